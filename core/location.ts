/** Where the person may be, as far as the hints tell, and why. */
import type { Source } from './source.ts';
import type { Where } from './where.ts';

/** A police district or commissionerate, by its LGD district code. */
export type UnitCode = string;

/**
 * Why a decision was taken, as data: the pack's wording turns it into a sentence in the reader's language.
 * It names units, PINs and names out of the pack, never what a partner wrote. `where`: units and places elsewhere, the likeliest first.
 */
export type Reason =
  | { readonly kind: 'pin-is' | 'pin-shared' | 'pin-elsewhere' | 'pin-like'; readonly pin: string; readonly where: readonly Where[] }
  | { readonly kind: 'pin-malformed' | 'pin-unknown' }
  | { readonly kind: 'place-is' | 'place-ambiguous' | 'place-elsewhere' | 'place-ours'; readonly name: string; readonly where: readonly Where[] }
  | { readonly kind: 'place-unknown' | 'place-cut' }
  | { readonly kind: 'post-says'; readonly name: string; readonly where: readonly Where[] }
  | { readonly kind: 'point-is' | 'point-near-border' | 'point-elsewhere' | 'point-swapped'; readonly name: PointName; readonly where: readonly Where[] }
  | { readonly kind: 'point-nowhere' | 'point-zero' | 'point-out-of-range' | 'point-malformed'; readonly name: PointName }
  | { readonly kind: 'ip-near'; readonly where: readonly Where[] }
  | { readonly kind: 'ip-elsewhere'; readonly where: readonly Where[] }
  | { readonly kind: 'ip-india' | 'ip-private' | 'ip-malformed' | 'ip-unknown' }
  | { readonly kind: 'landline-is'; readonly name: string; readonly where: readonly Where[] }
  | { readonly kind: 'phone-foreign'; readonly where: readonly Where[] }
  | { readonly kind: 'phone-mobile' | 'phone-malformed' }
  | { readonly kind: 'hints-disagree'; readonly where: readonly Where[] }
  | { readonly kind: 'no-hints' | 'locating-failed' | 'erased' };

/** What kind of point it is, as a key of the pack's terms. */
export type PointName = 'gps' | 'cell' | 'plus-code' | 'digipin' | 'map-link' | 'coordinates';

export interface Candidate {
  readonly code: UnitCode;
  /** 0 … 1. */
  readonly p: number;
}

/** A reason, and how many bits it speaks for the likeliest place: positive for, negative against; 0 where it only tells. */
export type Weighed = Reason & { readonly bits: number; readonly source: Source | null };

export interface Location {
  /** `unit`: one unit, with confidence. `units`: two that adjoin. `outside`: another state or country. `desk`: the state desk decides, with the ranked list. */
  readonly decision: 'unit' | 'units' | 'outside' | 'desk';
  /** Best first, five at most. */
  readonly units: readonly Candidate[];
  /** The likeliest place that is not ours, and how likely all of them together are. */
  readonly outside: { readonly where: Where; readonly p: number } | null;
  /** How exact the best hint is that speaks for the likeliest place; null when none is. */
  readonly uncertaintyM: number | null;
  readonly because: readonly [Weighed, ...Weighed[]];
}

export const NOTHING_SAID: Weighed = { kind: 'no-hints', bits: 0, source: null };
/** What stands in the place of all that placed a person. */
export const ERASED: Weighed = { kind: 'erased', bits: 0, source: null };
/** What goes on when locating itself broke: an alert is never held back for its place. */
export const LOCATING_FAILED: Weighed = { kind: 'locating-failed', bits: 0, source: null };

/** The unit to page beside the state desk, if there is one. */
export const routedUnit = ({ decision, units }: Location): UnitCode | null => (decision === 'unit' ? (units[0]?.code ?? null) : null);

/** Those of a decision for two. */
export const routedUnits = ({ decision, units }: Location): UnitCode[] => (decision === 'unit' ? units.slice(0, 1) : decision === 'units' ? units.slice(0, 2) : []).map(({ code }) => code);
