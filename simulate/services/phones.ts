/** SNS, the operators and what is in people's hands: what is taken may arrive, late, twice or never, and is reported or not. */
import { pagedAddress } from './paged-address.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { Result } from '../../core/sent.ts';
import type { Ms } from '../world/agenda.ts';
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
  /** A line of SNS's log of text messages. */
  reports(line: string): void;
  /** Numbers and topics that SNS serves no longer. */
  readonly dead: ReadonlySet<string>;
}

export function openPhones(world: Ground, { arrives, reports, dead }: Ends): Phones {
  const { agenda, faults, chance } = world;
  let sent = 0;
  return {
    publish: (dispatch) => {
      if (dead.has(pagedAddress(dispatch))) return { outcome: 'refused', because: 'OptedOutException' };
      const messageId = `m${(sent += 1)}`;
      const fault = faults.at('text', messageId);
      const takes = chance.between(SOON, LATER) + (fault === 'text late' ? faults.extent(messageId) * LATE : 0);
      if (fault !== null) world.tell(() => `${messageId} to ${dispatch.page.responderId}: ${fault}`);
      if (fault !== 'text lost') agenda.after(takes, () => arrives(dispatch));
      if (fault === 'text twice') agenda.after(2 * takes, () => arrives(dispatch));
      const isReported = dispatch.page.channel === 'sms' && fault !== 'not reported' && fault !== 'text lost';
      if (isReported) agenda.after(2 * takes, () => reports(receipt(messageId, dispatch, fault !== 'reported failed')));
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
