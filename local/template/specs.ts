/** What the laptop runs, as the template says it. */
export interface TableSpec {
  readonly name: string;
  readonly streamArn: string;
  /** As CreateTable takes them. */
  readonly keySchema: unknown;
  readonly attributeDefinitions: unknown;
  readonly indexes: unknown;
}

/** Of which everything that is put there stays: the laptop has no other. */
export interface BucketSpec {
  readonly name: string;
}

export interface QueueSpec {
  readonly name: string;
  readonly url: string;
  readonly arn: string;
  /** As SetQueueAttributes takes them. */
  readonly attributes: Readonly<Record<string, string>>;
}

export interface TopicSpec {
  readonly arn: string;
}

export interface SubscriptionSpec {
  readonly topicArn: string;
  readonly protocol: string;
  readonly endpoint: string;
}

export interface SecretSpec {
  readonly id: string;
  /** The value itself, or how long a random one is. */
  readonly value: string | { readonly randomCharacters: number };
}

export interface FunctionSpec {
  readonly name: string;
  readonly arn: string;
  /** The folder that Lambda would unpack. */
  readonly folder: string;
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMb: number;
  /** Events that were handed over without waiting for an answer go here when every try failed. */
  readonly deadLettersArn: string | undefined;
}

export interface EventSource {
  readonly queueArn: string;
  /** Name or ARN. */
  readonly functionName: string;
  readonly batchSize: number;
  readonly reportsFailures: boolean;
  readonly concurrency: number;
}

export interface StreamSource {
  readonly streamArn: string;
  /** Name or ARN. */
  readonly functionName: string;
  readonly batchSize: number;
  readonly windowSeconds: number;
  /** What one of the keys must begin with, or be. */
  readonly key: { readonly name: string; readonly equals?: string; readonly prefix?: string };
}

export interface MachineSpec {
  readonly arn: string;
  readonly name: string;
  readonly definition: string;
}

export interface Schedule {
  readonly name: string;
  /** `rate(1 minute)` or `cron(…)`. */
  readonly expression: string;
  /** Functions and queues. */
  readonly targets: readonly { readonly arn: string; readonly input: unknown }[];
}

export interface ApiResource {
  readonly id: string;
  readonly parentId: string;
  /** One segment, such as `partners` or `{partner}`. */
  readonly segment: string;
}

export interface ApiMethod {
  readonly method: string;
  readonly resourceId: string;
  readonly functionArn: string;
  /** Whether the cloud asks for a signed request; the laptop's loopback does not. */
  readonly signed: boolean;
}

export interface GatewayResponse {
  readonly type: string;
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface LogReader {
  /** Name of the log. */
  readonly log: string;
  readonly functionArn: string;
}

export interface Plan {
  readonly tables: TableSpec[];
  readonly buckets: BucketSpec[];
  readonly queues: QueueSpec[];
  readonly topics: TopicSpec[];
  readonly subscriptions: SubscriptionSpec[];
  readonly secrets: SecretSpec[];
  readonly functions: FunctionSpec[];
  readonly eventSources: EventSource[];
  readonly streamSources: StreamSource[];
  readonly machines: MachineSpec[];
  readonly schedules: Schedule[];
  readonly logReaders: LogReader[];
  readonly apiResources: ApiResource[];
  readonly apiMethods: ApiMethod[];
  readonly gatewayResponses: GatewayResponse[];
}
