/** How often a schedule of EventBridge comes in a month of 730 hours. */
import { DAYS_A_MONTH, HOURS_A_MONTH } from './usage.ts';

const HOURS: Readonly<Record<string, number>> = { minute: 1 / 60, hour: 1, day: 24 };

/** Throws a sentence. */
export function timesAMonth(expression: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (count !== undefined) return HOURS_A_MONTH / (Number(count) * HOURS[unit!]!);
  const [, minutes] = /^cron\(\d+\/(\d+) \* \* \* \? \*\)$/.exec(expression) ?? [];
  if (minutes !== undefined) return (HOURS_A_MONTH * 60) / Number(minutes);
  const [, dayOfMonth, weekDays] = /^cron\(\d+ \d+ ([*?]) \* ([?*]|[A-Z]{3}(?:,[A-Z]{3})*) \*\)$/.exec(expression) ?? [];
  if (dayOfMonth === undefined) throw new Error(`The schedule ${expression} cannot be counted: allowed are rate(…), cron(first/every * * * ? *) and cron(minute hour * * days *).`);
  return /[?*]/.test(weekDays!) ? DAYS_A_MONTH : (DAYS_A_MONTH / 7) * weekDays!.split(',').length;
}
