/** What is known by now of the pages that were sent. */
import { record, type Happening } from './events.ts';
import { settled, type Incident } from './incident.ts';
import { awaitsProof, type Page } from './page.ts';
import type { PageProof } from './page-proof.ts';
import type { Instant } from './time.ts';

/** Marks the pages whose fate is known; one that failed is due at once. The same incident when nothing is new. */
export function proven(incident: Incident, proofs: readonly PageProof[], now: Instant): Incident {
  const known = new Map(proofs.map((proof) => [proof.page, proof]));
  const after = incident.pages.map((page) => judged(page, known.get(page.key), now));
  const fresh = after.filter((page, i) => page !== incident.pages[i]);
  if (fresh.length === 0) return incident;
  return settled(record({ ...incident, pages: after }, now, ...told(fresh, 'proved', 'DELIVERED', known), ...told(fresh, 'failed', 'NOT_DELIVERED', known)));
}

function judged(page: Page, proof: PageProof | undefined, now: Instant): Page {
  if (proof === undefined || page.state !== 'sent' || !awaitsProof(page)) return page;
  return proof.outcome === 'failed' ? { ...page, state: 'failed', proveBy: now } : { ...page, state: 'proved' };
}

function told(pages: readonly Page[], state: Page['state'], kind: Happening['kind'], known: ReadonlyMap<string, PageProof>): Happening[] {
  const keys = pages.filter((page) => page.state === state).map(({ key }) => key);
  const because = [...new Set(keys.flatMap((key) => known.get(key)?.because ?? []))];
  return keys.length === 0 ? [] : [{ kind, detail: { pages: keys, ...(because.length > 0 && { because }) } }];
}
