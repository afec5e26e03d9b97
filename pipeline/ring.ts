/** A page that is a call: rings a number through a voice gateway, and takes what the gateway tells of it. */
import { CALL_PREFIX, hasKeys, spokenText } from '../core/call.ts';
import type { IncidentId } from '../core/identity.ts';
import { VERIFICATION, verifies } from '../core/notice.ts';
import { wordingOf } from '../core/pack.ts';
import { hashOf, isToken, tokenOf } from '../core/token.ts';
import type { Sending } from '../core/page-proof.ts';
import { drive } from './drive.ts';
import { answer, type Responding } from './respond.ts';

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
  await Promise.all([failed(ports, { incidentId, page }, because), markBroken(ports, responderId, because)]);
}

const rung = async ({ gateway }: Ringing, call: Call): Promise<string | null> => (gateway === null ? 'this deployment has no voice gateway' : gateway.ring(call));

/** The next channel comes at once. */
async function failed(ports: Ringing, { incidentId, page }: Pick<Sending, 'incidentId' | 'page'>, because: string): Promise<void> {
  if (incidentId === VERIFICATION) return;
  await ports.ledger.putProof(incidentId, { page, outcome: 'failed', at: ports.clock.now(), because });
  await drive(ports, incidentId);
}

async function markBroken({ directory, clock }: Ringing, responderId: string, because: string): Promise<void> {
  const { responders: [responder] } = await directory.people([], [responderId]); // prettier-ignore
  const url = responder?.channels.https?.url;
  if (url !== undefined) await directory.mark(responderId, 'https', url, { failedAt: clock.now(), failedBecause: because });
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
  return incident === null ? null : spokenText(ports.pack, incident, { page: call.page, language });
}

export interface Told {
  readonly answered: boolean;
  /** The key that was pressed: 1 takes it, 2 does not. */
  readonly digit: string;
  readonly because: string;
  /** Nobody can be rung there; otherwise it was busy, or nobody picked up. */
  readonly isDead: boolean;
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

/** False for a call that is not ours. Only a key proves the page: a telephone that was picked up may be an answering machine. A key acts as the button of the page's link does. */
export async function told(ports: Ringing, token: string, { answered, digit, because, isDead }: Told): Promise<boolean> {
  const call = await callOf(ports, token);
  if (call === null) return false;
  if (!answered) return unanswered(ports, call, because, isDead);
  if (call.incidentId === VERIFICATION) return confirmed(ports, call, digit);
  if (digit === '') return true;
  await ports.ledger.putProof(call.incidentId, { page: call.page, outcome: 'answered', at: ports.clock.now() });
  const action = hasKeys(call.page) ? ACTIONS[digit] : undefined;
  if (action !== undefined) await answer(ports, tokenOf(await ports.linkKey(), call.incidentId, call.page), { action });
  return true;
}

async function unanswered(ports: Ringing, call: Sending, because: string, isDead: boolean): Promise<boolean> {
  const known = call.incidentId === VERIFICATION ? [] : await ports.ledger.proofs(call.incidentId);
  if (known.some(({ page, outcome }) => page === call.page && outcome === 'answered')) return true;
  if (isDead) await markBroken(ports, call.responderId, because);
  await failed(ports, call, because);
  return true;
}
