/** Units of what AWS charges for, and what they cost. */
import { PRICES, type PriceName } from './prices.ts';

export type Usage = Readonly<Partial<Record<PriceName, number>>>;
/** One row of a table: what is used, and by what. */
export interface Line {
  readonly what: string;
  readonly usage: Usage;
}

export const HOURS_A_MONTH = 730;
export const DAYS_A_MONTH = HOURS_A_MONTH / 24;

const entries = (usage: Usage) => Object.entries(usage) as [PriceName, number][];

export const usdOf = (usage: Usage): number => entries(usage).reduce((sum, [name, units]) => sum + (units * PRICES[name].usd) / PRICES[name].per, 0);

export function added(...usages: readonly Usage[]): Usage {
  const sum: Partial<Record<PriceName, number>> = {};
  for (const [name, units] of usages.flatMap(entries)) sum[name] = (sum[name] ?? 0) + units;
  return sum;
}

export const times = (usage: Usage, factor: number): Usage => Object.fromEntries(entries(usage).map(([name, units]) => [name, units * factor]));

/** What is left to pay for in a month. */
export const afterFree = (usage: Usage): Usage => Object.fromEntries(entries(usage).map(([name, units]) => [name, Math.max(0, units - PRICES[name].freePerMonth)]));
