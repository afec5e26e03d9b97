/** What everything in one world stands on. */
import type { Ms } from './agenda.ts';
import type { Running } from './process.ts';
import type { Watch } from '../promises/watch.ts';

export interface Ground extends Running {
  readonly seed: number;
  /** How long something takes: from `low` to `high`, always the same for its name. */
  takes(name: string, low: Ms, high: Ms): Ms;
  readonly promises: Watch;
  /** Of an incident, for the story: the alert that it is of. */
  called(incidentId: string): string;
}
