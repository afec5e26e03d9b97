/**
 * What one alert takes on its way: seconds, pages, units of the tables.
 *
 * Pages and units are those of the real steps (test/simulate/scale-journey.test.ts runs them and counts). Seconds are
 * assumed, since nobody has deployed it: calls to services within a region at their usual few milliseconds, and CPU as
 * measured on the machine of bench/results.json, one core of which counts as one of Lambda's.
 */

/** A moment of an incident that nobody answers, and what is paged then. */
export interface Moment {
  /** After the moment before. */
  readonly afterSeconds: number;
  /** A level of the policy; or the follow-up of SMS that are not proved in time, which is empty when they are. */
  readonly kind: 'level' | 'proof';
  readonly sms: number;
  readonly mails: number;
}

const level = (afterSeconds: number, sms: number, mails: number): Moment => ({ afterSeconds, kind: 'level', sms, mails });
const proof = (afterSeconds: number, sms: number, mails = 0): Moment => ({ afterSeconds, kind: 'proof', sms, mails });

/** Uttar Pradesh's policy with the sample people: nobody has a channel for calls, which is the most SMS. The last two come again without end. */
export const MOMENTS: readonly Moment[] = [
  level(0, 2, 2), proof(45, 2), level(15, 1, 0), proof(45, 0, 1), level(15, 2, 2), proof(45, 2), level(75, 3, 3), proof(45, 3), level(75, 1, 1), proof(45, 1), level(75, 3, 6), proof(45, 0), level(255, 3, 6),
]; // prettier-ignore
/** Its place among these, and when it comes if nobody answers. */
export const SECOND_LEVEL = 2;
export const SECOND_LEVEL_SECONDS = 60;

/** Lambda gives a function of 1,024 MB this much of a core: a whole one comes with 1,769 MB. */
const CORE = 1_024 / 1_769;

export const JOURNEY = {
  /** Signature, and SendMessage. */
  acceptSeconds: 0.02,
  /** SendMessage; messages of a batch are worked on at once. */
  enrichCallSeconds: 0.015,
  /** Reading, and locating: 0.111 ms at p50, 0.876 ms at p99 in bench/results.json, and an SDK call. */
  enrichCpuSeconds: 0.003 / CORE,
  /** Alert and head: two calls of 6 ms. */
  openCallSeconds: 0.012,
  openWrites: 4,
  /** Head, desks and people, links and claim: five calls of 6 ms. */
  claimCallSeconds: 0.03,
  /** All pages of a step at once. */
  publishCallSeconds: 0.06,
  /** What became of them, and SNS's names for them. */
  markCallSeconds: 0.012,
  startCallSeconds: 0.03,
  /** 1.1 ms of our own and 13 SDK calls of 1.0 to 1.3 ms, measured. */
  driveCpuSeconds: 0.016 / CORE,
  /** A look at an incident of which nothing is due, or that somebody else has in hand. */
  lookSeconds: 0.02,
  /** Links: one each. The head: as many as it has kilobytes; it grows from 5 to 9 while nobody answers. Traits: two. */
  firstHeadWrites: 5,
  traitWrites: 2,
  laterHeadWrites: 6,
  /** The state desk, the unit, and their seven people with what is known of their channels. */
  peopleReads: 16,
  /** Until an operator's receipt is understood. */
  receiptSeconds: 5,
  /** Of the state desk's primary, at the first level. */
  deskMails: 1,
  /** In English without joining: 124 of 160 characters. */
  partsPerSms: 1,
  /** A new copy of a function: its load and initialise of bench/results.json (64 to 129 ms), and what Lambda needs to fetch and start it. */
  coldSeconds: { accept: 0.35, enrich: 0.45, route: 0.42, escalate: 0.43, sweep: 0.43 },
} as const;
export type FunctionName = keyof (typeof JOURNEY)['coldSeconds'];
