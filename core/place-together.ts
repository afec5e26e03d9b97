/** What several names of one text say together. */
import { sharesOf, type Shares, type Where } from './where.ts';
import type { PlaceGazetteer } from './place-gazetteer.ts';
import type { Weighed } from './place-context.ts';

const LEAST = 0.005;

/**
 * Each name is right but for its doubt: where names share a place they confirm it, where they do not the surer one has more.
 * The pack's own state keeps its units as they are and takes from all others.
 */
export function sharesTogether({ state, units }: PlaceGazetteer, names: readonly Weighed[]): { shares: Shares; doubt: number } {
  const candidates = new Set(names.flatMap(({ entry }) => [...entry.shares.keys()]));
  if ([...candidates].some((where) => units.has(where))) candidates.delete(state);
  const says = ({ entry, doubt, left }: Weighed, where: Where): number => {
    const inside = entry.shares.has(state) && units.has(where) ? 1 : (entry.shares.get(where) ?? 0);
    return (1 - doubt) * inside + doubt * left;
  };
  const scores = [...candidates].map((where): [Where, number] => [where, names.reduce((product, name) => product * says(name, where), 1)]);
  const kept = [...sharesOf(scores)].filter(([, share]) => share >= LEAST);
  const best = kept[0]?.[0];
  const telling = names.filter(({ entry }) => best !== undefined && entry.shares.has(best));
  // "Charbagh, UP" is no less sure than "Charbagh".
  const isBacked = best !== undefined && units.has(best) && names.some(({ entry }) => entry.shares.has(state));
  return { shares: sharesOf(kept), doubt: Math.min(...telling.map(({ doubt, alone }) => (isBacked ? alone : doubt)), 1) };
}
