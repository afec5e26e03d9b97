/** Hands planned pages to SNS, all at once, and says what became of each. */
import type { Incident } from '../core/incident.ts';
import { textOf, type Way } from '../core/message.ts';
import type { Pack } from '../core/pack.ts';
import { FIXED_SUBSCRIBERS, type Page } from '../core/page.ts';
import type { People } from '../core/people.ts';
import type { Result, Results } from '../core/sent.ts';
import { hashOf, tokenOf, type Link } from '../core/token.ts';
import type { Pager } from './ports.ts';

export interface Sending {
  readonly pager: Pager;
  readonly pack: Pack;
  readonly way: Way;
  /** Makes the tokens of links: fetched once, from Secrets Manager. */
  readonly linkKey: () => Promise<string>;
}

/** What the tokens lead to; kept before the pages are planned, so that no page leads nowhere. */
export async function linksOf({ linkKey }: Sending, { incidentId }: Incident, pages: readonly Page[]): Promise<Link[]> {
  const key = await linkKey();
  return pages.map(({ key: page, responderId, deskId }) => ({ hash: hashOf(tokenOf(key, incidentId, page)), incidentId, responderId, deskId, page }));
}

export async function send(ports: Sending, incident: Incident, pages: readonly Page[], people: People): Promise<Results> {
  const key = await ports.linkKey();
  return new Map(await Promise.all(pages.map(async (page): Promise<[string, Result]> => [page.key, await sendOne(ports, key, incident, page, people)])));
}

async function sendOne({ pager, pack, way }: Sending, key: string, incident: Incident, page: Page, { responders }: People): Promise<Result> {
  const responder = responders.find(({ responderId }) => responderId === page.responderId) ?? null;
  if (responder === null && page.responderId !== FIXED_SUBSCRIBERS) return { outcome: 'refused', because: 'the responder is no longer in the directory' };
  const token = tokenOf(key, incident.incidentId, page.key);
  const text = textOf(pack, incident, { page, token, language: responder?.language ?? pack.languages[0]!, way });
  return pager.send({ incidentId: incident.incidentId, page, text, responder });
}
