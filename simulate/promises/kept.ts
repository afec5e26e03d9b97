/** What was answered with 202: first in a queue, at the end on its incident. */
import { digestOf, type IncidentId } from '../../core/identity.ts';
import type { Incident } from '../../core/incident.ts';
import type { Break } from './promises.ts';

export interface Kept {
  /** The first queue has it. */
  put(id: IncidentId, body: Uint8Array): void;
  accepted(id: IncidentId, body: Uint8Array): void;
  /** How many alerts were answered with 202, each counted once. */
  count(): number;
  /** `waiting`: messages that are still in a queue, or among dead letters. */
  end(heads: ReadonlyMap<IncidentId, Incident>, waiting: number): void;
}

export function openKept(broken: Break): Kept {
  const [inQueue, promised] = [new Set<string>(), new Set<string>()];
  const name = (id: IncidentId, body: Uint8Array): string => `${id}/${digestOf(body)}`;
  const idOf = (key: string): IncidentId => key.split('/')[0] as IncidentId;
  return {
    put: (id, body) => void inQueue.add(name(id, body)),
    accepted: (id, body) => {
      promised.add(name(id, body));
      if (!inQueue.has(name(id, body))) broken('kept', id, '202 was answered, and no queue has it');
    },
    count: () => new Set([...promised].map(idOf)).size,
    end: (heads, waiting) => {
      for (const key of promised) {
        const [id, digest] = [idOf(key), key.split('/')[1]];
        if (heads.get(id)?.alerts.some((one) => one.digest === digest) !== true) broken('kept', id, `it was answered with 202, and is not on its incident; ${waiting} messages wait`);
      }
      const known = new Set([...inQueue].map(idOf));
      for (const id of heads.keys()) if (!known.has(id)) broken('one', id, 'no alert has this id');
    },
  };
}
