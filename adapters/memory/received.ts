/** Accepted alerts in memory, with the table's rules. */
import { bodyOf, type Accepted } from '../../core/envelope.ts';
import { digestOf } from '../../core/identity.ts';
import type { Handed, ReceivedAlert } from '../../core/received.ts';
import type { Received } from '../../pipeline/ports.ts';

export function memoryReceived(): Received {
  const kept = new Map<string, Accepted>();
  const handed = new Map<string, Handed>();
  const keyOf = ({ incidentId, digest }: Pick<ReceivedAlert, 'incidentId' | 'digest'>): string => `${incidentId}/${digest}`;
  const alertOf = (accepted: Accepted): ReceivedAlert => ({ incidentId: accepted.incidentId, digest: digestOf(bodyOf(accepted)), receivedAt: accepted.receivedAt });
  return {
    keep: async (accepted) => {
      const key = keyOf(alertOf(accepted));
      if (!kept.has(key)) kept.set(key, accepted);
    },
    between: async (from, to) => [...kept.values()].map(alertOf).filter(({ receivedAt }) => receivedAt >= from && receivedAt < to),
    get: async (alert) => kept.get(keyOf(alert)) ?? null,
    handed: async (alert) => handed.get(keyOf(alert)) ?? { times: 0, at: null },
    keepHanded: async (alert, after, before) => {
      if ((handed.get(keyOf(alert))?.times ?? 0) !== before.times) return false;
      handed.set(keyOf(alert), after);
      return true;
    },
  };
}
