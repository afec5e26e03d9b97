/** A page that did not arrive, or is not known to have arrived, is followed by the next channel. */
import { secondsBetween } from '../../core/time.ts';
import { drive } from '../../pipeline/drive.ts';
import { tokenOf } from '../../core/token.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import { answer } from '../../pipeline/respond.ts';
import { fromLucknow, KEY, openHouse, type House } from '../support/house.ts';
import { brokenPromises, sentTwice } from '../support/promises.ts';

const unlocated = { ...fromLucknow, hints: [] };
const sentAfter = (house: House, from: string): [number, string][] => house.pager.inbox.map(({ at, page }) => [secondsBetween(from as never, at), page.key]);
const voice = { https: { url: 'tel:+917000000077', topicArn: 'arn:aws:sns:local:0:voice' } };
async function withVoice(house: House): Promise<void> {
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { ...one.channels, ...voice } }));
  await house.directory.mark('state-primary', 'https', voice.https.url, { verifiedAt: house.clock.now() });
}
const silent = ({ page }: Dispatch) => (page.channel === 'sms' && page.route !== 'other' ? null : ('delivered' as const));

describe('an SMS of which nobody says that it arrived', () => {
  it('is followed after 45 seconds by the next channel of the same responder', async () => {
    const house = await openHouse();
    await withVoice(house);
    house.pager.fate = silent;
    const from = house.clock.now();
    await house.deliver(unlocated);
    await house.pass(59);
    expect(sentAfter(house, from)).toEqual([[0, 'r1.l0.state-primary.sms'], [0, 'r1.l0.state-primary.email'], [45, 'r1.l0.state-primary.https']]);
  });

  it('goes out by the other route when the responder has no other channel left, once', async () => {
    const house = await openHouse();
    house.pager.fate = silent;
    const from = house.clock.now();
    await house.deliver(unlocated);
    await house.pass(59);
    expect(sentAfter(house, from)).toEqual([[0, 'r1.l0.state-primary.sms'], [0, 'r1.l0.state-primary.email'], [45, 'r1.l0.state-primary.sms-other']]);
    expect(house.pager.inbox.at(-1)!.page.route).toBe('other');
  });

  it('costs nobody else a second page, and the next level keeps its time', async () => {
    const house = await openHouse();
    house.pager.fate = (dispatch) => (dispatch.page.responderId === 'state-primary' ? silent(dispatch) : 'delivered');
    const id = await house.deliver(fromLucknow);
    await house.pass(61);
    expect(house.paged().filter((page) => page === 'control-room-162/sms')).toHaveLength(1);
    expect(house.pager.inbox.find(({ page }) => page.key === 'r1.l1.state-primary.sms')!.at).toBe('2026-03-01T18:31:00.000Z');
    expect((await house.read(id)).events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['DELIVERED', 'UNPROVEN']));
  });

  it('is not followed when the clocks are dead and only sweep looks, but by a minute', async () => {
    const house = await openHouse();
    house.pager.fate = silent;
    await house.deliver(unlocated);
    await house.pass(95, { clocks: false });
    expect(house.pager.inbox.map(({ page }) => page.key)).toContain('r1.l0.state-primary.sms-other');
    expect(await brokenPromises(house)).toEqual([]);
  });
});

describe('an SMS that is known not to have arrived', () => {
  it('is followed as soon as that is known', async () => {
    const house = await openHouse();
    house.pager.fate = ({ page }) => (page.channel === 'sms' && page.route !== 'other' ? 'failed' : 'delivered');
    const id = await house.deliver(unlocated);
    await drive(house.ports(), id);
    expect(house.pager.inbox.map(({ page }) => page.key)).toEqual(['r1.l0.state-primary.sms', 'r1.l0.state-primary.email', 'r1.l0.state-primary.sms-other']);
    expect((await house.read(id)).events.map(({ kind }) => kind)).toContain('NOT_DELIVERED');
    await drive(house.ports(), id);
    expect(sentTwice(house)).toEqual([]);
  });

  it('brings the next level at once when nobody of this one can be reached at all', async () => {
    const house = await openHouse();
    await house.directory.putResponders([{ responderId: 'state-primary', name: 'Asha Sample', rank: '', language: 'en', channels: { sms: { number: '+917000000001' } } }]);
    house.pager.fate = ({ page }) => (page.responderId === 'state-primary' ? 'failed' : 'delivered');
    const id = await house.deliver(unlocated);
    for (let looks = 0; looks < 4; looks += 1) await drive(house.ports(), id);
    expect(house.paged()).toContain('state-secondary/sms');
    expect(house.clock.now()).toBe('2026-03-01T18:30:00.000Z');
  });

  it('and a proof that comes late, or twice, changes nothing', async () => {
    const house = await openHouse();
    house.pager.fate = () => null;
    const id = await house.deliver(unlocated);
    await house.does('state-primary', 'acknowledge');
    const before = await house.read(id);
    for (const outcome of ['failed', 'delivered'] as const) await house.ledger.putProof(id, { page: 'r1.l0.state-primary.sms', outcome, at: house.clock.now() });
    await drive(house.ports(), id);
    expect((await house.read(id)).pages).toEqual(before.pages);
    await house.pass(200);
    expect(house.paged(2)).toEqual([]);
  });
});

it('what is known to have arrived by one channel is not followed by another', async () => {
  const house = await openHouse();
  await withVoice(house);
  house.pager.fate = ({ page }) => (page.channel === 'https' ? 'answered' : null);
  await house.deliver(unlocated);
  await house.pass(59);
  expect(house.pager.inbox.map(({ page }) => page.key)).toEqual(['r1.l0.state-primary.sms', 'r1.l0.state-primary.email', 'r1.l0.state-primary.https']);
});

it('a failure that may pass is tried again after 1, 2, 4, 8 and then every 15 seconds', async () => {
  const house = await openHouse();
  const tried: number[] = [];
  const from = house.clock.now();
  house.pager.answer = ({ page }) => {
    if (page.channel === 'sms') tried.push(secondsBetween(from, house.clock.now()));
    return page.channel === 'sms' ? { outcome: 'put-off', because: 'Throttled' } : { outcome: 'sent' };
  };
  await house.deliver(unlocated);
  await house.pass(59);
  expect(tried).toEqual([0, 1, 3, 7, 15, 30, 45]);
});

describe('an SMS that SNS does not take', () => {
  it('is followed by the next channel when its time to be proved is over, and tried on', async () => {
    const house = await openHouse();
    await withVoice(house);
    house.pager.answer = ({ page }) => (page.channel === 'sms' ? { outcome: 'put-off', because: 'Throttled' } : { outcome: 'sent', messageId: page.key });
    const from = house.clock.now();
    await house.deliver(unlocated);
    await house.pass(59);
    expect(sentAfter(house, from).map(([, key]) => key)).toEqual(['r1.l0.state-primary.email', 'r1.l0.state-primary.https']);
    expect(await brokenPromises(house)).toEqual([]);
  });
});

describe('who took it by a key of the telephone', () => {
  it('gets the link at once, by text and mail and by no further call', async () => {
    const house = await openHouse();
    await withVoice(house);
    house.pager.fate = silent;
    const id = await house.deliver(unlocated);
    await house.pass(46);
    const { page } = house.pager.inbox.at(-1)!;
    const before = house.pager.inbox.length;
    await answer(house.ports(), tokenOf(KEY, id, page.key), { action: 'acknowledge' });
    expect(house.paged(before)).toEqual(['state-primary/sms', 'state-primary/email']);
    expect(house.pager.inbox.at(-1)!.page.purpose).toBe('hand-off');
    expect((await house.read(id)).events.map(({ kind }) => kind)).not.toContain('LOOKED');
  });
});
