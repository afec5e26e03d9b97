/** Where the person may be, as far as the hints tell, and why. */

/** A police district or commissionerate, by its LGD district code. */
export type UnitCode = string;

/**
 * Why a decision was taken, as data: the pack's wording turns it into a sentence in the reader's language.
 * It names units, PINs and names out of the pack, never what a partner wrote.
 */
export type Reason =
  | { readonly kind: 'pin-is'; readonly pin: string; readonly units: readonly [UnitCode] }
  | { readonly kind: 'pin-shared'; readonly pin: string; readonly units: readonly UnitCode[] }
  | { readonly kind: 'pin-elsewhere'; readonly pin: string }
  | { readonly kind: 'pin-malformed' }
  | { readonly kind: 'place-is'; readonly name: string; readonly units: readonly [UnitCode] }
  | { readonly kind: 'place-ambiguous'; readonly name: string; readonly units: readonly UnitCode[] }
  | { readonly kind: 'place-elsewhere'; readonly name: string }
  | { readonly kind: 'place-unknown' }
  | { readonly kind: 'hint-not-used'; readonly name: 'gps' | 'ip' | 'cell' }
  | { readonly kind: 'hints-disagree'; readonly units: readonly UnitCode[] }
  | { readonly kind: 'no-hints' }
  | { readonly kind: 'locating-failed' };

export interface Candidate {
  readonly code: UnitCode;
  /** 0 … 1. */
  readonly p: number;
}

export interface Location {
  /** `unit`: one unit, with confidence. `desk`: the state desk decides, with the ranked list. */
  readonly decision: 'unit' | 'desk';
  /** Best first. */
  readonly units: readonly Candidate[];
  readonly because: readonly [Reason, ...Reason[]];
}

/** What goes on when locating itself broke: an alert is never held back for its place. */
export const NOT_LOCATED: Location = { decision: 'desk', units: [], because: [{ kind: 'locating-failed' }] };

/** The unit to page beside the state desk, if there is one. */
export const routedUnit = ({ decision, units }: Location): UnitCode | null => (decision === 'unit' ? (units[0]?.code ?? null) : null);
