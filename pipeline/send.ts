/** Hands planned pages to SNS, all at once, and says what became of each. */
import { faultOf } from '../core/fault.ts';
import type { Incident } from '../core/incident.ts';
import { textOf, type Way } from '../core/message.ts';
import type { Pack } from '../core/pack.ts';
import { FIXED_SUBSCRIBERS, type Page } from '../core/page.ts';
import type { People } from '../core/people.ts';
import type { Plan } from '../core/plan.ts';
import type { Result, Results } from '../core/sent.ts';
import { hashOf, tokenOf, type Link } from '../core/token.ts';
import type { Log, Meter, Pager } from './ports.ts';

export interface Sending {
  readonly pager: Pager;
  readonly pack: Pack;
  readonly way: Way;
  /** Makes the tokens of links: fetched once, from Secrets Manager. */
  readonly linkKey: () => Promise<string>;
  readonly meter: Meter;
  readonly log: Log;
}

/** Null while it cannot be had: a page that says whom to call is better than none. */
export async function linkKeyOrNone({ linkKey, meter, log }: Sending): Promise<string | null> {
  try {
    return await linkKey();
  } catch (error) {
    meter.count('linkKeyMissing');
    log.error('the key of the links could not be fetched; pages go out without a link', faultOf(error));
    return null;
  }
}

/** What the tokens lead to; kept before the pages are planned, so that no page leads nowhere. */
export function linksOf(key: string | null, { incidentId }: Incident, pages: readonly Page[]): Link[] {
  if (key === null) return [];
  return pages.map(({ key: page, responderId, deskId }) => ({ hash: hashOf(tokenOf(key, incidentId, page)), incidentId, responderId, deskId, page }));
}

export async function send(ports: Sending, key: string | null, { incident, send: pages }: Plan, people: People): Promise<Results> {
  return new Map(await Promise.all(pages.map(async (page): Promise<[string, Result]> => [page.key, await sendOne(ports, key, incident, page, people)])));
}

async function sendOne({ pager, pack, way }: Sending, key: string | null, incident: Incident, page: Page, { responders }: People): Promise<Result> {
  const responder = responders.find(({ responderId }) => responderId === page.responderId) ?? null;
  if (responder === null && page.responderId !== FIXED_SUBSCRIBERS) return { outcome: 'refused', because: 'the responder is no longer in the directory' };
  const token = key === null ? null : tokenOf(key, incident.incidentId, page.key);
  const text = textOf(pack, incident, { page, token, language: responder?.language ?? pack.languages[0]!, way });
  return pager.send({ incidentId: incident.incidentId, page, text, responder });
}
