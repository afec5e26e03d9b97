/** A channel counts when what was sent there came back: a link goes out, and whoever has the phone or the mailbox confirms it. */
import { noticeText, verificationPage, VERIFICATION, verifies } from '../core/notice.ts';
import { channelOf } from '../core/page.ts';
import { readVerification } from '../core/on-call-asked.ts';
import { addressOf, channelsOf, type Channel, type Responder } from '../core/people.ts';
import { hashOf, isToken, tokenOf } from '../core/token.ts';
import type { Driving } from './drive.ts';

export type Sent = { readonly responder: string; readonly sent: readonly { channel: Channel; outcome: string }[] } | { readonly sentence: string };

/** To every channel, or to one. Sending again on the same day sends the same link. */
export async function askToConfirm(ports: Driving, given: unknown): Promise<Sent> {
  const read = readVerification(given);
  if ('sentence' in read) return read;
  const { responder: id, channel } = read;
  const { responders: [responder] } = await ports.directory.people([], [id]); // prettier-ignore
  if (responder === undefined) return { sentence: `There is no responder "${id.slice(0, 60)}" in the directory.` };
  const wanted = channelsOf(responder).filter((one) => channel === undefined || one === channel);
  if (wanted.length === 0) return { sentence: `"${id}" has no ${channel ?? 'channel'}.` };
  const key = await ports.linkKey();
  return { responder: id, sent: await Promise.all(wanted.map(async (one) => ({ channel: one, outcome: await sendOne(ports, key, responder, one) }))) };
}

async function sendOne({ ledger, pager, pack, way, clock }: Driving, key: string, responder: Responder, channel: Channel): Promise<string> {
  const page = verificationPage(responder, channel, addressOf(responder, channel)!, clock.now());
  const token = tokenOf(key, VERIFICATION, page.key);
  await ledger.putLinks([{ hash: hashOf(token), incidentId: VERIFICATION, responderId: responder.responderId, deskId: page.deskId, page: page.key }]);
  const text = noticeText(pack, { notice: 'verify', page, token, language: responder.language, way, values: {} });
  return (await pager.send({ incidentId: VERIFICATION, page, text, responder })).outcome;
}

export interface Verification {
  readonly responder: Responder;
  readonly channel: Channel;
  readonly isConfirmed: boolean;
  /** The link is too old, or of an address that has changed since. */
  readonly isOver: boolean;
}

/** Null for a link of another kind. Only a press confirms; a scanner of mail may look as often as it likes. */
export async function verification({ ledger, directory, clock }: Driving, token: string, isPressed: boolean): Promise<Verification | null> {
  const link = isToken(token) ? await ledger.link(hashOf(token)) : null;
  const channel = link === null ? null : channelOf(link.page);
  if (link?.incidentId !== VERIFICATION || channel === null) return null;
  const { responders: [responder] } = await directory.people([], [link.responderId]); // prettier-ignore
  const address = responder && addressOf(responder, channel);
  if (responder === undefined || address === undefined) return null;
  const now = clock.now();
  const isOver = !verifies(link.page, address, now);
  if (isPressed && !isOver) await directory.mark(link.responderId, channel, address, { verifiedAt: now, provedAt: now });
  return { responder, channel, isOver, isConfirmed: (isPressed && !isOver) || responder.channels[channel]?.verifiedAt !== undefined };
}
