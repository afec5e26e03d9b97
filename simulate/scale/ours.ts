/** What we set ourselves, in lib/, pipeline/ and the pack's policy. test/simulate/scale-journey.test.ts holds these to what is deployed. */
export const OURS = {
  /** The stage's throttle in front of accept. */
  doorRequestsPerSecond: 500,
  doorBucketRequests: 1_000,
  /** Of one stage, enrich or route: a burst must not eat the account's concurrency. */
  batchesAtATime: 50,
  batchMessages: 10,
  visibilitySeconds: 60,
  receivesBeforeDead: 5,
  /** Calls of AWS's SDK, and how it waits before the second and third. */
  sdkTries: 3,
  sdkWaitSeconds: 1,
  /** Until then only who planned a page sends it. */
  claimSeconds: 15,
  /** The state machine's retry of escalate: doubled each time, up to the most. */
  wakeRetrySeconds: 2,
  wakeRetryMostSeconds: 60,
  /** State transitions that one turn of the clock takes: Wait, Escalate, Closed? */
  transitionsPerWake: 3,
  sweepEverySeconds: 60,
  sweepApartSeconds: 30,
  sweepAtOnce: 20,
  sweepToleranceSeconds: 15,
  sweepTimeoutSeconds: 600,
  /** docs/partners.md: at first after a second, then at longer and longer intervals. The most is assumed. */
  partnerAgainSeconds: 1,
  partnerAgainMostSeconds: 60,
  /** Keys of the index by which sweep finds what is due. */
  dueShards: 8,
} as const;
export type Ours = { readonly [Name in keyof typeof OURS]: number };
