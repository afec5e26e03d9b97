/** What the services of a world have in common. */
import type { Chance } from '../world/chance.ts';
import type { Running } from '../world/process.ts';
import type { Watch } from '../promises/watch.ts';

export interface Services extends Running {
  readonly chance: Chance;
  readonly promises: Watch;
  /** Of an incident, for the story: the alert that it is of. */
  called(incidentId: string): string;
}
