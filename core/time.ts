/** Moments and lengths of time. An instant is ISO 8601 in UTC with milliseconds, so instants compare and sort as text. */
export type Instant = string & { readonly __instant: never };
export type Seconds = number;

/** Throws on anything that is not a moment. */
export function instant(text: string | number): Instant {
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) throw new RangeError(`"${text}" is not a moment: allowed is ISO 8601, such as 2026-03-01T12:00:00Z`);
  return date.toISOString() as Instant;
}

export const secondsAfter = (from: Instant, seconds: Seconds): Instant => instant(Date.parse(from) + Math.round(seconds * 1000));
export const secondsBetween = (from: Instant, to: Instant): Seconds => (Date.parse(to) - Date.parse(from)) / 1000;
export const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);

export const isOverdue = (moment: Instant, now: Instant): boolean => moment < now;

/** The earliest of those that are set; null when none is. */
export function earliest(moments: readonly (Instant | null)[]): Instant | null {
  return moments.reduce((first, moment) => (moment !== null && (first === null || moment < first) ? moment : first), null);
}
