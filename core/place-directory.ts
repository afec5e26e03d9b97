/**
 * A long list of small places (towns by population, villages by post office), read where it lies and never taken apart:
 * sorted lines `key|Name|WHERE:weight,WHERE:weight`, where key is `keyOf(soundOf(name))` of the name without spaces.
 */
import type { Where } from './where.ts';

export interface Listed {
  readonly name: string;
  /** Thousands of people, roughly. */
  readonly weights: readonly (readonly [Where, number])[];
}

export type PlaceDirectory = (key: string) => Listed | null;

/** About 2 µs a question. */
export function placeDirectory(lines: string): PlaceDirectory {
  return (key) => {
    let [low, high] = [0, lines.length];
    while (low < high) {
      const start = lines.lastIndexOf('\n', (low + high) >> 1) + 1;
      const from = Math.max(start, low);
      const end = endOf(lines, from);
      const found = lines.slice(from, lines.indexOf('|', from));
      if (found === key) return listed(lines.slice(from, end));
      if (found < key) low = end + 1;
      else high = from - 1;
    }
    return null;
  };
}

const endOf = (lines: string, from: number): number => {
  const end = lines.indexOf('\n', from);
  return end < 0 ? lines.length : end;
};

function listed(line: string): Listed {
  const [, name = '', weights = ''] = line.split('|');
  return { name, weights: weights.split(',').map((one) => [one.slice(0, one.indexOf(':')), Number(one.slice(one.indexOf(':') + 1))] as const) };
}
