/** Who can be reached, as far as anybody knows: each fault by itself, and how it is told. */
import { isProved, NOTHING_KNOWN, provedAt, subscriptionKey, unready, withOutside, type Fault, type Outside } from '../../core/readiness.ts';
import { unreadyLine } from '../../core/readiness-telling.ts';
import { addressOf, byHope, channelsOf, everybody, isBroken, mayCloseUnlocated, pagedBy, reachableBy, type Desk, type Override, type Responder } from '../../core/people.ts';
import { instant, secondsAfter, type Instant } from '../../core/time.ts';
import { up } from '../support/locators.ts';

const now = instant('2026-03-10T12:00:00Z');
const days = (count: number): Instant => secondsAfter(now, count * 86_400);
const heard = { verifiedAt: days(-90), provedAt: days(-1) };
const sms = { number: '+917000000001', ...heard };
const email = { address: 'a@sample.invalid', topicArn: 't', ...heard };
const person = (channels: Responder['channels'], given: Partial<Responder> = {}): Responder => ({ responderId: 'a', name: 'Invented', rank: '', language: 'en', channels, ...given });
const desk = (deskId: string, given: Partial<Desk> = {}): Desk => ({ deskId, roster: { primary: ['a'] }, lastResortPosts: [], ...given });
const found = (channels: Responder['channels'], outside: Outside = NOTHING_KNOWN, deskId = 'state') => unready({ desks: [desk(deskId)], responders: [person(channels)] }, outside, now)[0];
const faults = (...given: Parameters<typeof found>): readonly Fault[] => found(...given)?.faults ?? [];

describe('a responder', () => {
  it('with a verified channel that works has no fault', () => expect(found({ sms, email })).toBeUndefined());

  it.each<[string, Responder['channels'], Fault[], boolean]>([
    ['without any channel', {}, [{ kind: 'no-channel' }], true],
    ['of whom nothing is verified', { sms: { number: sms.number }, email: { address: 'a', topicArn: 't' } }, [{ kind: 'none-verified' }], true],
    ['of whom one channel is not verified', { sms, email: { address: 'a', topicArn: 't' } }, [{ kind: 'not-verified', channel: 'email' }], false],
    ['whose channel failed last', { sms: { ...sms, failedAt: now, failedBecause: 'Unreachable' }, email }, [{ kind: 'broken', channel: 'sms', since: now, because: 'Unreachable' }], false],
    ['whose every channel failed last', { sms: { ...sms, failedAt: now } }, [{ kind: 'broken', channel: 'sms', since: now, because: '' }], true],
    ['whose channel failed, and was heard of since', { sms: { ...sms, failedAt: days(-2) } }, [], false],
    ['whose channel failed and was never heard of', { sms: { number: sms.number, verifiedAt: days(-9), failedAt: days(-8) } }, [{ kind: 'broken', channel: 'sms', since: days(-8), because: '' }], true],
  ])('%s', (_, channels, wanted, isUnreachable) => {
    expect(faults(channels)).toEqual(wanted);
    expect(found(channels)?.isUnreachable ?? false).toBe(isUnreachable);
  });

  it('whose number opted out, or whose subscription nobody confirmed, is known by SNS alone', () => {
    const outside: Outside = { unconfirmed: new Set([subscriptionKey('a', 'email')]), optedOut: new Set([sms.number]) };
    expect(faults({ sms, email }, { ...NOTHING_KNOWN, optedOut: outside.optedOut })).toEqual([{ kind: 'opted-out' }]);
    expect(faults({ sms, email }, { ...NOTHING_KNOWN, unconfirmed: outside.unconfirmed })).toEqual([{ kind: 'unconfirmed', channel: 'email' }]);
    expect([found({ sms, email }, { ...NOTHING_KNOWN, optedOut: outside.optedOut })!.isUnreachable, found({ sms, email }, outside)!.isUnreachable]).toEqual([false, true]);
    expect([faults({ sms: { ...sms, number: '+917000000009' } }, outside), faults({ email: { ...email } }, { ...outside, unconfirmed: new Set(['b/email']) })]).toEqual([[], []]);
  });

  it('of a unit must have been heard of in eight days; of the state desk not', () => {
    const last = (at: Instant | undefined): Responder['channels'] => ({ sms: { number: sms.number, verifiedAt: days(-90), ...(at && { provedAt: at }) } });
    expect([faults(last(days(-8)), NOTHING_KNOWN, '162'), faults(last(secondsAfter(days(-8), 1)), NOTHING_KNOWN, '162'), faults(last(undefined), NOTHING_KNOWN, '162'), faults(last(days(-60)))]).toEqual([[{ kind: 'not-proved', since: days(-8) }], [], [{ kind: 'not-proved', since: null }], []]);
  });

  it('is heard of by whichever channel was the latest', () => {
    const one = person({ sms: { ...sms, provedAt: days(-9) }, email: { ...email, provedAt: days(-2) }, https: { url: 'u', topicArn: 't', provedAt: days(-5) } });
    expect([provedAt(one), provedAt(person({ sms: { number: '1' } })), isProved(one, now), isProved(person({}), now)]).toEqual([days(-2), null, true, false]);
  });

  it('is named desk by desk, once on each, and on duty soon where they are', () => {
    const desks = [desk('state', { lastResortPosts: ['a'] }), desk('162', { roster: {}, overrides: [{ role: 'primary', instead: null, responders: ['a'], from: days(4), to: days(5) }] }), desk('118', { roster: { primary: ['b'] } })];
    expect(unready({ desks, responders: [person({})] }, NOTHING_KNOWN, now).map((one) => [one.desk, one.responderId, one.isOnDutySoon])).toEqual([['state', 'a', true], ['162', 'a', false]]);
  });
});

describe('what SNS knows', () => {
  it('makes a channel one that failed last, whatever was heard of it, and leaves the others', () => {
    const { responders: [one] } = withOutside({ desks: [], responders: [person({ sms: { ...sms, provedAt: days(1) }, email })] }, { ...NOTHING_KNOWN, optedOut: new Set([sms.number]) }, now);
    expect(one!.channels).toEqual({ sms: { ...sms, provedAt: days(1), failedAt: secondsAfter(days(1), 0.001) }, email });
    expect([isBroken(one!, 'sms'), reachableBy(one!)]).toEqual([true, ['email']]);
  });

  it('of nobody changes nothing', () => {
    const one = person({ sms });
    expect(withOutside({ desks: [], responders: [one] }, NOTHING_KNOWN, now).responders[0]).toBe(one);
    expect(withOutside({ desks: [], responders: [person({ sms: { number: sms.number } })] }, { ...NOTHING_KNOWN, unconfirmed: new Set(['a/sms']) }, now).responders[0]!.channels.sms!.failedAt).toBe(secondsAfter(now, 0.001));
  });
});

describe('the channels of a responder', () => {
  const three = { sms, email, https: { url: 'https://a.example.in', topicArn: 't', ...heard } };

  it('stand in their own order, those that they do not name after it', () => {
    expect([channelsOf(person(three)), channelsOf(person(three, { order: ['https'] })), channelsOf(person({ email }, { order: ['https', 'email'] }))]).toEqual([['sms', 'email', 'https'], ['https', 'sms', 'email'], ['email']]);
    expect((['sms', 'email', 'https'] as const).map((channel) => [addressOf(person(three), channel), addressOf(person({}), channel)])).toEqual([[sms.number, undefined], [email.address, undefined], ['https://a.example.in', undefined]]);
  });

  it('are tried by hope: those that count, those that failed, those that nobody verified', () => {
    const mixed = person({ sms: { number: '1' }, email: { ...email, failedAt: now }, https: three.https });
    expect([byHope(mixed), pagedBy(mixed), reachableBy(mixed)]).toEqual([['https', 'email', 'sms'], ['https', 'email'], ['https']]);
  });

  it('a confirmed mailbox silences no telephone that nobody confirmed', () => {
    expect([pagedBy(person({ sms: { number: '1' }, email })), pagedBy(person({ sms, email: { address: 'a', topicArn: 't' } })), pagedBy(person({ sms: { number: '1' } }))]).toEqual([['email', 'sms'], ['sms'], ['sms']]);
  });
});

describe('the people of a desk', () => {
  const [one, two] = [person({}), person({}, { responderId: 'b' })];
  const turn = (role: Override['role'], by: string, from: Instant, to: Instant): Override => ({ role, instead: null, responders: [by], from, to });
  const crew = (role: Override['role'], ...ids: string[]) => ({ role, timeZone: 'UTC', startsOn: '2026-01-05', handOverAt: ['06:00'], advances: 'week' as const, crews: [ids] });

  it('are all that are ever on it, each once, but for who stood in for a time that is over', () => {
    const on = (given: Partial<Desk>) => everybody({ desks: [desk('162', { roster: {} }), desk('state', { roster: {}, ...given })], responders: [one, two] }, 'state', now).map(({ responderId }) => responderId);
    expect([on({ roster: { shift: ['b', 'a'] }, lastResortPosts: ['a'] }), on({ rotas: [crew('shift', 'b')] }), on({ overrides: [turn('shift', 'a', days(-2), now), turn('shift', 'b', days(-2), secondsAfter(now, 1))] }), on({ lastResortPosts: ['ghost'] }), on({})]).toEqual([['b', 'a'], ['b'], ['b'], [], []]);
    expect(everybody({ desks: [], responders: [one] }, 'state', now)).toEqual([]);
  });

  it('may close what others gave up on where they supervise, by roster or rota, or stand in for one at this moment', () => {
    const may = (given: Partial<Desk>) => mayCloseUnlocated({ desks: [desk('162', { roster: {} }), desk('state', { roster: {}, ...given })], responders: [] }, 'a', now);
    expect([may({ roster: { supervisor: ['a'] } }), may({ roster: { 'officer-in-charge': ['a'] } }), may({ rotas: [crew('supervisor', 'b', 'a')] }), may({ overrides: [turn('supervisor', 'a', now, days(1))] })]).toEqual([true, true, true, true]);
    expect([may({}), may({ roster: { primary: ['a'], supervisor: ['b'] } }), may({ rotas: [crew('shift', 'a')] }), may({ overrides: [turn('shift', 'a', now, days(1))] }), may({ overrides: [turn('supervisor', 'a', days(-1), now)] }), may({ overrides: [turn('supervisor', 'a', secondsAfter(now, 1), days(1))] }), may({ overrides: [turn('supervisor', 'b', now, days(1))] })]).toEqual(Array(7).fill(false));
    expect(mayCloseUnlocated({ desks: [], responders: [] }, 'a', now)).toBe(false);
  });
});

it.each<[Fault[], boolean, boolean, string]>([
  [[{ kind: 'no-channel' }], true, true, '162 Lucknow: a, on duty within three days: CANNOT BE REACHED FOR SURE: has no channel at all'],
  [[{ kind: 'none-verified' }, { kind: 'opted-out' }], true, false, '162 Lucknow: a: CANNOT BE REACHED FOR SURE: no channel has been verified; the number has opted out of SMS'],
  [[{ kind: 'not-verified', channel: 'email' }], false, false, '162 Lucknow: a: one way fails: e-mail has not been verified'],
  [[{ kind: 'broken', channel: 'sms', since: now, because: 'Unreachable' }], false, false, '162 Lucknow: a: one way fails: SMS failed last, 10 Mar 2026, 17:30 IST (Unreachable)'],
  [[{ kind: 'broken', channel: 'sms', since: now, because: '' }], false, false, '162 Lucknow: a: one way fails: SMS failed last, 10 Mar 2026, 17:30 IST'],
  [[{ kind: 'unconfirmed', channel: 'https' }], false, false, '162 Lucknow: a: one way fails: the subscription of call is not confirmed in SNS'],
  [[{ kind: 'not-proved', since: null }], false, false, '162 Lucknow: a: one way fails: was never heard of: a drill proves it'],
  [[{ kind: 'not-proved', since: days(-9) }], false, false, '162 Lucknow: a: one way fails: was last heard of 01 Mar 2026, 17:30 IST, more than 8 days ago: a drill proves it'],
])('%j is told in a line', (some, isUnreachable, isOnDutySoon, line) => expect(unreadyLine(up, { desk: '162', responderId: 'a', faults: some, isUnreachable, isOnDutySoon })).toBe(line));
