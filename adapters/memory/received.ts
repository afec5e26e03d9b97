/** Accepted alerts in memory, with the table's rules. */
import { bodyOf, type Accepted } from '../../core/envelope.ts';
import { digestOf } from '../../core/identity.ts';
import type { Handed, ReceivedAlert } from '../../core/received.ts';
import type { Received } from '../../pipeline/ports.ts';

export function memoryReceived(region: string): Received & { put(accepted: Accepted, from: string): void } {
  const kept = new Map<string, { readonly accepted: Accepted; readonly from: string }>();
  const handed = new Map<string, Handed>();
  const keyOf = ({ incidentId, digest }: Pick<ReceivedAlert, 'incidentId' | 'digest'>): string => `${incidentId}/${digest}`;
  const alertOf = (accepted: Accepted, from: string): ReceivedAlert => ({ incidentId: accepted.incidentId, digest: digestOf(bodyOf(accepted)), receivedAt: accepted.receivedAt, region: from });
  const put = (accepted: Accepted, from: string): void => {
    const key = keyOf(alertOf(accepted, from));
    if (!kept.has(key)) kept.set(key, { accepted, from });
  };
  return {
    put,
    keep: async (accepted) => put(accepted, region),
    between: async (from, to) => [...kept.values()].map((one) => alertOf(one.accepted, one.from)).filter(({ receivedAt }) => receivedAt >= from && receivedAt < to),
    accepted: async (alert) => kept.get(keyOf(alert))?.accepted ?? null,
    handed: async (alert) => handed.get(keyOf(alert)) ?? { times: 0, at: null },
    keepHanded: async (alert, after, before) => {
      if ((handed.get(keyOf(alert))?.times ?? 0) !== before.times) return false;
      handed.set(keyOf(alert), after);
      return true;
    },
  };
}
