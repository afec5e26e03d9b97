/** What always holds, by the numbers of docs/architecture.md, and who finds out that it does not. */
import type { IncidentId } from '../../core/identity.ts';
import type { Ms } from '../world/agenda.ts';

export const PROMISES = {
  kept: 'accepted means kept',
  one: 'one incident for an alert',
  due: 'every open incident has a next action, in time',
  tried: 'somebody was reached or is still being tried',
  versioned: 'every change is one write on the version that was read',
  claimed: 'no page is sent unplanned, or twice without a reason',
  leased: 'an acknowledgement is a lease',
  allowed: 'no step that the table forbids',
  told: 'nothing says sent that SNS did not take',
  alarmed: 'what needs a human raises its alarm',
} as const;
export type Promised = keyof typeof PROMISES;

export interface Violation {
  readonly promise: Promised;
  readonly at: Ms;
  readonly incidentId: IncidentId | null;
  readonly sentence: string;
}

export type Break = (promise: Promised, incidentId: IncidentId | null, sentence: string) => void;
