/** Who cannot be relied upon, and why, in lines to be read by an admin. */
import { CHANNEL_NAMES, deskName, fullTime } from './duty-telling.ts';
import type { Pack } from './pack.ts';
import { PROVED_FOR_DAYS, type Fault, type Unready } from './readiness.ts';

export function unreadyLine(pack: Pack, { desk, responderId, faults, isUnreachable, isOnDutySoon }: Unready): string {
  const weight = isUnreachable ? 'CANNOT BE REACHED FOR SURE' : 'one way fails';
  return `${deskName(pack, desk)}: ${responderId}${isOnDutySoon ? ', on duty within three days' : ''}: ${weight}: ${faults.map((fault) => sentence(pack, fault)).join('; ')}`;
}

function sentence({ timeZone }: Pack, fault: Fault): string {
  switch (fault.kind) {
    case 'no-channel': return 'has no channel at all';
    case 'none-verified': return 'no channel has been verified';
    case 'not-verified': return `${CHANNEL_NAMES[fault.channel]} has not been verified`;
    case 'broken': return `${CHANNEL_NAMES[fault.channel]} failed last, ${fullTime(fault.since, timeZone)}${fault.because ? ` (${fault.because})` : ''}`;
    case 'unconfirmed': return `the subscription of ${CHANNEL_NAMES[fault.channel]} is not confirmed in SNS`;
    case 'opted-out': return 'the number has opted out of SMS';
    case 'not-proved': return fault.since === null ? 'was never heard of: a drill proves it' : `was last heard of ${fullTime(fault.since, timeZone)}, more than ${PROVED_FOR_DAYS} days ago: a drill proves it`;
  } // prettier-ignore
}
