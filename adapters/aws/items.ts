/** How an incident and what belongs to it lie in the ledger's table. */
import { LEDGER } from '../../contract/ledger.ts';
import { isCanary } from '../../core/canary.ts';
import { shardOf, type IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';

export const HEAD = LEDGER.head;
export const ALERT = 'alert#';
export const NOTE = 'note#';
export const PROOF = 'proof#';
/** Incidents of which what is kept may not yet be as their head says, each by its id. */
export const UNSETTLED = 'unsettled';
export const SHEET = 'events#';

/** The canary's, of which there are three hundred a day, are kept for a week. */
const CANARY_KEPT_SECONDS = 7 * 86_400;

export function headItem(incident: Incident): Record<string, unknown> {
  const { incidentId, version, openedAt } = incident;
  const kept = isCanary(incident) ? { [LEDGER.timeToLive]: Math.floor(Date.parse(openedAt) / 1000) + CANARY_KEPT_SECONDS } : indexKeys(incident);
  return { pk: incidentId, sk: HEAD, version, incident, ...kept };
}

/** From the incident's status alone: the due index shows what is open, and nothing else. The canary's stand in no list, and no auditor looks after them. */
function indexKeys(incident: Incident): Record<string, unknown> {
  const { incidentId, openedAt, nextActionAt } = incident;
  const shard = shardOf(incidentId, LEDGER.shards);
  return {
    [LEDGER.listing.partitionKey]: listShard(isOpen(incident) ? 'open' : 'closed', shard),
    [LEDGER.listing.sortKey]: `${openedAt}#${incidentId}`,
    ...(nextActionAt !== null && { [LEDGER.due.partitionKey]: String(shard), [LEDGER.due.sortKey]: nextActionAt }),
  };
}

export const listShard = (state: 'open' | 'closed', shard: number): string => `${state}#${shard}`;
export const headKey = (id: IncidentId) => ({ pk: id, sk: HEAD });
