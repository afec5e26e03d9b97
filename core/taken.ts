/** Those who were paged are told once who has it, each by the way that they were paged first. */
import { record } from './events.ts';
import type { Incident } from './incident.ts';
import { planPages, unclaimed } from './page.ts';
import type { Instant } from './time.ts';

/** `incident`: just taken. Whoever had it before is told too. */
export function tellOthers(incident: Incident, before: Incident['holder'], now: Instant): Incident {
  const { paged, holder, round, events } = incident;
  const others = paged.filter(({ responderId }) => responderId !== holder?.responderId);
  const isRelieved = before !== null && before.responderId !== holder?.responderId && !others.some(({ responderId }) => responderId === before.responderId);
  const relieved = isRelieved && before.channel !== null ? [{ ...before, channel: before.channel }] : [];
  const recipients = [...others, ...relieved].map(({ responderId, deskId, channel }) => ({ responderId, deskId, channels: [channel] }));
  if (recipients.length === 0) return incident;
  const pages = unclaimed(planPages(`r${round}.taken${events.at(-1)!.seq}`, 'taken', recipients, now, null), now);
  return record({ ...incident, paged: [], pages: [...incident.pages, ...pages] }, now, { kind: 'TOLD', detail: { pages: pages.map(({ key }) => key) } });
}
