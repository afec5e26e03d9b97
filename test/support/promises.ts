/** What must hold of every incident at every moment, as sentences about what does not. */
import { secondsBetween, type Instant } from '../../core/time.ts';
import { hashOf } from '../../core/token.ts';
import type { House } from './house.ts';

/** Sweep looks twice a minute and leaves the clock 15 s; one look may fail. */
const OVERDUE_SECONDS = 75;

export async function brokenPromises(house: House): Promise<string[]> {
  const now = house.clock.now();
  const { incidents } = await house.ledger.list('all', 1000, null);
  const broken = incidents.map(async (incident) => {
    const { incidentId, status, nextActionAt, handOff, clock, alerts, events } = incident;
    const keeping = [...house.escalation.waiting.values()].filter((wake) => wake.incidentId === incidentId && wake.n === clock.n);
    const ahead = nextActionAt === null ? 0 : secondsBetween(now, nextActionAt);
    const bodies = await house.ledger.alerts(incidentId, alerts.map(({ digest }) => digest));
    const notes = new Set((await house.ledger.notes(incidentId)).map(({ noteId }) => noteId));
    const unwritten = events.filter(({ detail }) => typeof detail?.['note'] === 'string' && !notes.has(detail['note']));
    return [
      ...said((status === 'CLOSED') !== (nextActionAt === null), `it is ${status} and its next action is ${nextActionAt}`),
      ...said(ahead > (handOff === null ? 600 : 1200), `it is ${status} and quiet for ${ahead} s`),
      ...said(ahead < -OVERDUE_SECONDS, `it is overdue by ${-ahead} s`),
      ...said(keeping.length > 1, `${keeping.length} executions keep its time`),
      ...said(bodies.length < alerts.length, `it names ${alerts.length} bodies and ${bodies.length} are kept`),
      ...said(unwritten.length > 0, 'it names words that are not kept'),
    ];
  });
  return (await Promise.all(broken)).flat();
}

/** Pages whose link opens nothing. A page may go out without one. */
export async function deadLinks(house: House): Promise<string[]> {
  const dead = house.pager.inbox.map(async ({ page, text }) => {
    const token = /\?t=([0-9a-z]+)/.exec(text.body)?.[1];
    return token !== undefined && (await house.ledger.link(hashOf(token))) === null ? [page.key] : [];
  });
  return (await Promise.all(dead)).flat();
}

/** Page keys that were handed over more than once. */
export function sentTwice(house: House): string[] {
  const keys = house.pager.inbox.map(({ incidentId, page }) => `${incidentId}/${page.key}`);
  return [...new Set(keys.filter((key, i) => keys.indexOf(key) !== i))];
}

/** The longest time between pages in seconds, from a moment until now. */
export function longestSilence(house: House, from: Instant): number {
  const moments = [from, ...house.pager.inbox.map(({ at }) => at).filter((at) => at > from), house.clock.now()];
  return Math.max(...moments.slice(1).map((moment, i) => secondsBetween(moments[i]!, moment)));
}

const said = (isBroken: boolean, sentence: string): string[] => (isBroken ? [sentence] : []);
