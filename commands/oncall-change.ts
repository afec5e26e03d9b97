/** Overrides and absences, written into a directory at run time. */
import { withAbsence, withOverride, withoutAbsence, withoutOverride } from '../core/duty-change.ts';
import type { DeskId, Override, Period, ResponderId } from '../core/people.ts';
import type { Instant } from '../core/time.ts';
import type { Directory, Roll } from '../pipeline/ports.ts';

export interface Changing {
  readonly directory: Directory & Roll;
  readonly now: Instant;
  /** Takes the same back. */
  readonly undo: boolean;
}

/** False: the directory said so already. */
export async function override({ directory, now, undo }: Changing, deskId: DeskId, wanted: Override): Promise<boolean> {
  const named = [...wanted.responders, ...(wanted.instead === null ? [] : [wanted.instead])];
  await mustKnow(directory, named);
  let isNew = false;
  const after = await directory.changeDesk(deskId, (desk) => {
    const changed = undo ? withoutOverride(desk, wanted) : withOverride(desk, wanted, now);
    isNew = changed !== desk;
    return changed;
  });
  if (after === null) throw new Error(`There is no desk "${deskId}" in the directory: allowed is "state", or a unit's code that was enrolled.`);
  return isNew;
}

export async function absent({ directory, now, undo }: Changing, responderId: ResponderId, period: Period): Promise<boolean> {
  await mustKnow(directory, [responderId]);
  let isNew = false;
  await directory.changeResponder(responderId, (responder) => {
    const changed = undo ? withoutAbsence(responder, period) : withAbsence(responder, period, now);
    isNew = changed !== responder;
    return changed;
  });
  return isNew;
}

async function mustKnow(directory: Directory, ids: readonly ResponderId[]): Promise<void> {
  const { responders } = await directory.people([], ids);
  const unknown = ids.filter((id) => !responders.some(({ responderId }) => responderId === id));
  if (unknown.length > 0) throw new Error(`${unknown.map((id) => `"${id}"`).join(', ')}: not in the directory. Enrol them first: npm run people -- seed FILE --table NAME`);
}
