/** The ledger in memory, with the table's rules: conditional writes, an index, items kept apart. */
import { isCanary } from '../../core/canary.ts';
import type { Sheet } from '../../core/events.ts';
import type { IncidentId } from '../../core/identity.ts';
import { isOpen, type Incident } from '../../core/incident.ts';
import type { PageProof, Sending } from '../../core/page-proof.ts';
import type { Link } from '../../core/token.ts';
import type { Ledger, Listed, ListStatus, Note, StoredAlert } from '../../pipeline/ports.ts';

export function memoryLedger(): Ledger {
  const heads = new Map<IncidentId, Incident>();
  const alerts = new Map<string, StoredAlert | null>();
  const notes = new Map<string, Note>();
  const sheets = new Map<string, Sheet>();
  const links = new Map<string, Link>();
  const sendings = new Map<string, Sending>();
  const proofs = new Map<string, PageProof>();
  const traits = new Map<string, IncidentId[]>();
  const unsettled = new Set<IncidentId>();
  const under = <T>(items: ReadonlyMap<string, T>, id: IncidentId): T[] => [...items].filter(([key]) => key.startsWith(`${id}/`)).map(([, item]) => item);
  /** All but the canary's. */
  const indexed = (): Incident[] => [...heads.values()].filter((incident) => !isCanary(incident));
  const absent = <T>(items: Map<string, T>, key: string, item: T): void => void (items.has(key) || items.set(key, item));

  return {
    read: async (id) => heads.get(id) ?? null,
    open: async (incident) => {
      if (heads.has(incident.incidentId)) return false;
      heads.set(incident.incidentId, incident);
      return true;
    },
    keep: async (after, before) => {
      if (heads.get(after.incidentId)?.version !== before.version) return false;
      heads.set(after.incidentId, after);
      return true;
    },
    putAlert: async (id, alert) => absent(alerts, `${id}/${alert.digest}`, alert),
    alerts: async (id, digests) => digests.flatMap((digest) => alerts.get(`${id}/${digest}`) ?? []).sort((a, b) => (a.receivedAt > b.receivedAt ? -1 : 1)),
    putNote: async (id, note) => absent(notes, `${id}/${note.noteId}`, note),
    notes: async (id) => under(notes, id).sort((a, b) => (a.at < b.at ? -1 : 1)),
    putSheet: async (id, sheet) => void sheets.set(`${id}/${sheet.number}`, sheet),
    sheets: async (id) => under(sheets, id).sort((a, b) => a.number - b.number),
    putLinks: async (some) => {
      if (new Set(some.map(({ hash }) => hash)).size < some.length) throw new Error('ValidationException: the batch contains duplicates');
      some.forEach((link) => links.set(link.hash, link));
    },
    link: async (hash) => links.get(hash) ?? null,
    putSendings: async (some) => some.forEach((sending) => sendings.set(sending.messageId, sending)),
    sending: async (messageId) => sendings.get(messageId) ?? null,
    putProof: async (id, proof) => void proofs.set(`${id}/${proof.page}`, proof),
    proofs: async (id) => under(proofs, id),
    relate: async (trait, id) => {
      const all = traits.get(trait) ?? [];
      traits.set(trait, all.includes(id) ? all : [...all, id]);
      return all.filter((other) => other !== id).slice(-20);
    },
    unrelate: async (trait, id) => void traits.set(trait, (traits.get(trait) ?? []).filter((one) => one !== id)),
    // Nothing expires in memory.
    keepForGood: async () => undefined,
    letExpire: async () => undefined,
    erase: async (id) => {
      for (const key of alerts.keys()) if (key.startsWith(`${id}/`)) alerts.set(key, null);
      for (const key of notes.keys()) if (key.startsWith(`${id}/`)) notes.delete(key);
    },
    markUnsettled: async (id) => void unsettled.add(id),
    unsettled: async () => [...unsettled],
    markSettled: async (id) => void unsettled.delete(id),
    overdue: async (before) => indexed().filter(({ nextActionAt }) => nextActionAt !== null && nextActionAt < before).map(({ incidentId }) => incidentId),
    list: async (status, limit, cursor) => listed(indexed(), status, limit, cursor),
    unindexed: async () => indexed().filter((incident) => isOpen(incident) && incident.nextActionAt === null).map(({ incidentId }) => incidentId),
  };
}

function listed(all: readonly Incident[], status: ListStatus, limit: number, cursor: string | null): Listed {
  const key = ({ openedAt, incidentId }: Incident): string => `${openedAt}#${incidentId}`;
  const chosen = all.filter((incident) => status === 'all' || isOpen(incident) === (status === 'open'));
  const newest = chosen.sort((a, b) => (key(a) > key(b) ? -1 : 1)).filter((incident) => cursor === null || key(incident) < cursor).slice(0, limit);
  return { incidents: newest, cursor: newest.length < limit ? null : key(newest.at(-1)!) };
}
