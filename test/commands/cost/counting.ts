/** What the real steps take of the services, counted at their ports: as DynamoDB counts units, and as much besides. */
import { headItem } from '../../../adapters/aws/items.ts';
import { isCanary } from '../../../core/canary.ts';
import type { Incident } from '../../../core/incident.ts';
import type { Directory, Escalation, Ledger, Pager, Proving } from '../../../pipeline/ports.ts';

const INDEX_KEYS = [['dueShard', 'nextActionAt'], ['listShard', 'listKey']] as const;
/** Keys and names of what is no body: 200 bytes are more than enough. */
const AROUND = 200;

const bytesOf = (incident: Incident): number => JSON.stringify(headItem(incident)).length;
const units = (bytes: number, each: number): number => Math.max(1, Math.ceil(bytes / each));

export function counting() {
  const seen = { writeUnits: 0, readUnits: 0, peopleReads: 0, starts: 0, sms: 0, mails: 0, keptBytes: 0 };
  const heads = new Map<string, Incident>();

  /** An entry of an index that changes is taken out and put in again. */
  const headWritten = (after: Incident): void => {
    const before = heads.get(after.incidentId);
    const [now, then] = [headItem(after), before ? headItem(before) : {}];
    seen.writeUnits += units(Math.max(bytesOf(after), before ? bytesOf(before) : 0), 1024);
    for (const [hash, range] of INDEX_KEYS) {
      if (now[hash] === then[hash] && now[range] === then[range]) continue;
      seen.writeUnits += (now[hash] === undefined ? 0 : 1) + (then[hash] === undefined ? 0 : 1);
    }
    heads.set(after.incidentId, after);
  };
  const put = (bytes: number): void => {
    seen.writeUnits += units(bytes, 1024);
    seen.keptBytes += bytes + 100;
  };
  const got = (bytes: number): void => void (seen.readUnits += units(bytes, 4096));
  const sized = (value: unknown): number => JSON.stringify(value ?? null).length;

  const wraps = {
    ledger: (ledger: Ledger): Ledger => ({
      ...ledger,
      read: async (id) => {
        const found = await ledger.read(id);
        got(found ? bytesOf(found) : 0);
        return found;
      },
      open: async (incident) => (headWritten(incident), ledger.open(incident)),
      keep: async (after, before) => (headWritten(after), ledger.keep(after, before)),
      putAlert: async (id, alert) => (put(alert.body.length + AROUND), ledger.putAlert(id, alert)),
      putNote: async (id, note) => (put(sized(note) + AROUND), ledger.putNote(id, note)),
      putSheet: async (id, sheet) => (put(sized(sheet) + AROUND), ledger.putSheet(id, sheet)),
      putLinks: async (links) => (links.forEach((link) => put(sized(link) + AROUND)), ledger.putLinks(links)),
      // Kept for a week only.
      putSendings: async (sendings) => (sendings.forEach(() => (seen.writeUnits += 1)), ledger.putSendings(sendings)),
      putProof: async (id, proof) => (put(sized(proof) + AROUND), ledger.putProof(id, proof)),
      relate: async (trait, id) => (put(AROUND), got(0), ledger.relate(trait, id)),
      link: async (hash) => (got(0), ledger.link(hash)),
      sending: async (id) => (got(0), ledger.sending(id)),
      proofs: async (id) => {
        const found = await ledger.proofs(id);
        got(sized(found) + found.length * AROUND);
        return found;
      },
      alerts: async (id, digests) => (digests.forEach(() => got(AROUND)), ledger.alerts(id, digests)),
      notes: async (id) => (got(0), ledger.notes(id)),
      sheets: async (id) => (got(0), ledger.sheets(id)),
    }),
    directory: (directory: Directory & Proving): Directory & Proving => ({
      ...directory,
      people: async (desks, also) => {
        const found = await directory.people(desks, also);
        seen.peopleReads += found.desks.length + 2 * found.responders.length;
        return found;
      },
      mark: async (...args) => ((seen.writeUnits += 1), directory.mark(...args)),
    }),
    escalation: (escalation: Escalation): Escalation => ({ start: async (wake) => ((seen.starts += 1), escalation.start(wake)) }),
    pager: (pager: Pager): Pager => ({
      ...pager,
      send: async (dispatch) => {
        if (dispatch.page.channel === 'sms') seen.sms += 1;
        else if (dispatch.page.channel === 'email') seen.mails += 1;
        return pager.send(dispatch);
      },
    }),
  };
  /** With the head as it is at last; the canary's is kept for a week only. */
  const kept = (): number => seen.keptBytes + [...heads.values()].filter((head) => !isCanary(head)).reduce((sum, head) => sum + bytesOf(head), 0);
  return { seen, wraps, kept };
}
