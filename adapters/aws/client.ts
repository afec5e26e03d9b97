/** What every SDK client is given: connections that stay open, no call that hangs past its function's time, no log. */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

/** A logger with `info` makes the SDK sift every request and answer for a line that nobody reads: a tenth of a page's work. */
const silent: Omit<Logger, 'info'> = { trace: () => undefined, debug: () => undefined, warn: () => undefined, error: () => undefined };

export const CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true },
  logger: silent as Logger,
} as const;
