/** What the checks are given: what is wanted, and whom they may ask. */
import type { Pack } from '../core/pack.ts';
import type { Instant } from '../core/time.ts';
import type { Settings } from '../lib/settings.ts';
import type { Aws } from './aws.ts';
import type { Deployed } from './deployed.ts';
import type { Templates } from './templates.ts';

export interface Facts {
  readonly settings: Settings;
  /** Why a deploy would stop: one sentence for each setting or file of the pack that is wrong. */
  readonly faults: readonly string[];
  /** The second of two regions: its settings, and what is the first's only is not asked of it. */
  readonly isStandby: boolean;
  readonly pack: Pack;
  /** The region of `npm run people` and `oncall`: that of the environment. */
  readonly shellRegion: string | undefined;
  readonly now: Instant;
}

export interface World {
  readonly facts: Facts;
  readonly aws: Aws;
  readonly names: Names;
  /** Null before the first deploy. Asked once. */
  readonly deployed: () => Promise<Deployed | null>;
  /** What this checkout would deploy. Made once. */
  readonly checkout: () => Promise<Templates>;
  readonly wait: (seconds: number) => Promise<void>;
}

/** The world's name servers. Nothing there is an empty list. */
export interface Names {
  readonly aliases: (host: string) => Promise<readonly string[]>;
  readonly addresses: (host: string) => Promise<readonly string[]>;
}

/** Several checks ask the same: one asks for all. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return async () => (made ??= make());
}

/** What only a deployment can tell; `look` asks no such check without one. */
export async function deploymentOf({ deployed }: World): Promise<Deployed> {
  const found = await deployed();
  if (found === null) throw new Error('nothing is deployed');
  return found;
}
