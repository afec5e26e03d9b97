/** SNS, the operators and what is in people's hands: what is taken may arrive, late, twice or never, and is reported or not. */
import { pagedAddress } from './paged-address.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { Result } from '../../core/sent.ts';
import type { Ms } from '../world/agenda.ts';
import { counting } from '../world/counting.ts';
import type { Ground } from '../world/ground.ts';

const [SOON, LATER]: [Ms, Ms] = [800, 9000];
const LATE: Ms = 120_000;

export interface Phones {
  /** Takes a page, or refuses it for good where the number or topic is dead. */
  publish(dispatch: Dispatch): Result;
}

export interface Ends {
  /** A page in somebody's hand. */
  arrives(dispatch: Dispatch): void;
  /** A line of SNS's log of text messages, and which message it is about. */
  reports(messageId: string, line: string): void;
  /** Numbers and topics that SNS serves no longer. */
  readonly dead: ReadonlySet<string>;
}

export function openPhones(world: Ground, { arrives, reports, dead }: Ends): Phones {
  const { agenda, faults } = world;
  const numbered = counting();
  return {
    publish: (dispatch) => {
      if (dead.has(pagedAddress(dispatch))) return { outcome: 'refused', because: 'OptedOutException' };
      const messageId = numbered(`${dispatch.page.key} of ${world.called(dispatch.incidentId)}`);
      const fault = faults.at('text', messageId);
      const takes = world.takes(`${messageId} arrives`, SOON, LATER) + (fault === 'text late' ? faults.extent(messageId) * LATE : 0);
      if (fault !== null) world.tell(() => `${messageId}: ${fault}`);
      if (fault !== 'text lost') agenda.after(takes, () => arrives(dispatch));
      if (fault === 'text twice') agenda.after(2 * takes, () => arrives(dispatch));
      const isReported = dispatch.page.channel === 'sms' && fault !== 'not reported' && fault !== 'text lost';
      if (isReported) agenda.after(2 * takes, () => reports(messageId, receipt(messageId, dispatch, fault !== 'reported failed')));
      return { outcome: 'sent', messageId };
    },
  };
}

const receipt = (messageId: string, dispatch: Dispatch, delivered: boolean): string =>
  JSON.stringify({
    notification: { messageId },
    delivery: { destination: pagedAddress(dispatch), providerResponse: delivered ? 'Message has been accepted by phone' : 'Phone is currently unreachable' },
    status: delivered ? 'SUCCESS' : 'FAILURE',
  });
