/** Chance that can be had again: a stream of its own for each name, so that what one part of the world draws moves no other. */
import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

export interface Chance {
  /** 0 … 1. */
  next(): number;
  /** From `low`, inclusive, to `high`. */
  between(low: number, high: number): number;
  /** True in a share of the cases. */
  in(share: number): boolean;
  oneOf<T>(some: readonly T[]): T;
}

export function chanceOf(seed: number, name: string): Chance {
  const stream = xoroshiro128plus(mixed(seed, name));
  const next = (): number => uniformFloat32(stream);
  return {
    next,
    between: (low, high) => low + next() * (high - low),
    in: (share) => next() < share,
    oneOf: (some) => some[Math.floor(next() * some.length)]!,
  };
}

/** One number for a name, from 0 to 1: what a stream of that name would begin with, without opening it. */
export const chanceAt = (seed: number, name: string): number => mixed(seed, name) / 2 ** 32;

/** FNV-1a over the name, beginning at the seed; then murmur's finalizer, for names that differ by a letter must not draw alike. */
function mixed(seed: number, name: string): number {
  let hash = (0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1)) >>> 0;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
