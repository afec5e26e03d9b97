/** Desks without people, phones that do not ring, people who leave: somebody is paged all the same. */
import type { Desk, Responder } from '../../core/people.ts';
import { instant } from '../../core/time.ts';
import { drive } from '../../pipeline/drive.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { Result } from '../../core/sent.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { brokenPromises, sentTwice } from '../support/promises.ts';

const unlocated = { ...fromLucknow, hints: [] };
const roster = async (house: House, deskId: string, roles: Desk['roster'], lastResortPosts: string[] = []): Promise<void> => house.directory.putDesks([{ deskId, roster: roles, lastResortPosts }]);
const person = (responderId: string, channels: Responder['channels']): Responder => ({ responderId, name: responderId, rank: '', language: 'en', channels });
const verifiedAt = instant('2026-01-01T00:00Z');
const sms = { sms: { number: '+917000000001', verifiedAt } };
const email = { email: { address: 'x@sample.invalid', topicArn: 'arn:aws:sns:local:0:x-email', verifiedAt } };
const https = { https: { url: 'https://voice.example.in', topicArn: 'arn:aws:sns:local:0:x-https', verifiedAt } };
const refusing = (which: (dispatch: Dispatch) => boolean) => (dispatch: Dispatch): Result => (which(dispatch) ? { outcome: 'refused', because: 'InvalidParameterException' } : { outcome: 'sent' });
const eventsOf = async (house: House, id: Awaited<ReturnType<House['deliver']>>) => [...(await house.ledger.sheets(id)).flatMap(({ events }) => events), ...(await house.read(id)).events];

/** Every attempt that SNS was asked for, sent or not. */
function attempts(house: House, answer: (dispatch: Dispatch) => Result): string[] {
  const made: string[] = [];
  house.pager.answer = (dispatch) => {
    made.push(dispatch.page.key);
    return answer(dispatch);
  };
  return made;
}

describe('a level with nobody on it', () => {
  it('takes no time, is recorded, and brings the next one forward', async () => {
    const house = await openHouse();
    await roster(house, 'state', { secondary: ['state-secondary'] });
    const id = await house.deliver(unlocated);
    expect(house.paged()).toEqual(['state-secondary/sms', 'state-secondary/email']);
    expect((await eventsOf(house, id)).filter(({ kind }) => kind === 'NO_ONE_ON_CALL').map(({ detail }) => detail)).toEqual([
      { level: 0, desk: 'state', role: 'primary' },
      { level: 1, desk: 'state', role: 'primary' },
      { level: 2, desk: 'state', role: 'primary' },
    ]);
    expect(house.meter.counted.get('noOneOnCall')).toBe(3);
  });

  it('of the unit alone is recorded, and the state desk is paged as ever', async () => {
    const house = await openHouse();
    await roster(house, '162', { primary: [] });
    const id = await house.deliver(fromLucknow);
    expect(house.paged()).toEqual(['state-primary/sms', 'state-primary/email']);
    expect((await house.read(id)).events).toContainEqual(expect.objectContaining({ kind: 'NO_ONE_ON_CALL', detail: { level: 0, desk: '162', role: 'primary' } }));
  });

  it('may also be one whose only person is not in the directory, or has no channel', async () => {
    const house = await openHouse();
    await house.directory.putResponders([person('mute', {})]);
    await roster(house, 'state', { primary: ['nobody', 'mute'], supervisor: ['state-supervisor'] });
    await house.deliver(unlocated);
    expect(house.paged()).toEqual(['state-supervisor/sms', 'state-supervisor/email']);
  });

  it('is paged as soon as somebody is put on it: people are looked up live', async () => {
    const house = await openHouse();
    await roster(house, 'state', {}, []);
    await house.deliver(unlocated);
    await roster(house, 'state', { shift: ['state-shift-1'] });
    await house.pass(301);
    expect(house.paged()).toContain('state-shift-1/email');
  });
});

describe('a desk with nobody at all', () => {
  it.each([
    ['an empty roster', { primary: [], secondary: [] }],
    ['names that nobody has', { primary: ['nobody'], supervisor: ['nobody-2'] }],
  ])('pages the subscribers fixed at deploy time, at once and again every five minutes: %s', async (_, roles) => {
    const house = await openHouse();
    await roster(house, 'state', roles);
    const id = await house.deliver(unlocated);
    expect(house.paged()).toEqual(['fixed-subscribers/email']);
    await house.pass(3600);
    expect(house.paged()).toHaveLength(13);
    expect(await brokenPromises(house)).toEqual([]);
    expect((await house.read(id)).status).toBe('PAGING');
  });

  it('gives them a link that works', async () => {
    const house = await openHouse();
    await roster(house, 'state', {});
    const id = await house.deliver(unlocated);
    const view = await house.does('fixed-subscribers', 'acknowledge');
    expect([view?.refused, view?.details?.alert?.subject.name]).toEqual([null, 'Invented Person']);
    await house.pass(299);
    expect((await house.read(id)).holder?.responderId).toBe('fixed-subscribers');
    await house.does('fixed-subscribers', 'hand-off', { to: 'Lucknow' });
    expect(house.paged()).toContain('control-room-162/sms');
  });
});

describe('a phone that SNS refuses', () => {
  it('makes the next channel due at once, once', async () => {
    const house = await openHouse();
    await house.directory.putResponders([person('state-primary', { ...sms, ...https })]);
    const made = attempts(house, refusing(({ page }) => page.responderId === 'state-primary' && page.channel === 'sms'));
    await house.deliver(unlocated);
    expect(made).toEqual(['r1.l0.state-primary.sms', 'r1.l0.state-primary.https']);
    expect(house.paged()).toEqual(['state-primary/https']);
  });

  it('changes nothing for who was reached by e-mail in the same step: the next level keeps its time', async () => {
    const house = await openHouse();
    const made = attempts(house, refusing(({ page }) => page.channel === 'sms'));
    await house.deliver(unlocated);
    expect(made).toEqual(['r1.l0.state-primary.sms', 'r1.l0.state-primary.email']);
    await house.pass(59);
    expect(made).toHaveLength(2);
  });

  it('by every channel that the person has brings the next level at once, and no channel is tried twice', async () => {
    const house = await openHouse();
    await house.directory.putResponders([person('state-primary', { ...sms, ...email, ...https })]);
    const made = attempts(house, refusing(({ page }) => page.responderId === 'state-primary'));
    await house.deliver(unlocated);
    expect(made).toEqual([
      'r1.l0.state-primary.sms', 'r1.l0.state-primary.email', 'r1.l0.state-primary.https',
      'r1.l1.state-primary.https', 'r1.l1.state-primary.sms', 'r1.l1.state-primary.email',
      'r1.l2.state-secondary.sms', 'r1.l2.state-secondary.email', 'r1.l2.state-primary.sms', 'r1.l2.state-primary.email', 'r1.l2.state-primary.https',
    ]); // prettier-ignore
    expect(house.paged()).toEqual(['state-secondary/sms', 'state-secondary/email']);
  });

  it('after another channel took it brings no level forward', async () => {
    const house = await openHouse();
    await house.directory.putResponders([person('state-primary', { ...sms, ...email, ...https })]);
    const made = attempts(house, refusing(({ page }) => page.channel !== 'email'));
    await house.deliver(unlocated);
    expect(made).toEqual(['r1.l0.state-primary.sms', 'r1.l0.state-primary.email', 'r1.l0.state-primary.https']);
    await house.pass(59);
    expect(made).toHaveLength(3);
  });

  it('is on record, and counted', async () => {
    const house = await openHouse();
    attempts(house, refusing(({ page }) => page.channel === 'sms'));
    const id = await house.deliver(unlocated);
    expect((await house.read(id)).events).toContainEqual(expect.objectContaining({ kind: 'PAGE_REFUSED', detail: { pages: ['r1.l0.state-primary.sms'], because: ['InvalidParameterException'] } }));
    expect(house.meter.counted.get('pageRefused')).toBe(1);
  });
});

describe('when every phone and mailbox is refused', () => {
  it('the fixed subscribers are paged in the same minute, and SNS is asked no more often than there are channels', async () => {
    const house = await openHouse();
    const made = attempts(house, refusing(({ responder }) => responder !== null));
    await house.deliver(fromLucknow);
    await house.pass(45);
    expect(house.paged()).toEqual(['fixed-subscribers/email']);
    expect(new Set(made).size).toBe(made.length);
    expect(made.length).toBeLessThan(40);
  });

  it('and they too, nothing spins: each round asks for each channel once', async () => {
    const house = await openHouse();
    const made = attempts(house, refusing(() => true));
    const id = await house.deliver(fromLucknow);
    await house.pass(3600);
    expect(sentTwice(house)).toEqual([]);
    expect(new Set(made).size).toBe(made.length);
    expect(made.length).toBeLessThan(40 + 13 * 20);
    expect(await brokenPromises(house)).toEqual([]);
    expect((await house.read(id)).status).toBe('PAGING');
  });

  it('by e-mail alone, the last resort still sends SMS to the named posts only: its quota is everybody\'s', async () => {
    const house = await openHouse();
    attempts(house, refusing(({ page }) => page.channel === 'email'));
    await house.deliver(unlocated);
    await house.pass(479);
    const before = house.pager.inbox.length;
    await house.pass(1);
    expect(house.paged(before).sort()).toEqual(['state-officer-in-charge/sms', 'state-primary/sms', 'state-supervisor/sms']);
  });

  it('reminders go on too, to the fixed subscribers', async () => {
    const house = await openHouse();
    await house.deliver(unlocated);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'hand-off', { to: 'Inspector Invented' });
    const made = attempts(house, refusing(({ responder }) => responder !== null));
    await house.pass(660);
    expect(house.paged().at(-1)).toBe('fixed-subscribers/email');
    expect(new Set(made).size).toBe(made.length);
  });
});

describe('a long outage of SNS', () => {
  it('leaves the incident small enough to be written, and one page a phone to be sent when it ends', async () => {
    const house = await openHouse();
    const shift = Array.from({ length: 30 }, (_, i) => person(`state-member-${i}`, { ...sms, ...email }));
    await house.directory.putResponders(shift);
    await roster(house, 'state', { primary: ['state-primary'], shift: shift.map(({ responderId }) => responderId) }, ['state-primary']);
    let isDown = true;
    house.pager.answer = () => (isDown ? { outcome: 'put-off', because: 'InternalErrorException' } : { outcome: 'sent' });
    const id = await house.deliver(fromLucknow);
    const sizes: number[] = [];
    for (let minutes = 0; minutes < 40; minutes += 1) {
      await house.pass(60);
      sizes.push(JSON.stringify(await house.read(id)).length);
    }
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    expect(Math.max(...sizes.slice(30))).toBeLessThanOrEqual(Math.max(...sizes.slice(20, 30)) * 1.05);
    isDown = false;
    await house.pass(20);
    const rung = house.paged();
    expect(new Set(rung).size).toBe(rung.length);
    expect(rung).toContain('state-member-29/email');
  }, 60_000);
});

describe('somebody who is taken off the directory while paged', () => {
  it('is passed over: the next level comes at once', async () => {
    const house = await openHouse();
    house.pager.answer = () => ({ outcome: 'put-off', because: 'ThrottledException' });
    const id = await house.deliver(unlocated);
    house.directory.remove('state-primary');
    house.pager.answer = () => ({ outcome: 'sent' });
    house.clock.pass(20);
    await drive(house.ports(), id);
    expect(house.paged()).toEqual(['state-secondary/sms', 'state-secondary/email']);
  });

  it('can no longer open the link', async () => {
    const house = await openHouse();
    await house.deliver(unlocated);
    house.directory.remove('state-primary');
    expect(await house.does('state-primary', 'acknowledge')).toBeNull();
  });

  it('and had it, loses it when the lease runs out; reminders reach the state desk meanwhile', async () => {
    const house = await openHouse();
    const id = await house.deliver(unlocated);
    await house.pass(120);
    await house.does('state-secondary', 'acknowledge');
    await house.does('state-secondary', 'hand-off', { to: 'Inspector Invented' });
    house.directory.remove('state-secondary');
    const before = house.pager.inbox.length;
    await house.pass(600);
    expect(house.paged(before)).toEqual(['state-primary/sms', 'state-primary/email']);
    expect((await house.read(id)).status).toBe('HANDED_OFF');
  });
});
