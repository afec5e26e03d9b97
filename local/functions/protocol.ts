/** What the laptop and a function's thread say to each other. Events and results travel as JSON, as they do in Lambda. */
export interface ThreadData {
  readonly taskRoot: string;
  /** `index.handler` */
  readonly handler: string;
  readonly logFile: string;
  readonly functionArn: string;
  readonly memoryMb: number;
}

export interface Job {
  readonly requestId: string;
  readonly event: string;
  /** Epoch milliseconds. */
  readonly deadline: number;
}

export type Report =
  | { readonly ready: true }
  | { readonly result: string }
  | { readonly failed: Failure };

/** As Lambda answers a function that threw. */
export interface Failure {
  readonly errorType: string;
  readonly errorMessage: string;
}
