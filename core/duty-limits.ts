/** How much a desk can hold: it is one item of the directory, and DynamoDB keeps none above 400 KB. */
import { membersOf, type Desk } from './people.ts';
import { instant, type Instant } from './time.ts';

export const MOST_PERIODS = 500;
export const MOST_MEMBERS = 100;
/** Of 400 KB, what crews and many names a turn may fill. */
const MOST_BYTES = 300_000;

/** Why a desk would not fit, in a sentence; null when it does. Overrides that are over at `now` do not count. */
export function overfull(desk: Desk, now: Instant = instant(0)): string | null {
  const overrides = (desk.overrides ?? []).filter(({ to }) => to > now);
  const members = new Set(membersOf({ ...desk, overrides })).size;
  if (overrides.length > MOST_PERIODS) return `desk ${desk.deskId} would have ${overrides.length} turns of calendars and overrides that are not over: at most ${MOST_PERIODS}; a rota says for good what recurs`;
  if (members > MOST_MEMBERS) return `desk ${desk.deskId} would have ${members} people on it: at most ${MOST_MEMBERS}`;
  const bytes = new TextEncoder().encode(JSON.stringify(desk)).length;
  return bytes > MOST_BYTES ? `desk ${desk.deskId} would be ${Math.ceil(bytes / 1000)} KB with its rotas and overrides: at most ${MOST_BYTES / 1000}` : null;
}
