/** Everything that can be said against the trail: what is wrong in it, and where it and the ledger differ. Changes nothing. */
import type { Entry } from '../core/trail.ts';
import { disagreement, readTrail, type Found } from '../core/trail-check.ts';
import type { Clock } from './ports.ts';
import type { Trails, Version } from './trails.ts';

export interface Verifying {
  readonly trails: Trails;
  readonly clock: Clock;
  /** What a trail is the trail of, as the ledger has it: null where the ledger knows nothing of it. `undefined`: nothing to hold it against, as of a table that was replaced. */
  readonly entriesOf: (trail: string) => Promise<readonly Entry[] | null | undefined>;
  /** Every trail that there should be, by what the ledger has. */
  readonly expected: AsyncIterable<string>;
  readonly looked: (trails: number) => void;
}

export interface Verified {
  readonly trails: number;
  readonly entries: number;
  /** One sentence for each trail that is wrong: the first thing that is. */
  readonly faults: readonly string[];
}

const AT_ONCE = 8;

/** `only`: the trail to look at; null for all. */
export async function verifyTrails(ports: Verifying, only: string | null): Promise<Verified> {
  const versions = await byTrail(ports.trails, only === null ? '' : `${only}/`);
  const names = new Set(versions.keys());
  for await (const trail of ports.expected) if (only === null || trail === only) names.add(trail);
  const [all, faults] = [[...names].sort(), [] as string[]];
  let entries = 0;
  for (let from = 0; from < all.length; from += AT_ONCE) {
    const looked = await Promise.all(all.slice(from, from + AT_ONCE).map(async (trail) => verifyOne(ports, trail, versions.get(trail) ?? [])));
    for (const one of looked) {
      entries += one.entries;
      if (one.fault !== null) faults.push(one.fault);
    }
    ports.looked(Math.min(from + AT_ONCE, all.length));
  }
  return { trails: all.length, entries, faults };
}

async function verifyOne({ trails, clock, entriesOf }: Verifying, trail: string, versions: readonly Version[]): Promise<{ readonly entries: number; readonly fault: string | null }> {
  const read = readTrail(trail, await objects(trails, versions));
  if ('fault' in read) return { entries: 0, fault: read.fault };
  const entries = await entriesOf(trail);
  const told = read.blocks.reduce((sum, block) => sum + block.entries.length, 0);
  if (entries === undefined) return { entries: told, fault: null };
  if (entries === null) return { entries: told, fault: `${trail} is the trail of what the ledger does not have` };
  return { entries: told, fault: disagreement(trail, read.blocks, entries, clock.now()) };
}

async function objects(trails: Trails, versions: readonly Version[]): Promise<Found[]> {
  const names = [...Map.groupBy(versions, ({ name }) => name)];
  return Promise.all(names.map(async ([name, all]): Promise<Found> => {
    const newest = all[0]!;
    return { name, versions: all.length, isDeleted: newest.isDeletion, text: newest.isDeletion ? '' : ((await trails.read(name, newest.version)) ?? '') };
  }));
}

/** By the folder in which its blocks lie. */
async function byTrail(trails: Trails, prefix: string): Promise<Map<string, Version[]>> {
  const found = new Map<string, Version[]>();
  for await (const version of trails.versions(prefix)) {
    const trail = version.name.slice(0, version.name.lastIndexOf('/'));
    found.set(trail, [...(found.get(trail) ?? []), version]);
  }
  return found;
}
