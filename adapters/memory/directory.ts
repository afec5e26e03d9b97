/** The directory in memory. */
import { membersOf, type Desk, type Responder } from '../../core/people.ts';
import type { Directory, Roll } from '../../pipeline/ports.ts';

export function memoryDirectory(): Directory & Roll & { remove(responderId: string): void } {
  const desks = new Map<string, Desk>();
  const responders = new Map<string, Responder>();
  const present = <T>(items: ReadonlyMap<string, T>, ids: readonly string[]): T[] => [...new Set(ids)].flatMap((id) => items.get(id) ?? []);
  return {
    people: async (ids, also) => {
      const found = present(desks, ids);
      return { desks: found, responders: present(responders, [...found.flatMap(membersOf), ...also]) };
    },
    putDesks: async (some) => some.forEach((desk) => desks.set(desk.deskId, desk)),
    putResponders: async (some) => some.forEach((responder) => responders.set(responder.responderId, responder)),
    remove: (responderId) => void responders.delete(responderId),
  };
}
