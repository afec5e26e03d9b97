/** The ledger on DynamoDB. */
import type { Sheet } from '../../core/events.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Incident } from '../../core/incident.ts';
import type { PageProof, Sending } from '../../core/page-proof.ts';
import type { Instant } from '../../core/time.ts';
import type { Link } from '../../core/token.ts';
import type { Clock, Ledger, Note, StoredAlert } from '../../pipeline/ports.ts';
import { overdueIn, unindexedIn } from './due.ts';
import { ALERT, headItem, headKey, NOTE, PROOF, SHEET, UNSETTLED } from './items.ts';
import { eraseBodies, expiresFrom, keptWith } from './keeping.ts';
import { listIncidents } from './listing.ts';
import type { Item, Table } from './table.ts';

const RELATED = 20;
/** SNS may report for 72 hours. */
const REPORTED_FOR_DAYS = 7;

/** `retentionDays`: how long alerts, notes, links and traits are kept. Incidents stay. */
export function dynamoLedger(table: Table, clock: Clock, retentionDays: number): Ledger {
  const expiresAt = expiresFrom(retentionDays);
  const under = async (id: IncidentId, prefix: string): Promise<Item[]> =>
    table.queryAll({ expression: 'pk = :id AND begins_with(sk, :prefix)', values: { ':id': id, ':prefix': prefix } });
  const absent = { expression: 'attribute_not_exists(pk)' };

  return {
    read: async (id) => ((await table.getOne(headKey(id)))?.['incident'] as Incident | undefined) ?? null,
    open: async (incident) => table.putOne(headItem(incident), absent),
    keep: async (after, before) =>
      table.putOne(headItem(after), { expression: '#version = :before', names: { '#version': 'version' }, values: { ':before': before.version } }),

    putAlert: async (id, { digest, receivedAt, body }) => {
      await table.putOne({ pk: id, sk: `${ALERT}${digest}`, receivedAt, body, expiresAt: expiresAt(receivedAt) }, absent);
    },
    alerts: async (id, digests) => {
      const items = await table.getMany(digests.map((digest) => ({ pk: id, sk: `${ALERT}${digest}` })));
      return items.filter(({ body }) => body !== undefined).map(alertOf).sort((a, b) => (a.receivedAt > b.receivedAt ? -1 : 1));
    },
    putNote: async (id, note) => {
      await table.putOne({ pk: id, sk: `${NOTE}${note.noteId}`, note, expiresAt: expiresAt(note.at) }, absent);
    },
    notes: async (id) => (await under(id, NOTE)).map(({ note }) => note as Note).sort((a, b) => (a.at < b.at ? -1 : 1)),
    putSheet: async (id, sheet) => {
      await table.putOne({ pk: id, sk: `${SHEET}${String(sheet.number).padStart(6, '0')}`, sheet });
    },
    sheets: async (id) => (await under(id, SHEET)).map(({ sheet }) => sheet as Sheet),

    putLinks: async (links) => {
      await table.putMany(links.map((link) => ({ pk: `link#${link.hash}`, sk: 'link', link, expiresAt: expiresAt(clock.now()) })));
    },
    link: async (hash) => ((await table.getOne({ pk: `link#${hash}`, sk: 'link' }))?.['link'] as Link | undefined) ?? null,
    putSendings: async (sendings) => {
      const keptUntil = Math.floor(Date.parse(clock.now()) / 1000) + REPORTED_FOR_DAYS * 86_400;
      await table.putMany(sendings.map((sending) => ({ pk: `sending#${sending.messageId}`, sk: 'sending', sending, expiresAt: keptUntil })));
    },
    sending: async (messageId) => ((await table.getOne({ pk: `sending#${messageId}`, sk: 'sending' }))?.['sending'] as Sending | undefined) ?? null,
    putProof: async (id, proof) => {
      await table.putOne({ pk: id, sk: `${PROOF}${proof.page}`, proof, expiresAt: expiresAt(proof.at) });
    },
    proofs: async (id) => (await under(id, PROOF)).map(({ proof }) => proof as PageProof),
    relate: async (trait, id) => {
      const pk = `trait#${trait}`;
      await table.putOne({ pk, sk: id, expiresAt: expiresAt(clock.now()) });
      const all = await table.queryAll({ expression: 'pk = :trait', values: { ':trait': pk } });
      return all.map(({ sk }) => sk as IncidentId).filter((other) => other !== id).slice(-RELATED);
    },

    unrelate: async (trait, id) => table.removeOne({ pk: `trait#${trait}`, sk: id }),
    keepForGood: async (id) => keptWith(table, id, () => null),
    letExpire: async (id) => keptWith(table, id, expiresAt),
    erase: async (id) => eraseBodies(table, id),
    markUnsettled: async (id) => void (await table.putOne({ pk: UNSETTLED, sk: id })),
    unsettled: async () => (await table.queryAll({ expression: 'pk = :pk', values: { ':pk': UNSETTLED } })).map(({ sk }) => sk as IncidentId),
    markSettled: async (id) => table.removeOne({ pk: UNSETTLED, sk: id }),

    overdue: async (before) => overdueIn(table, before),
    list: async (status, limit, cursor) => listIncidents(table, status, limit, cursor),
    unindexed: async () => unindexedIn(table),
  };
}

const alertOf = ({ sk, receivedAt, body }: Item): StoredAlert => ({
  digest: (sk as string).slice(ALERT.length),
  receivedAt: receivedAt as Instant,
  body: body as Uint8Array,
});
