/** The directory in memory. */
import { membersOf, type Desk, type Responder } from '../../core/people.ts';
import { withProofs, type Proofs } from '../../core/proofs.ts';
import { AUDITS_AT_ONCE, type Audit, type Directory, type Proving, type Roll } from '../../pipeline/ports.ts';

function changed<T>(items: Map<string, T>, id: string, change: (item: T) => T): T | null {
  const before = items.get(id);
  if (before === undefined) return null;
  const after = change(before);
  items.set(id, after);
  return after;
}

function wrote<T>(items: Map<string, T>, id: string, written: (known: T | null) => T): T {
  const after = written(items.get(id) ?? null);
  items.set(id, after);
  return after;
}

export function memoryDirectory(): Directory & Roll & Proving & { remove(responderId: string): void } {
  const desks = new Map<string, Desk>();
  const responders = new Map<string, Responder>();
  const done = new Set<string>();
  const audits: Audit[] = [];
  const proofs = new Map<string, Proofs>();
  const present = <T>(items: ReadonlyMap<string, T>, ids: readonly string[]): T[] => [...new Set(ids)].flatMap((id) => items.get(id) ?? []);
  return {
    people: async (ids, also) => {
      const found = present(desks, ids);
      return { desks: found, responders: present(responders, [...found.flatMap(membersOf), ...also]).map((one) => withProofs(one, proofs.get(one.responderId) ?? {})) };
    },
    desks: async (ids) => present(desks, ids),
    responders: async () => [...responders.values()].map((one) => withProofs(one, proofs.get(one.responderId) ?? {})),
    putDesks: async (some) => some.forEach((desk) => desks.set(desk.deskId, desk)),
    putResponders: async (some) => some.forEach((responder) => responders.set(responder.responderId, responder)),
    changeDesk: async (deskId, change) => changed(desks, deskId, change),
    changeResponder: async (responderId, change) => changed(responders, responderId, change),
    writeDesk: async (deskId, written) => wrote(desks, deskId, written),
    writeResponder: async (responderId, written) => wrote(responders, responderId, written),
    removeResponder: async (responderId) => void responders.delete(responderId),
    isDone: async (what) => done.has(what),
    markDone: async (what) => void done.add(what),
    putAudit: async (audit) => void audits.push(audit),
    audits: async (month, cursor = null) => {
      const names = audits.filter(({ at }) => at.startsWith(month)).map((audit) => ({ audit, name: `${audit.at}#${audit.id}` }));
      const left = names.toSorted((a, b) => (a.name < b.name ? -1 : 1)).filter(({ name }) => cursor === null || name > cursor);
      return { audits: left.slice(0, AUDITS_AT_ONCE).map(({ audit }) => audit), cursor: left.length > AUDITS_AT_ONCE ? left[AUDITS_AT_ONCE - 1]!.name : null };
    },
    mark: async (responderId, channel, address, proof) => {
      const known = proofs.get(responderId) ?? {};
      const before = known[channel]?.address === address ? known[channel] : {};
      proofs.set(responderId, { ...known, [channel]: { ...before, ...proof, address } });
    },
    remove: (responderId) => void responders.delete(responderId),
  };
}
