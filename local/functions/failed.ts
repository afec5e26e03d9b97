import type { Failure } from './protocol.ts';

/** A function that threw, took too long or died. `name` is what it threw. */
export class FunctionFailed extends Error {
  readonly timedOut: boolean;

  constructor({ errorType, errorMessage }: Failure, timedOut = false) {
    super(errorMessage);
    this.name = errorType;
    this.timedOut = timedOut;
  }
}

export const died = (errorMessage: string): FunctionFailed => new FunctionFailed({ errorType: 'Runtime.ExitError', errorMessage });

export const late = (ms: number): FunctionFailed =>
  new FunctionFailed({ errorType: 'Sandbox.Timedout', errorMessage: `Task timed out after ${(ms / 1000).toFixed(2)} seconds` }, true);
