/** The next channel of whoever a page did not reach, or is not known to have reached. */
import { awaitsProof, isLastResort, isStuck, planPages, type Hop, type Page } from './page.ts';
import { byHope, STATE_DESK, type People } from './people.ts';
import type { Instant, Seconds } from './time.ts';

export interface FailedOver {
  /** As given, with what is now lost or unproven. */
  readonly pages: readonly Page[];
  readonly lost: readonly Page[];
  readonly unproven: readonly Page[];
  /** Still not taken by SNS. */
  readonly stuck: readonly Page[];
  readonly next: readonly Page[];
}

/** What becomes of a page whose time is over. One that SNS does not take is tried on beside the next channel, which comes once. */
const AFTER: Record<Page['state'], (page: Page) => Page> = {
  failed: (page) => ({ ...page, state: 'lost' }),
  sent: (page) => ({ ...page, state: 'unproven' }),
  planned: (page) => ({ ...page, proveBy: null }),
  proved: (page) => page, lost: (page) => page, unproven: (page) => page, refused: (page) => page,
}; // prettier-ignore

/** Every page that failed, or whose time to be proved is over. Who was reached by another channel in the same step has been reached. */
export function failOver(pages: readonly Page[], people: People, now: Instant, proveWithin: Seconds): FailedOver {
  const over = pages.filter((page) => (awaitsProof(page) || isStuck(page)) && page.proveBy! <= now);
  const lost = over.filter(({ state }) => state === 'failed');
  const unproven = over.filter(({ state }) => state === 'sent');
  const settled = pages.map((page): Page => (over.includes(page) ? AFTER[page.state](page) : page));
  return { pages: settled, lost, unproven, stuck: over.filter(isStuck), next: onceEach(over.flatMap((page) => nextChannel(page, settled, people, now, proveWithin))) };
}

/** The channel that the responder has besides those already used in this step, then SMS by the other route. At last resort, which comes again every few minutes, SMS stays with the named posts, one each. */
export function nextChannel(failed: Page, pages: readonly Page[], { desks, responders }: People, now: Instant, proveWithin: Seconds): Page[] {
  const { step, responderId, deskId, purpose } = failed;
  const ofThis = pages.filter((page) => page.step === step && page.responderId === responderId);
  const responder = responders.find((one) => one.responderId === responderId);
  if (responder === undefined || ofThis.some(({ state }) => state === 'proved')) return [];
  const withoutSms = isLastResort(failed) && !desks.some((desk) => desk.deskId === STATE_DESK && desk.lastResortPosts.includes(responderId));
  const used: Hop[] = ofThis.map(({ channel, route }) => (route === 'other' ? 'sms-other' : channel));
  // A number that SNS itself refuses is refused by any route.
  const byOtherRoute: Hop[] = !isLastResort(failed) && ofThis.some(({ channel, state }) => channel === 'sms' && (state === 'lost' || state === 'unproven')) ? ['sms-other'] : [];
  const left = [...byHope(responder), ...byOtherRoute].filter((hop) => !used.includes(hop) && !(hop === 'sms' && withoutSms));
  return planPages(step, purpose, [{ responderId, deskId, channels: left.slice(0, 1) }], now, proveWithin);
}

/** Two channels that fail together have the same next one. */
export const onceEach = (pages: readonly Page[]): Page[] => [...new Map(pages.map((page) => [page.key, page])).values()];
