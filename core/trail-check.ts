/** Whether a trail is whole and true to what it is the trail of: the first thing that is wrong, in a sentence. */
import { blockName, canonical, hashOf, nextSeq, type Block, type Entry } from './trail.ts';
import { secondsBetween, type Instant, type Seconds } from './time.ts';

/** One object of the bucket, with all that was ever put in its place. */
export interface Found {
  readonly name: string;
  readonly text: string;
  /** 1 where nothing was put over it and nothing deleted it. */
  readonly versions: number;
  readonly isDeleted: boolean;
}

export type Read = { readonly blocks: readonly Block[] } | { readonly fault: string };

/** `found`: by name. */
export function readTrail(trail: string, found: readonly Found[]): Read {
  const blocks: Block[] = [];
  for (const one of found) {
    const block = readBlock(trail, one, blocks.at(-1) ?? null);
    if (typeof block === 'string') return { fault: block };
    blocks.push(block);
  }
  return { blocks };
}

/** The block, or what is wrong with it. */
function readBlock(trail: string, { name, text, versions, isDeleted }: Found, before: Block | null): Block | string {
  if (isDeleted) return `${name} was deleted`;
  if (versions !== 1) return `${name} was written over: it has ${versions} versions, and is to have one`;
  const block = parsed(text);
  if (block === null) return `${name} is no block: something of it was changed`;
  const [{ seq }, expected] = [block.entries[0]!, nextSeq(before)];
  if (block.hash !== hashOf(block) || canonical(block) !== text) return `${name} was changed: its hash is not that of what it holds`;
  if (block.trail !== trail || blockName(trail, seq) !== name) return `${name} was moved: it says of itself that it is ${blockName(block.trail, seq)}`;
  if (seq !== expected) return `${name} begins with entry ${seq} where ${expected} was to follow: ${seq > expected ? `${seq - expected} are missing before it` : 'it is there twice'}`;
  const odd = block.entries.findIndex((entry, i) => entry.seq !== seq + i);
  if (odd !== -1) return `${name} has entry ${block.entries[odd]!.seq} where ${seq + odd} was to follow`;
  if (block.previous !== (before?.hash ?? null)) return `${name} does not follow the block before it: that has another hash than this one remembers`;
  return block;
}

function parsed(text: string): Block | null {
  try {
    const value = JSON.parse(text) as Partial<Block> | null;
    const entries: unknown = value?.entries;
    const isBlock = typeof value?.trail === 'string' && typeof value.hash === 'string' && Array.isArray(entries) && entries.length > 0 && entries.every((entry) => Number.isInteger((entry as Entry | null)?.seq));
    return isBlock ? (value as Block) : null;
  } catch {
    return null; // told as a sentence
  }
}

/** A trail may be behind what it follows for as long. */
const WRITTEN_WITHIN: Seconds = 60;

/** Whether it says the same as the ledger; null where it does. `entries`: as the ledger has them. */
export function disagreement(trail: string, blocks: readonly Block[], entries: readonly Entry[], now: Instant): string | null {
  const told = blocks.flatMap((block) => block.entries);
  const odd = told.findIndex((entry, i) => entries[i] !== undefined && canonical(entry) !== canonical(entries[i]));
  if (odd !== -1) return `${trail}: entry ${odd} is not what the ledger has: the trail says ${canonical(told[odd])}, the ledger ${canonical(entries[odd])}`;
  if (told.length > entries.length) return `${trail}: the ledger ends before entry ${entries.length}, of which the trail knows: ${canonical(told[entries.length])}`;
  const missing = entries[told.length];
  if (missing === undefined || secondsBetween(missing.at, now) < WRITTEN_WITHIN) return null;
  return `${trail} ends before entry ${missing.seq}: the ledger has ${entries.length - told.length} more, the oldest of ${missing.at}`;
}
