/** A page that is a call: rings a number through a voice gateway, and takes what the gateway tells of it. */
import { CALL_PREFIX, spokenText } from '../core/call.ts';
import type { IncidentId } from '../core/identity.ts';
import { VERIFICATION, verifies } from '../core/notice.ts';
import { wordingOf } from '../core/pack.ts';
import { hashOf, isToken, tokenOf } from '../core/token.ts';
import type { Sending } from '../core/page-proof.ts';
import { drive } from './drive.ts';
import { press, type Responding } from './respond.ts';

export interface Call {
  /** E.164. */
  readonly to: string;
  /** Names the call: what the gateway tells of it comes back under this name. */
  readonly token: string;
}

/** A telephone service of somebody else's. */
export interface VoiceGateway {
  /** Null: it rings. Otherwise why it does not. */
  ring(call: Call): Promise<string | null>;
}

export interface Ringing extends Responding {
  /** Null where the deployment has none. */
  readonly gateway: VoiceGateway | null;
}

export interface CalledPage {
  readonly incidentId: IncidentId;
  readonly responderId: string;
  readonly page: string;
}

/** Safe to be asked twice: a page rings once. What cannot ring is followed by the next channel at once. */
export async function ring(ports: Ringing, { incidentId, responderId, page }: CalledPage): Promise<void> {
  const token = tokenOf(await ports.linkKey(), incidentId, CALL_PREFIX + page);
  const name = hashOf(token);
  if ((await ports.ledger.sending(name)) !== null) return;
  const { responders: [responder] } = await ports.directory.people([], [responderId]); // prettier-ignore
  const url = responder?.channels.https?.url ?? '';
  await ports.ledger.putSendings([{ messageId: name, incidentId, page, responderId, channel: 'https' }]);
  const because = url.startsWith('tel:') ? await rung(ports, { to: url.slice('tel:'.length), token }) : 'there is no number to call';
  if (because === null) return;
  ports.log.error('a call could not be made', { incidentId, page, because });
  await failed(ports, { messageId: name, incidentId, page, responderId, channel: 'https' }, because);
}

const rung = async ({ gateway }: Ringing, call: Call): Promise<string | null> => (gateway === null ? 'this deployment has no voice gateway' : gateway.ring(call));

async function failed(ports: Ringing, { incidentId, page, responderId }: Sending, because: string): Promise<void> {
  const at = ports.clock.now();
  const isVerification = incidentId === VERIFICATION;
  if (!isVerification) await ports.ledger.putProof(incidentId, { page, outcome: 'failed', at, because });
  const { responders: [responder] } = await ports.directory.people([], [responderId]); // prettier-ignore
  const url = responder?.channels.https?.url;
  if (url !== undefined) await ports.directory.mark(responderId, 'https', url, { failedAt: at, failedBecause: because });
  if (!isVerification) await drive(ports, incidentId);
}

const callOf = async ({ ledger }: Ringing, token: string): Promise<Sending | null> => (isToken(token) ? ledger.sending(hashOf(token)) : null);

/** What the gateway reads out; null for a call that is not ours. */
export async function spoken(ports: Ringing, token: string): Promise<string | null> {
  const call = await callOf(ports, token);
  if (call === null) return null;
  const { responders: [responder] } = await ports.directory.people([], [call.responderId]); // prettier-ignore
  const language = responder?.language ?? ports.pack.languages[0]!;
  if (call.incidentId === VERIFICATION) return wordingOf(ports.pack, language).voice.verify;
  const incident = await ports.ledger.read(call.incidentId);
  return incident === null ? null : spokenText(ports.pack, incident, language);
}

export interface Told {
  readonly answered: boolean;
  /** The key that was pressed: 1 takes it, 2 does not. */
  readonly digit: string;
  readonly because: string;
}

/** Whoever picked up and pressed 1 has the telephone, and the number that was called is theirs. */
async function confirmed({ directory, clock }: Ringing, { responderId, page }: Sending, digit: string): Promise<boolean> {
  const { responders: [responder] } = await directory.people([], [responderId]); // prettier-ignore
  const url = responder?.channels.https?.url;
  const now = clock.now();
  if (digit === '1' && url !== undefined && verifies(page, url, now)) await directory.mark(responderId, 'https', url, { verifiedAt: now, provedAt: now });
  return true;
}

const ACTIONS: Readonly<Record<string, string>> = { '1': 'acknowledge', '2': 'cannot-take' };

/** False for a call that is not ours. Answered proves the page; a key acts as the button of the page's link does. */
export async function told(ports: Ringing, token: string, { answered, digit, because }: Told): Promise<boolean> {
  const call = await callOf(ports, token);
  if (call === null) return false;
  if (!answered) {
    const known = await ports.ledger.proofs(call.incidentId);
    if (!known.some(({ page, outcome }) => page === call.page && outcome === 'answered')) await failed(ports, call, because);
    return true;
  }
  if (call.incidentId === VERIFICATION) return confirmed(ports, call, digit);
  await ports.ledger.putProof(call.incidentId, { page: call.page, outcome: 'answered', at: ports.clock.now() });
  const action = ACTIONS[digit];
  if (action !== undefined) await press(ports, tokenOf(await ports.linkKey(), call.incidentId, call.page), { action });
  return true;
}
