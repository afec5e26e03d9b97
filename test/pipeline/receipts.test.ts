/** What operators report: kept, noted of the number, followed at once when it failed, and never trusted too far. */
import { receive } from '../../pipeline/receipts.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { sentTwice } from '../support/promises.ts';

const NUMBER = '+917000000001';
const line = (messageId: string, status = 'SUCCESS', destination = NUMBER, providerResponse = 'Message has been accepted by phone carrier'): string =>
  JSON.stringify({ notification: { messageId, timestamp: '2026-03-01 18:30:01' }, delivery: { destination, providerResponse, mcc: 404 }, status });
const receiving = (house: House, waits: number[] = [], meanwhile: () => Promise<void> = async () => undefined) => ({ ...house.ports(), wait: async (seconds: number) => { waits.push(seconds); await meanwhile(); } }); // prettier-ignore
const sms = async (house: House) => (await house.directory.people([], ['state-primary'])).responders[0]!.channels.sms!;

/** An incident whose pages nobody has proved; the primary's SMS is `m`. */
async function opened() {
  const house = await openHouse();
  house.pager.fate = () => null;
  house.pager.answer = ({ page }) => ({ outcome: 'sent', messageId: page.key === 'r1.l0.state-primary.sms' ? 'm' : `other-${page.key}` });
  const id = await house.deliver({ ...fromLucknow, hints: [] });
  return { house, id };
}

describe('a receipt', () => {
  it('that says so proves the page and the number, and spares the next channel', async () => {
    const { house, id } = await opened();
    await house.pass(10);
    await receive(receiving(house), [line('m')]);
    expect(await house.ledger.proofs(id)).toEqual([{ page: 'r1.l0.state-primary.sms', outcome: 'delivered', at: house.clock.now() }]);
    expect(house.meter.counted.get('pageNotDelivered')).toBeUndefined();
    await house.pass(49);
    expect(house.paged()).toEqual(['state-primary/sms', 'state-primary/email']);
  });

  it('of a failure marks the number, says why, and brings the next channel at once', async () => {
    const { house, id } = await opened();
    await receive(receiving(house), [line('m', 'FAILURE', NUMBER, 'Phone +917000000001 has opted out')]);
    expect(house.pager.inbox.at(-1)!.page.key).toBe('r1.l0.state-primary.sms-other');
    expect(await sms(house)).toMatchObject({ failedAt: house.clock.now(), failedBecause: 'Phone … has opted out' });
    expect((await house.read(id)).events.find(({ kind }) => kind === 'NOT_DELIVERED')!.detail).toEqual({ pages: ['r1.l0.state-primary.sms'], because: ['Phone … has opted out'] });
    expect(house.meter.counted.get('pageNotDelivered')).toBe(1);
  });

  it.each([[['FAILURE', 'SUCCESS']], [['SUCCESS', 'FAILURE']]])('of a failure beside a success of the same number marks it as failed, in whatever order they come: %j', async ([first, second]) => {
    const { house, id } = await opened();
    await house.ledger.putSendings([{ messageId: 'n', incidentId: id, page: 'r1.l1.state-primary.sms', responderId: 'state-primary', channel: 'sms' }]);
    await house.pass(1, { clocks: false, sweeps: false });
    const before = (await sms(house)).provedAt;
    await receive(receiving(house), [line('m', first), line('n', second)]);
    expect(await sms(house)).toMatchObject({ failedAt: house.clock.now(), provedAt: before });
  });

  it('that comes twice, late or after an acknowledgement changes no incident', async () => {
    const { house, id } = await opened();
    await receive(receiving(house), [line('m', 'FAILURE')]);
    await house.does('state-primary', 'acknowledge');
    await house.pass(200);
    const before = await house.read(id);
    await receive(receiving(house), [line('m', 'FAILURE'), line('m')]);
    expect(await house.read(id)).toEqual(before);
    expect(sentTwice(house)).toEqual([]);
  });

  it('of what is known is waited for by nobody, and of two the one that is missing alone', async () => {
    const { house } = await opened();
    const waits: number[] = [];
    await receive(receiving(house, waits), [line('m')]);
    expect([waits, house.meter.counted.get('receiptUnreadable')]).toEqual([[], undefined]);
    await receive(receiving(house, waits), [line('m'), line('unknown')]);
    expect(waits).toHaveLength(1);
  });

  it('that overtakes the note of what was sent is waited for once', async () => {
    const { house, id } = await opened();
    const waits: number[] = [];
    const meanwhile = async () => house.ledger.putSendings([{ messageId: 'early', incidentId: id, page: 'r1.l0.state-primary.sms', responderId: 'state-primary', channel: 'sms' }]);
    await receive(receiving(house, waits, meanwhile), [line('early')]);
    expect([waits, (await house.ledger.proofs(id)).length]).toEqual([[1], 1]);
    await receive(receiving(house, waits), [line('somebody else\'s')]);
    expect(waits).toEqual([1, 1]);
  });

  it('of a number that the responder no longer has marks nothing', async () => {
    const { house } = await opened();
    const before = await sms(house);
    await house.pass(1);
    await receive(receiving(house), [line('m', 'FAILURE', '+917999999999')]);
    expect(await sms(house)).toEqual(before);
  });

  it('that cannot be read is counted, and keeps no other from being read', async () => {
    const { house, id } = await opened();
    await receive(receiving(house), ['no JSON', '{"status":"SUCCESS"}', line('m')]);
    expect([house.meter.counted.get('receiptUnreadable'), (await house.ledger.proofs(id)).length]).toEqual([2, 1]);
    expect(JSON.stringify(house.log)).not.toContain('+91');
  });

  it('that cannot be kept is tried again, and the others are kept', async () => {
    const { house, id } = await opened();
    await house.ledger.putSendings([{ messageId: 'n', incidentId: id, page: 'r1.l0.other.sms', responderId: 'other', channel: 'sms' }]);
    const ports = receiving(house);
    const ledger = { ...ports.ledger, putProof: async (...[of, proof]: Parameters<typeof ports.ledger.putProof>) => (proof.page === 'r1.l0.other.sms' ? Promise.reject(new Error('down')) : ports.ledger.putProof(of, proof)) };
    await expect(receive({ ...ports, ledger }, [line('n'), line('m')])).rejects.toThrow('1 of 2 receipts: down');
    expect(await house.ledger.proofs(id)).toHaveLength(1);
  });
});

it('a thousand receipts of one number in an hour are noted of it once', async () => {
  const { house, id } = await opened();
  let marks = 0;
  const ports = receiving(house);
  const directory = { ...ports.directory, mark: async (...asked: Parameters<typeof ports.directory.mark>) => ((marks += 1), ports.directory.mark(...asked)) };
  await house.pass(3601, { clocks: false, sweeps: false });
  for (let i = 0; i < 1000; i += 1) {
    await house.ledger.putSendings([{ messageId: `b${i}`, incidentId: id, page: `p${i}`, responderId: 'state-primary', channel: 'sms' }]);
    if (i % 50 === 49) await receive({ ...ports, directory }, Array.from({ length: 50 }, (_, k) => line(`b${i - k}`)));
  }
  expect(marks).toBe(1);
});
