/** Everything that is open, for a screen. */
import type { Incident } from '../core/incident.ts';
import type { Ledger } from './ports.ts';

const AT_ONCE = 50;
/** A screen shows some forty; a thousand are counted. */
const MOST = 1000;

export async function openIncidents({ list }: Pick<Ledger, 'list'>): Promise<Incident[]> {
  const found: Incident[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Ledger['list']>> = await list('open', AT_ONCE, cursor);
    found.push(...page.incidents);
    cursor = page.cursor;
  } while (cursor !== null && found.length < MOST);
  return found;
}
