/** What an alert takes. Counts are those of the real steps (test/commands/cost/stories.test.ts runs them); the rest is assumed, and says so. */
export const MINUTE = 60;

export interface Counts {
  /** Units of DynamoDB of the ledger, its indexes with it. */
  readonly writeUnits: number;
  readonly readUnits: number;
  /** Read units of the directory. */
  readonly peopleReads: number;
  readonly starts: number;
  readonly wakes: number;
  readonly sms: number;
  readonly mails: number;
  /** Of what stays in the ledger for as long as it keeps alerts. */
  readonly keptBytes: number;
}

export interface Story {
  readonly what: string;
  readonly counts: Counts;
  /** Requests at the front door that open a link or press a button. */
  readonly presses: number;
  /** Through the front door and the two queues; a drill is not. */
  readonly isAlert: boolean;
}

/** Uttar Pradesh's policy with the sample people. Every SMS is proved by a receipt. */
export const STORIES = {
  acknowledged: {
    what: 'acknowledged within the first level, closed after 18 minutes',
    counts: { writeUnits: 144, readUnits: 72, peopleReads: 172, starts: 1, wakes: 5, sms: 5, mails: 4, keptBytes: 12_490 },
    presses: 6,
    isAlert: true,
  },
  unanswered: {
    what: 'nobody answers for an hour',
    counts: { writeUnits: 783, readUnits: 227, peopleReads: 512, starts: 1, wakes: 31, sms: 42, mails: 74, keptBytes: 79_235 },
    presses: 0,
    isAlert: true,
  },
  canary: {
    what: 'an exercise of the canary, acknowledged',
    counts: { writeUnits: 15, readUnits: 6, peopleReads: 13, starts: 1, wakes: 1, sms: 0, mails: 0, keptBytes: 972 },
    presses: 1,
    isAlert: true,
  },
  drill: {
    what: 'a drill of a desk of one post',
    counts: { writeUnits: 24, readUnits: 6, peopleReads: 35, starts: 1, wakes: 1, sms: 1, mails: 1, keptBytes: 2_928 },
    presses: 1,
    isAlert: false,
  },
} as const satisfies Record<string, Story>;
