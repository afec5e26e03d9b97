/** What every SDK client is given: connections that stay open, and no call that hangs past its function's time. */
export const CLIENT = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1000, requestTimeout: 2500, throwOnRequestTimeout: true },
} as const;
