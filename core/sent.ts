/** What became of the pages that were handed to SNS. */
import { record, type Happening } from './events.ts';
import { settled, type Incident } from './incident.ts';
import { nextChannel, onceEach } from './fail-over.ts';
import { FIXED_SUBSCRIBERS, isOfLevel, onlyTells, planPages, putOff, unclaimed, type Page } from './page.ts';
import { STATE_DESK, type People } from './people.ts';
import type { Instant } from './time.ts';

export type Result =
  /** `messageId`: SNS's name for it, by which its fate is reported. */
  | { readonly outcome: 'sent'; readonly messageId?: string }
  /** For good: an opted-out number, a topic that is gone. The next channel is due. */
  | { readonly outcome: 'refused'; readonly because: string }
  /** For now, or unknown: it is sent again when its claim ends. */
  | { readonly outcome: 'put-off'; readonly because: string };

export type Results = ReadonlyMap<Page['key'], Result>;

/** Marks what was sent. A responder refused on a channel gets the next one at once; a step that reached nobody goes on at once. */
export function markSent(incident: Incident, results: Results, people: People, now: Instant): Incident {
  if (results.size === 0) return incident;
  const pages = incident.pages.map((page) => after(page, results.get(page.key), now));
  const refused = pages.filter(({ state, key }) => state === 'refused' && results.has(key));
  const { proveWithinSeconds } = incident.policy;
  const next = unclaimed(onceEach(refused.filter((page) => !onlyTells(page)).flatMap((page) => nextChannel(page, pages, people, now, proveWithinSeconds))), now);
  const marked = record({ ...incident, pages: [...pages, ...next] }, now, ...happened(results), ...planned(next));
  return settled(reachedNobody(marked) ? goOn(marked, now) : marked);
}

function after(page: Page, result: Result | undefined, now: Instant): Page {
  if (result === undefined || page.state !== 'planned') return page;
  return result.outcome === 'put-off' ? putOff(page, now) : { ...page, state: result.outcome };
}

export const reachedNobody = ({ pages }: Incident): boolean => pages.length > 0 && pages.every((page) => (page.state === 'refused' || page.state === 'lost') && !onlyTells(page));

/** A level: the next one is due. The last resort, or a reminder: the subscribers fixed at deploy time, once. */
export function goOn(incident: Incident, now: Instant): Incident {
  const { pages, rung, drill } = incident;
  if (drill !== null) return incident;
  if (rung !== null && pages.every(isOfLevel)) return { ...incident, rung: { ...rung, dueAt: now } };
  if (pages.some(({ responderId }) => responderId === FIXED_SUBSCRIBERS)) return incident;
  const { step, purpose } = pages.at(-1)!;
  const fixed = planPages(step, purpose, [{ responderId: FIXED_SUBSCRIBERS, deskId: STATE_DESK, channels: ['email'] }], now, null);
  return record({ ...incident, pages: [...pages, ...unclaimed(fixed, now)] }, now, ...planned(fixed));
}

const KINDS = { sent: 'HANDED_TO_SNS', refused: 'PAGE_REFUSED', 'put-off': 'PAGE_PUT_OFF' } as const;

function happened(results: Results): Happening[] {
  return (['sent', 'refused', 'put-off'] as const).flatMap((outcome): Happening[] => {
    const some = [...results].filter(([, result]) => result.outcome === outcome);
    const because = [...new Set(some.flatMap(([, result]) => ('because' in result ? [result.because] : [])))];
    return some.length === 0 ? [] : [{ kind: KINDS[outcome], detail: { pages: some.map(([key]) => key), ...(because.length > 0 && { because }) } }];
  });
}

const planned = (pages: readonly Page[]): Happening[] => (pages.length === 0 ? [] : [{ kind: 'PAGED', detail: { pages: pages.map(({ key }) => key) } }]);
