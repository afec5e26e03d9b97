/** What became of a page after SNS took it. */
import type { IncidentId } from './identity.ts';
import type { Channel, ResponderId } from './people.ts';
import type { Instant } from './time.ts';

/** `messageId`: the name by which SNS, or a voice gateway, reports the fate of a page. */
export interface Sending {
  readonly messageId: string;
  readonly incidentId: IncidentId;
  /** The page's key. */
  readonly page: string;
  readonly responderId: ResponderId;
  readonly channel: Channel;
}

export interface PageProof {
  readonly page: string;
  readonly outcome: 'delivered' | 'answered' | 'failed';
  readonly at: Instant;
  /** Why it failed, as SNS or the gateway says. */
  readonly because?: string;
}
