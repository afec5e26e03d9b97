/** What the gazetteer knows by a name. */

import type { Shares } from './where.ts';

/** How big a thing the name stands for. `generic` names stand for nothing: every town has its Civil Lines. */
export type Rank = 'country' | 'state' | 'unit' | 'place' | 'listed' | 'generic';

export const SIZE: Readonly<Record<Rank, number>> = { country: 4, state: 3, unit: 2, place: 1, listed: 0, generic: 0 };

export interface PlaceEntry {
  /** As the data writes it. */
  readonly name: string;
  readonly rank: Rank;
  readonly shares: Shares;
  /** Also a word of everyday language, or a short code: needs words around it that make it a name. */
  readonly ordinary: boolean;
}
