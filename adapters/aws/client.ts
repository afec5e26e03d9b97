/** What every SDK client is given: connections that stay open, an end to every call, no log. */
import type { DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

type Logger = NonNullable<DynamoDBClientConfig['logger']>;

/** A logger with `info` makes the SDK sift every request and answer for a line that nobody reads: a tenth of a page's work. */
const silent: Omit<Logger, 'info'> = { trace: () => undefined, debug: () => undefined, warn: () => undefined, error: () => undefined };

/** For secrets: the last known ones serve, or a page goes out without a link, so nothing waits long for them. */
export const QUICK_CLIENT = {
  maxAttempts: 2,
  requestHandler: { connectionTimeout: 500, requestTimeout: 1000, throwOnRequestTimeout: true },
  logger: silent as Logger,
} as const;

export const CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true },
  logger: silent as Logger,
} as const;
