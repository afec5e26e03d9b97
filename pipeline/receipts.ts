/** What operators report of text messages: kept beside the incident, noted of the number, and what failed is followed at once. */
import type { Sending } from '../core/page-proof.ts';
import { isBroken, type Responder } from '../core/people.ts';
import { readReceipt, type Receipt } from '../core/receipt.ts';
import { secondsAfter, type Seconds } from '../core/time.ts';
import { drive, type Driving } from './drive.ts';

export interface Receiving extends Driving {
  readonly wait: (seconds: Seconds) => Promise<void>;
}

/** A receipt may overtake the note of what was sent. One that finds none costs a page too many, never one too few. */
const OVERTAKEN_SECONDS = 1;
/** That a number works is noted once in this time: a burst would write one item a hundred times. */
const NOTED_EVERY_SECONDS = 3600;

interface Known extends Receipt {
  readonly sending: Sending;
}

/** Safe to do again. Throws when one could not be kept, after the others have been. */
export async function receive(ports: Receiving, lines: readonly string[]): Promise<void> {
  const receipts = lines.flatMap((line) => readReceipt(line) ?? []);
  if (receipts.length < lines.length) {
    ports.meter.count('receiptUnreadable', lines.length - receipts.length);
    ports.log.error('receipts could not be read', { unreadable: lines.length - receipts.length });
  }
  const known = await knownAmong(ports, receipts);
  const missing = receipts.filter(({ messageId }) => !known.some((one) => one.messageId === messageId));
  if (missing.length > 0) {
    await ports.wait(OVERTAKEN_SECONDS);
    known.push(...(await knownAmong(ports, missing)));
  }
  const { responders } = await ports.directory.people([], [...new Set(known.map(({ sending }) => sending.responderId))]);
  const done = await Promise.allSettled([...known.map(async (one) => keep(ports, one)), ...newest(known).map(async (one) => note(ports, one, responders))]);
  const failed = done.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} of ${known.length} receipts: ${failed[0]!.message}`);
}

async function knownAmong({ ledger }: Receiving, receipts: readonly Receipt[]): Promise<Known[]> {
  const found = await Promise.all(receipts.map(async (receipt) => ({ receipt, sending: await ledger.sending(receipt.messageId) })));
  return found.flatMap(({ receipt, sending }) => (sending === null ? [] : [{ ...receipt, sending }]));
}

async function keep(ports: Receiving, { sending, delivered, because }: Known): Promise<void> {
  const at = ports.clock.now();
  await ports.ledger.putProof(sending.incidentId, { page: sending.page, outcome: delivered ? 'delivered' : 'failed', at, ...(!delivered && { because }) });
  if (delivered) return;
  ports.meter.count('pageNotDelivered');
  await drive(ports, sending.incidentId);
}

/** Of several about one responder the last, and a failure before a success. */
const newest = (known: readonly Known[]): Known[] =>
  [...new Map(known.toSorted((a, b) => Number(b.delivered) - Number(a.delivered)).map((one) => [one.sending.responderId, one])).values()];

async function note({ directory, clock }: Receiving, { sending, delivered, because, destination }: Known, responders: readonly Responder[]): Promise<void> {
  const responder = responders.find(({ responderId }) => responderId === sending.responderId);
  if (responder?.channels.sms?.number !== destination) return;
  const now = clock.now();
  const { provedAt } = responder.channels.sms;
  const isFresh = provedAt !== undefined && provedAt > secondsAfter(now, -NOTED_EVERY_SECONDS) && !isBroken(responder, 'sms');
  if (delivered && isFresh) return;
  await directory.mark(responder.responderId, 'sms', destination, delivered ? { provedAt: now } : { failedAt: now, failedBecause: because });
}
