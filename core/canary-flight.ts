/** What became of one exercise of the canary: which legs it flew, how long each took, and what broke. */
import type { Instant, Seconds } from './time.ts';

/** From sending to 202, to its page, to the answer that it is acknowledged. */
export const LEGS = ['accepted', 'paged', 'acknowledged'] as const;
export type Leg = (typeof LEGS)[number];

/** After sending; what comes later has failed. */
export const TOO_LATE: Seconds = 60;

export interface Flight {
  readonly sentAt: Instant;
  readonly reached: Readonly<Partial<Record<Leg, Instant>>>;
  /** What broke, in words that go on after a comma; null where nothing did. */
  readonly broke: string | null;
}

export interface Verdict {
  readonly came: boolean;
  /** Milliseconds since sending, of the legs that it flew. */
  readonly legs: Readonly<Partial<Record<Leg, number>>>;
  readonly sentence: string;
}

export function judged({ sentAt, reached, broke }: Flight): Verdict {
  const flown = LEGS.filter((leg) => reached[leg] !== undefined);
  const legs: Verdict['legs'] = Object.fromEntries(flown.map((leg) => [leg, Date.parse(reached[leg]!) - Date.parse(sentAt)]));
  const way = flown.map((leg) => `${leg} after ${(legs[leg]! / 1000).toFixed(1)} s`);
  const missed = LEGS.find((leg) => legs[leg] === undefined || legs[leg] > TOO_LATE * 1000);
  const came = broke === null && missed === undefined;
  const why = came ? [] : [broke ?? `not ${missed} within ${TOO_LATE} s`];
  return { came, legs, sentence: `The exercise ${came ? 'came through' : 'did not come through'}: ${[...way, ...why].join(', ')}.` };
}
