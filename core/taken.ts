/** Those who were paged are told once what has become of it, each by the way that they were paged first. */
import { record, type Happening } from './events.ts';
import type { Incident, Paged } from './incident.ts';
import type { UnitCode } from './location.ts';
import { planPages, unclaimed, type Purpose } from './page.ts';
import type { Instant } from './time.ts';

/** Who has it. `incident`: just taken. Whoever had it before is told too. */
export function tellOthers(incident: Incident, before: Incident['holder'], now: Instant): Incident {
  const { paged, holder } = incident;
  const others = paged.filter(({ responderId }) => responderId !== holder?.responderId);
  const isRelieved = before !== null && before.responderId !== holder?.responderId && !others.some(({ responderId }) => responderId === before.responderId);
  const relieved = isRelieved && before.channel !== null ? [{ ...before, channel: before.channel }] : [];
  return { ...told(incident, [...others, ...relieved], { purpose: 'taken', kind: 'TOLD' }, now), paged: others.length + relieved.length === 0 ? paged : [] };
}

/** That the place is another unit's: those of `left` who were paged, and may have set out. */
export function tellLeft(incident: Incident, left: readonly UnitCode[], now: Instant): Incident {
  const theirs = incident.paged.filter(({ deskId }) => left.includes(deskId));
  return told({ ...incident, paged: incident.paged.filter((one) => !theirs.includes(one)) }, theirs, { purpose: 'moved', kind: 'MOVED' }, now);
}

function told(incident: Incident, to: readonly Paged[], { purpose, kind }: { readonly purpose: Purpose; readonly kind: Happening['kind'] }, now: Instant): Incident {
  if (to.length === 0) return incident;
  const recipients = to.map(({ responderId, deskId, channel }) => ({ responderId, deskId, channels: [channel] }));
  const pages = unclaimed(planPages(`r${incident.round}.${purpose}${incident.events.at(-1)!.seq}`, purpose, recipients, now, null), now);
  return record({ ...incident, pages: [...incident.pages, ...pages] }, now, { kind, detail: { pages: pages.map(({ key }) => key) } });
}
