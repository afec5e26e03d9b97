/** Every page that is handed to SNS: planned by a write, sent by whoever claimed it, and a second time only when a sender came to harm. */
import type { IncidentId } from '../../core/identity.ts';
import type { Incident } from '../../core/incident.ts';
import type { Result } from '../../core/sent.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { Process } from '../world/process.ts';
import { checkClaims, type Claims } from './claims.ts';
import type { Break } from './promises.ts';

export interface Pages {
  wrote(before: Incident | null, after: Incident): void;
  sent(dispatch: Dispatch, result: Result, process: Process): void;
  /** Page keys that more than one process handed over. */
  twice(): number;
  sentCount(): number;
}

export function openPages(broken: Break): Pages {
  const planned = new Map<string, Set<string>>();
  const claims: Claims = new Map();
  const senders = new Map<string, Process[]>();
  let [again, all] = [0, 0];
  const name = (id: IncidentId | string, key: string): string => `${id}/${key}`;

  return {
    wrote: (before, after) => {
      const { incidentId, pages } = after;
      checkClaims(broken, claims, before, after);
      const known = planned.get(incidentId) ?? new Set<string>();
      planned.set(incidentId, known);
      for (const page of pages) {
        known.add(page.key);
        const isNew = page.state === 'sent' && before?.pages.find(({ key }) => key === page.key)?.state === 'planned';
        if (isNew && !senders.has(name(incidentId, page.key))) broken('told', incidentId, `${page.key} is marked as sent, and SNS never took it`);
      }
    },
    sent: ({ incidentId, page: { key } }, { outcome }, process) => {
      const id = incidentId;
      if (planned.get(id)?.has(key) !== true) broken('claimed', id, `${key} is sent, and no write planned it`);
      if (outcome !== 'sent') return;
      all += 1;
      const before = senders.get(name(id, key)) ?? [];
      if (before.includes(process)) return; // the SDK tried again, or SNS had put it off
      if (before.length > 0) again += 1;
      // Harm to the later one is being so slow that its claim was over when it sent.
      if (before.length > 0 && ![...before, process].some(({ isHurt }) => isHurt)) broken('claimed', id, `${key} is sent by ${process.name}, and ${before.at(-1)!.name} had sent it without coming to harm`);
      senders.set(name(id, key), [...before, process]);
    },
    twice: () => again,
    sentCount: () => all,
  };
}
