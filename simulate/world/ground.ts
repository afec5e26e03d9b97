/** What everything in one world stands on. */
import type { Chance } from './chance.ts';
import type { Running } from './process.ts';
import type { Watch } from '../promises/watch.ts';

export interface Ground extends Running {
  readonly seed: number;
  readonly chance: Chance;
  readonly promises: Watch;
  /** Of an incident, for the story: the alert that it is of. */
  called(incidentId: string): string;
}
