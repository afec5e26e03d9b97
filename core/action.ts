/** What can be done to an incident, and in which status. */
import type { Disposition, Status, UnlocatedReason } from './incident.ts';
import type { DeskId } from './people.ts';
import type { Where } from './where.ts';

/** Words that somebody typed are kept apart (they may name the person); an action carries only the item's name. */
export type Command =
  | { readonly action: 'acknowledge' }
  | { readonly action: 'cannot-take' }
  | { readonly action: 'release' }
  | { readonly action: 'reached'; readonly note: string | null }
  | { readonly action: 'note'; readonly note: string }
  /** `to`: the desk as given; of an officer the note that begins with who it is. */
  | { readonly action: 'hand-off'; readonly to: string; readonly deskId: DeskId | null; readonly note: string | null }
  | { readonly action: 'cannot-locate'; readonly reason: UnlocatedReason; readonly note: string | null }
  | { readonly action: 'place'; readonly hint: Readonly<Record<string, string>> }
  /** Another state has taken it over, as was said by phone. */
  | { readonly action: 'accepted'; readonly note: string }
  | { readonly action: 'close'; readonly disposition: Disposition; readonly found: Where | null; readonly note: string };
export type Action = Command['action'];
export const ACTIONS = ['acknowledge', 'cannot-take', 'hand-off', 'reached', 'cannot-locate', 'release', 'note', 'place', 'accepted', 'close'] as const satisfies readonly Action[];

/** Why an action is not taken, as a key of the pack's wording. */
export type Refusal = 'closed' | 'only-answers' | 'not-paged' | 'not-acknowledged' | 'held-by-another' | 'only-a-supervisor' | 'not-offered';

export const BEFORE: readonly Action[] = ['acknowledge', 'cannot-take'];
const AFTER: readonly Action[] = ACTIONS.filter((action) => action !== 'accepted');
/** What may be done in each status; a new status does not compile until it is answered here. */
export const ALLOWED: Record<Status, readonly Action[]> = {
  ROUTED: BEFORE,
  ROUTE_UNCERTAIN: BEFORE,
  PAGING: BEFORE,
  ACKNOWLEDGED: AFTER,
  HANDED_OFF: AFTER,
  CONTACT_CONFIRMED: AFTER,
  UNABLE_TO_LOCATE: AFTER,
  TRANSFER_OFFERED: ACTIONS,
  TRANSFER_ACCEPTED: AFTER,
  CLOSED: [],
};
