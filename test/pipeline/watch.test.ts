/** Verification, readiness and the daily look: a number that does not work is found before somebody needs it. */
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { gaps, wantedOf } from '../../core/coverage.ts';
import { NOTHING_KNOWN, unready, type Outside } from '../../core/readiness.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { coverage, everyone } from '../../pipeline/on-call.ts';
import { askToConfirm, verification } from '../../pipeline/verify.ts';
import { drillAll, lookAhead, type Watching } from '../../pipeline/watch.ts';
import { openHouse, up, type House } from '../support/house.ts';

const tokenIn = (house: House): string => /\?t=([0-9a-z]{20})/.exec(house.pager.inbox.at(-1)!.text.body)![1]!;
async function withNewNumber(house: House): Promise<void> {
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { sms: { number: '+917000000800' } } }));
}
const sms = async (house: House) => (await house.directory.people([], ['state-primary'])).responders[0]!.channels.sms!;

function watching(house: House, told: [string, string][] = [], outside: Partial<Outside> = {}): Watching {
  return { ...house.ports(), directory: house.directory, outsight: { of: async () => ({ ...NOTHING_KNOWN, ...outside }) }, topics: house.topics, admin: { publish: async (subject, body) => void told.push([subject, body]) }, wait: async () => undefined };
}

describe('a channel', () => {
  it('counts when the link that was sent there is pressed, and not when it is looked at', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    expect(await askToConfirm(house.ports(), { responder: 'state-primary', channel: 'sms' })).toEqual({ responder: 'state-primary', sent: [{ channel: 'sms', outcome: 'sent' }] });
    const token = tokenIn(house);
    for (let looks = 0; looks < 1000; looks += 1) expect((await verification(house.ports(), token, false))!.isConfirmed).toBe(false);
    expect((await sms(house)).verifiedAt).toBeUndefined();
    expect((await verification(house.ports(), token, true))!.isConfirmed).toBe(true);
    expect(await sms(house)).toMatchObject({ verifiedAt: house.clock.now(), provedAt: house.clock.now() });
  });

  it('is not verified by a link of another number, nor after three days, nor by a token altered in any place', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    await askToConfirm(house.ports(), { responder: 'state-primary' });
    const token = tokenIn(house);
    for (let i = 0; i < token.length; i += 1) expect(await verification(house.ports(), token.slice(0, i) + (token[i] === '0' ? '1' : '0') + token.slice(i + 1), true)).toBeNull();
    await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { sms: { number: '+917000000801' } } }));
    expect(await verification(house.ports(), token, true)).toMatchObject({ isOver: true, isConfirmed: false });
    await withNewNumber(house);
    house.clock.pass(5 * 86_400);
    expect(await verification(house.ports(), token, true)).toMatchObject({ isOver: true, isConfirmed: false });
  });

  it('that nobody verified is paged where nothing verified would wake anybody', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    await house.deliver({ alertId: 'a' });
    expect(house.paged()).toEqual(['state-primary/sms']);
    const other = await openHouse();
    await other.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { ...one.channels, sms: { number: '+917000000800' } } }));
    await other.deliver({ alertId: 'a' });
    expect(other.paged()).toEqual(['state-primary/email', 'state-primary/sms']);
    await other.directory.mark('state-primary', 'sms', '+917000000800', { verifiedAt: other.clock.now() });
    await other.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { ...one.channels, https: { url: 'tel:+917000000801', topicArn: 'voice' } } }));
    await other.deliver({ alertId: 'b' });
    expect(other.paged(2)).toEqual(['state-primary/sms', 'state-primary/email']);
  });

  it.each([[{ responder: 'ghost' }, 'There is no responder "ghost"'], [{}, 'It is {"responder": id'], [{ responder: 'state-primary', channel: 'https' }, 'has no https']])('asked for with %j is refused in a sentence', async (given, sentence) => {
    expect(await askToConfirm((await openHouse()).ports(), given)).toEqual({ sentence: expect.stringContaining(sentence) as string });
  });
});

describe('who is not ready', () => {
  const faultsAfter = async (change: (house: House) => Promise<void>, outside = NOTHING_KNOWN) => {
    const house = await openHouse();
    await change(house);
    return unready(await everyone({ ...house, pack: up }), outside, house.clock.now());
  };

  it('is nobody of the invented people on the day they are put in, and every post after eight days', async () => {
    expect(await faultsAfter(async () => undefined)).toEqual([]);
    const later = await faultsAfter(async (house) => house.clock.pass(8 * 86_400 + 1));
    expect([later.length, new Set(later.flatMap(({ faults }) => faults.map(({ kind }) => kind)))]).toEqual([75, new Set(['not-proved'])]);
  });

  it('is who has a number that nobody verified, one that failed last, or an opted-out one', async () => {
    expect(await faultsAfter(withNewNumber)).toMatchObject([{ desk: 'state', responderId: 'state-primary', isUnreachable: true, isOnDutySoon: true, faults: [{ kind: 'none-verified' }] }]);
    const failed = await faultsAfter(async (house) => house.directory.mark('state-primary', 'sms', '+917000000001', { failedAt: secondsAfter(house.clock.now(), 1), failedBecause: 'switched off' }));
    expect(failed).toMatchObject([{ isUnreachable: false, faults: [{ kind: 'broken', channel: 'sms', because: 'switched off' }] }]);
    expect(await faultsAfter(async () => undefined, { unconfirmed: new Set(['state-primary/email']), optedOut: new Set(['+917000000001']) })).toMatchObject([{ isUnreachable: true, faults: [{ kind: 'unconfirmed' }, { kind: 'opted-out' }] }]);
  });
});

describe('cover', () => {
  const found = async (change: (house: House) => Promise<void>) => {
    const house = await openHouse();
    await change(house);
    return gaps(await everyone({ ...house, pack: up }), wantedOf(up.units.keys()), house.clock.now(), 365, up.timeZone);
  };

  it('does not count who has no verified channel that works', async () => {
    expect(await found(withNewNumber)).toMatchObject([{ desk: 'state', why: '1 of 2 can be paged: no verified channel that works: state-primary' }]);
  });

  it('does not count a post that was not heard of for eight days, until a drill', async () => {
    const stale = async (house: House): Promise<void> => house.clock.pass(9 * 86_400);
    const before = await found(stale);
    expect([before.length, before[0]!.why]).toEqual([75, expect.stringMatching(/^0 of 1 can be paged: not heard of in 8 days: control-room-/)]);
    expect(await found(async (house) => {
      await stale(house);
      for (const code of up.units.keys()) await house.directory.mark(`control-room-${code}`, 'email', `control-room-${code}@sample.invalid`, { provedAt: house.clock.now() });
    })).toEqual([]); // prettier-ignore
  });
});

describe('the daily look', () => {
  it('tells nobody when nothing is wrong', async () => {
    const house = await openHouse();
    const told: [string, string][] = [];
    await lookAhead(watching(house, told));
    expect([told, house.pager.inbox, house.meter.counted.get('watched')]).toEqual([[], [], 1]);
  });

  it('tells the admin of each gap, and the supervisor who cannot be reached, once a day', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    const told: [string, string][] = [];
    for (let runs = 0; runs < 3; runs += 1) await lookAhead(watching(house, told));
    expect(told).toEqual([['Jeevan Raksha: 1 gaps in cover, 1 not reachable, 0 with a fault, next 72 hours', expect.stringContaining('the state desk: state-primary, on duty within three days: CANNOT BE REACHED FOR SURE: no channel has been verified') as string]]);
    expect(house.paged()).toEqual(['state-supervisor/sms', 'state-supervisor/email']);
    expect(house.pager.inbox[0]!.text).toMatchObject({ template: null, body: expect.stringContaining('1 on call cannot be reached for sure, State desk, Lucknow') as string });
    expect([house.meter.counted.get('coverageGaps'), house.meter.counted.get('unready')]).toEqual([3, 3]);
    house.clock.pass(86_400);
    await lookAhead(watching(house, told));
    expect(told).toHaveLength(2);
  });

  it('tells of numbers that opted out though e-mail is left, and counts whose they are', async () => {
    const house = await openHouse();
    const told: [string, string][] = [];
    await lookAhead(watching(house, told, { optedOut: new Set(['+917000000001', '+917000000002']) }));
    expect(told).toEqual([['Jeevan Raksha: 0 gaps in cover, 0 not reachable, 2 with a fault, next 72 hours', expect.stringContaining('state-primary, on duty within three days: one way fails: the number has opted out of SMS') as string]]);
    expect(house.paged()).toEqual(['state-supervisor/sms', 'state-supervisor/email']);
    expect([house.meter.counted.get('coverageGaps'), house.meter.counted.get('unready')]).toEqual([0, 2]);
  });

  it('subscribes here whoever has no topic in this region, after it has told; whoever only has not confirmed is asked by nobody again', async () => {
    const house = await openHouse();
    const told: [string, string][] = [];
    const subscribed: unknown[] = [];
    const topics = { ...house.topics, subscribe: async (...asked: unknown[]) => (subscribed.push([told.length, ...asked]), 'arn') };
    const outside = { unconfirmed: new Set(['state-primary/email', 'state-secondary/email']), topicless: new Set(['state-primary/email']) };
    await lookAhead({ ...watching(house, told, outside), topics });
    const { responders: [one] } = await house.directory.people([], ['state-primary']); // prettier-ignore
    expect(subscribed).toEqual([[1, 'state-primary', 'email', one!.channels.email!.address, null]]);
  });

  it('finds a gap where SNS delivers to no channel of somebody, whatever the directory proved of it', async () => {
    const house = await openHouse();
    const told: [string, string][] = [];
    const outside = { optedOut: new Set(['+917000000001']), unconfirmed: new Set(['state-primary/email']) };
    await lookAhead(watching(house, told, outside));
    expect(told[0]![1]).toContain('1 of 2 can be paged: no verified channel that works: state-primary');
    expect(house.meter.counted.get('coverageGaps')).toBe(1);
    const asking = { ...house, pack: up };
    expect((await coverage(asking, 3)).gaps).toEqual([]);
    expect((await coverage(asking, 3, { of: async () => ({ ...NOTHING_KNOWN, ...outside }) })).gaps).toMatchObject([{ desk: 'state' }]);
  });

  it('tells of 75 desks without a supervisor in one message to the state desk\'s', async () => {
    const house = await openHouse();
    house.clock.pass(9 * 86_400);
    await lookAhead(watching(house));
    expect(house.paged()).toEqual(['state-supervisor/sms', 'state-supervisor/email']);
    expect(house.pager.inbox[1]!.text.body.match(/was last heard of/g)).toHaveLength(75);
  });

  it('names the state desk as its supervisor\'s language does, and in plain letters in a subject', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    await house.directory.changeResponder('state-supervisor', (one) => ({ ...one, language: 'hi' }));
    await lookAhead(watching(house));
    const [text, mail] = house.pager.inbox.map((one) => one.text);
    expect(text!.body).toBe('यूपी पुलिस जीवन रक्षा: 1 से संपर्क पक्का नहीं, राज्य डेस्क, लखनऊ. मेल देखें. फ़ोन करें 112');
    expect(mail!.subject).toBe('Jeevan Raksha: duty par, pahunch nahin, State desk, Lucknow');
  });

  it('tells each of two supervisors by what is theirs, and calls nobody for it', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    await house.directory.changeDesk('state', (desk) => ({ ...desk, roster: { ...desk.roster, supervisor: ['state-supervisor', 'state-secondary'] } }));
    await house.directory.changeResponder('state-secondary', (one) => ({ ...one, channels: { ...one.channels, https: { url: 'tel:+917000000802', topicArn: 'voice', verifiedAt: house.clock.now() } } }));
    await lookAhead(watching(house));
    expect(house.paged()).toEqual(['state-supervisor/sms', 'state-supervisor/email', 'state-secondary/sms', 'state-secondary/email']);
    expect(house.pager.inbox.map(({ responder }) => responder!.responderId)).toEqual(['state-supervisor', 'state-supervisor', 'state-secondary', 'state-secondary']);
    expect(new Set(house.pager.inbox.map(({ page }) => page.key)).size).toBe(4);
  });

  it('says nothing of somebody who is not on duty soon', async () => {
    const house = await openHouse();
    await house.directory.changeDesk('state', (desk) => ({ ...desk, roster: { ...desk.roster, shift: [] }, lastResortPosts: ['state-shift-1'] }));
    const told: [string, string][] = [];
    await lookAhead(watching(house, told, { optedOut: new Set(['+917000000004']) }));
    expect([told, house.pager.inbox, house.meter.counted.get('unready')]).toEqual([[], [], 0]);
  });

  it('tells of the gaps even when SNS cannot be asked, says so, and is not finished until it could', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    const told: [string, string][] = [];
    const optedOut = new Set(['+917000000002']);
    const throttled = { ...watching(house, told), outsight: { of: async () => Promise.reject(new Error('Throttling')) } };
    for (let tries = 0; tries < 2; tries += 1) await expect(lookAhead(throttled)).rejects.toThrow('SNS could not be asked: Throttling');
    expect(told).toEqual([['Jeevan Raksha: 1 gaps in cover, 1 not reachable, 0 with a fault, next 72 hours', expect.stringContaining('SNS could not be asked') as string]]);
    expect([house.paged(), house.meter.counted.get('coverageGaps'), house.meter.counted.get('watched')]).toEqual([['state-supervisor/sms', 'state-supervisor/email'], 2, undefined]);
    await lookAhead(watching(house, told, { optedOut }));
    expect([told.length, told[1]![1].includes('SNS could not be asked'), told[1]![1].includes('the number has opted out'), house.meter.counted.get('watched')]).toEqual([2, false, true, 1]);
  });

  it('that could not tell the admin tells again', async () => {
    const house = await openHouse();
    await withNewNumber(house);
    const told: [string, string][] = [];
    await expect(lookAhead({ ...watching(house, told), admin: { publish: async () => Promise.reject(new Error('down')) } })).rejects.toThrow('down');
    expect(house.meter.counted.get('watched')).toBeUndefined();
    await lookAhead(watching(house, told));
    expect([told.length, house.meter.counted.get('watched')]).toEqual([1, 1]);
  });
});

describe('the weekly drill', () => {
  const drilled = (house: House): string[] => [...new Set(house.pager.inbox.map(({ incidentId }) => incidentId))];

  it('rings at every desk once, as an exercise, and proves alive who answers', async () => {
    const house = await openHouse();
    await drillAll(watching(house));
    expect(drilled(house)).toHaveLength(76);
    expect(house.pager.inbox.every(({ text }) => text.template?.startsWith('exercise.'))).toBe(true);
    house.clock.pass(300);
    await house.does('control-room-162', 'acknowledge');
    const [post] = (await house.directory.people([], ['control-room-162'])).responders;
    expect(Object.values(post!.channels).map(({ provedAt }) => provedAt)).toContain(house.clock.now());
  });

  it('run again in the same week asks nothing of anybody, and the week after rings again', async () => {
    const house = await openHouse({ start: '2026-03-02T05:30:00Z' });
    let opened = 0;
    const ports = watching(house);
    const counting = { ...ports, ledger: { ...ports.ledger, open: async (incident: Parameters<typeof ports.ledger.open>[0]) => ((opened += 1), ports.ledger.open(incident)) } };
    await drillAll(counting);
    house.clock.pass(6 * 86_400 + 18 * 3600);
    await drillAll(counting);
    expect([opened, drilled(house).length]).toEqual([76, 76]);
    house.clock.pass(86_400);
    await drillAll(counting);
    expect([opened, drilled(house).length]).toEqual([152, 152]);
  });

  it('that fails at one desk rings at all the others, says which, and tried again rings at that one alone', async () => {
    const house = await openHouse({ start: '2026-03-02T05:30:00Z' });
    const ports = watching(house);
    const people: typeof ports.directory.people = async (desks, also) => (desks[0] === '150' && desks.length === 1 ? Promise.reject(new Error('down')) : house.directory.people(desks, also));
    await expect(drillAll({ ...ports, directory: { ...ports.directory, people } })).rejects.toThrow('1 desks were not drilled: down');
    const paged = house.pager.inbox.length;
    expect(drilled(house)).toHaveLength(75);
    expect(house.log.lines.join()).toContain('"desk":"150"');
    house.clock.pass(120);
    await drillAll(ports);
    expect(drilled(house)).toHaveLength(76);
    expect(new Set(house.paged(paged).map((one) => one.split('/')[0]))).toEqual(new Set(['control-room-150']));
  });

  it('of a desk that has nobody is made up for as soon as it has somebody', async () => {
    const house = await openHouse({ start: '2026-03-02T05:30:00Z' });
    const { roster } = (await house.directory.desks(['162']))[0]!;
    await house.directory.changeDesk('162', (desk) => ({ ...desk, roster: {} }));
    await drillAll(watching(house));
    expect(drilled(house)).toHaveLength(75);
    await house.directory.changeDesk('162', (desk) => ({ ...desk, roster }));
    const paged = house.pager.inbox.length;
    await drillAll(watching(house));
    expect(new Set(house.paged(paged).map((one) => one.split('/')[0]))).toEqual(new Set(['control-room-162']));
  });

  it('rings at five desks a second, and waits for none that was done', async () => {
    const house = await openHouse({ start: '2026-03-02T05:30:00Z' });
    const waits: [number, number][] = [];
    const ports = { ...watching(house), wait: async (seconds: number) => void waits.push([seconds, drilled(house).length]) };
    await drillAll(ports);
    expect(waits).toEqual(Array.from({ length: 15 }, (_, i) => [1, 5 * (i + 1)]));
    await drillAll(ports);
    expect(waits).toHaveLength(15);
  });

  it('that broke after it had opened is the same drill a minute later, and rings once', async () => {
    const house = await openHouse({ start: '2026-03-02T05:30:00Z' });
    const ports = watching(house);
    await expect(drillAll({ ...ports, directory: { ...ports.directory, markDone: async () => Promise.reject(new Error('down')) } })).rejects.toThrow('76 desks');
    const before = house.paged();
    house.clock.pass(60);
    await drillAll(ports);
    expect(house.paged()).toEqual(before);
  });
});

it('an empty directory is all gaps and no crash', async () => {
  const people = await everyone({ pack: up, directory: memoryDirectory(), clock: { now: () => instant('2026-03-01T00:00Z') } });
  expect(gaps(people, wantedOf(up.units.keys()), instant('2026-03-01T00:00Z'), 3, up.timeZone)).toHaveLength(76);
});
