/** Coverage is proved over the whole year from the moments at which anything changes, and a gap is named to the minute. */
import { changes, gaps, wantedOf } from '../../core/coverage.ts';
import { dutyOf, fullTime, gapLine, nextLines, whoLines } from '../../core/duty-telling.ts';
import { peopleOf } from '../../core/people-file.ts';
import type { Desk, Override, People, Period, Responder, Rota } from '../../core/people.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { up } from '../support/house.ts';

const from = instant('2026-02-01T00:00+05:30');
const moment = (text: string) => instant(`${text}+05:30`);
const rota: Rota = { role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00', '14:00', '22:00'], advances: 'week', crews: [['a'], ['b'], ['c']] };
const person = (responderId: string, absences: Period[] = [], channels: Responder['channels'] = { sms: { number: '+917000000001' } }): Responder => ({ responderId, name: responderId, rank: '', language: 'hi', channels, absences });
const desk: Desk = { deskId: 'state', roster: { secondary: ['second'] }, lastResortPosts: [], rotas: [rota] };
const people = (change: Partial<Desk> = {}, ...others: Responder[]): People => ({
  desks: [{ ...desk, ...change }],
  responders: [...others, ...['a', 'b', 'c', 'second', 'x'].map((id) => person(id)).filter(({ responderId }) => !others.some((one) => one.responderId === responderId))],
});
const found = (some: People) => gaps(some, wantedOf([]), from, 365, 'Asia/Kolkata');

describe('the state desk', () => {
  it('has no gap in a year of three full shifts and a secondary', () => expect(found(people())).toEqual([]));

  it('has one, to the minute, where one of the two is absent', () => {
    expect(found(people({}, person('second', [{ from: moment('2026-05-01T03:17'), to: moment('2026-05-01T09:41') }])))).toEqual([
      { desk: 'state', from: moment('2026-05-01T03:17'), to: moment('2026-05-01T09:41'), why: '1 of 2 can be paged: absent: second' },
    ]);
  });

  it('has none where somebody stands in', () => {
    const period = { from: moment('2026-05-01T03:17'), to: moment('2026-05-01T09:41') };
    const override: Override = { ...period, role: 'secondary', instead: 'second', responders: ['x'] };
    expect(found(people({ overrides: [override] }, person('second', [period])))).toEqual([]);
  });

  it('has a gap in the turns of somebody who is away, and in no others', () => {
    const away = person('b', [{ from: moment('2026-02-02T00:00'), to: moment('2026-02-04T00:00') }]);
    expect(found(people({}, away)).map((gap) => [gap.from, gap.to])).toEqual([
      [moment('2026-02-02T06:00'), moment('2026-02-02T14:00')],
      [moment('2026-02-03T06:00'), moment('2026-02-03T14:00')],
    ]);
  });

  it.each<[string, People, string]>([
    ['somebody in both roles is one person', people({ roster: { secondary: ['a', 'b', 'c'] }, rotas: [], overrides: [{ from, to: instant('2028-01-01T00:00Z'), role: 'secondary', instead: 'c', responders: ['a'] }, { from, to: instant('2028-01-01T00:00Z'), role: 'secondary', instead: 'b', responders: ['a'] }] }), '1 of 2 can be paged: only a stands as primary or secondary'],
    ['nobody on a desk is nobody', people({ roster: {}, rotas: [] }), '0 of 2 can be paged: nobody stands as primary or secondary'],
    ['a person without a channel cannot be paged', people({}, person('second', [], {})), '1 of 2 can be paged: without a channel: second'],
    ['nor one whom the directory does not know', { ...people(), responders: people().responders.filter(({ responderId }) => responderId !== 'second') }, '1 of 2 can be paged: not in the directory: second'],
    ['a desk that is not there', { desks: [], responders: [] }, 'there is no such desk'],
  ])('%s: one gap, all year', (_, some, why) => {
    expect(found(some)).toEqual([{ desk: 'state', from, to: moment('2027-02-01T00:00'), why }]);
  });

  it('has a gap only when an overlap is over, where the crew that comes is away', () => {
    const away = person('b', [{ from: moment('2026-02-02T00:00'), to: moment('2026-02-03T00:00') }]);
    expect(found(people({ rotas: [{ ...rota, overlapMinutes: 45 }] }, away)).map((gap) => [gap.from, gap.to])).toEqual([[moment('2026-02-02T06:45'), moment('2026-02-02T14:00')]]);
  });

  it('has a gap until a rota begins', () => {
    const late = people({ rotas: [{ ...rota, startsOn: '2026-02-03' }] });
    expect(found(late).map((gap) => [gap.from, gap.to])).toEqual([[from, moment('2026-02-03T06:00')]]);
  });
});

it('the invented people leave no gap: a unit wants one, and has its control room', () => {
  expect(gaps(peopleOf(samplePeople(up), from), wantedOf(up.units.keys()), from, 365, up.timeZone)).toEqual([]);
});

describe('where anything is known of channels', () => {
  const heard = (provedAt: ReturnType<typeof moment>, given: object = {}): Responder['channels'] => ({ sms: { number: '+917000000001', verifiedAt: from, provedAt, ...given } });
  const unitDesk: Desk = { deskId: '162', roster: { primary: ['a', 'b'] }, lastResortPosts: [] };
  const gapsOf = (deskId: string, ...some: Responder[]) => gaps({ desks: [{ ...unitDesk, deskId }], responders: some }, deskId === 'state' ? wantedOf([]) : wantedOf(['162']).slice(1), from, 1, 'Asia/Kolkata').map(({ why }) => why);

  it('who has no verified channel that works does not count, nor at a unit who was not heard of in eight days', () => {
    const [well, deaf, broken] = [person('a', [], heard(from)), person('b'), person('b', [], heard(moment('2026-01-30T00:00'), { failedAt: from }))];
    expect([gapsOf('162', well, deaf), gapsOf('state', well, deaf), gapsOf('state', well, broken)]).toEqual([[], ['1 of 2 can be paged: no verified channel that works: b'], ['1 of 2 can be paged: no verified channel that works: b']]);
    const [silent, alone] = [person('a', [], heard(moment('2026-01-20T00:00'))), person('b', [], {})];
    expect([gapsOf('162', silent, deaf), gapsOf('162', silent, alone), gapsOf('state', silent, well)]).toEqual([['0 of 1 can be paged: no verified channel that works: b; not heard of in 8 days: a'], ['0 of 1 can be paged: without a channel: b; not heard of in 8 days: a'], ['1 of 2 can be paged: not in the directory: b']]);
  });

  it('and where nothing is, the rosters alone are judged', () => expect(gapsOf('162', person('a'), person('b'))).toEqual([]));
});

describe('in lines to be read', () => {
  it('a gap has its desk, both its ends as India writes them, and why', () => {
    const [gap] = found(people({}, person('second', [{ from: moment('2026-05-01T03:17'), to: moment('2026-05-01T09:41') }])));
    expect(gapLine(up, gap!)).toBe('the state desk: 01 May 2026, 03:17 IST to 01 May 2026, 09:41 IST: 1 of 2 can be paged: absent: second');
  });

  it('who is next comes with the moment', () => {
    expect(nextLines(up, people(), 'state', moment('2026-02-02T13:00'))).toEqual([
      'primary: b (b; SMS)\n  next, from 02 Feb 2026, 14:00 IST: c (c; SMS)',
      'secondary: second (second; SMS); no change in 400 days',
    ]);
    expect(nextLines(up, people({ rotas: [{ ...rota, overlapMinutes: 45 }] }), 'state', moment('2026-02-02T14:10'))[0]).toBe('primary: c (c; SMS) and b (b; SMS)\n  next, from 02 Feb 2026, 14:45 IST: c (c; SMS)');
    expect(whoLines(people({}, person('second', [{ from, to: moment('2027-01-01T00:00') }])), 'state', from)[1]).toBe('secondary: NOBODY');
  });

  it('a moment is written as India writes it, in whatever zone, with seconds where they are asked for', () => {
    const at = instant('2026-11-24T04:00:05Z');
    expect([fullTime(at, 'Asia/Kolkata'), fullTime(at, 'Asia/Kolkata', 'seconds'), fullTime(at, 'UTC')]).toEqual(['24 Nov 2026, 09:30 IST', '24 Nov 2026, 09:30:05 IST', '24 Nov 2026, 04:00 UTC']);
  });

  it('whoever is on duty has rank, name, id and channels; who has none is shown without', () => {
    const some = people({ roster: { secondary: ['second', 'x'] }, rotas: [] }, { ...person('second'), rank: 'SI', channels: { sms: { number: '+917000000001' }, email: { address: 'a@sample.invalid', topicArn: 't' } } }, person('x', [], {}));
    expect(whoLines(some, 'state', from)).toEqual(['primary: NOBODY', 'secondary: SI second (second; SMS, e-mail) and x (x; NO CHANNEL)']);
    expect([whoLines(some, '999', from), whoLines(people({ roster: {}, rotas: undefined as never, overrides: [{ from, to: moment('2026-02-02T00:00'), role: 'shift', instead: null, responders: ['a'] }] }), 'state', from)]).toEqual([['primary: NOBODY'], ['primary: NOBODY', 'shift: a (a; SMS)']]);
  });

  it('a program reads who is on duty in each role, and who from when', () => {
    const two = { ...people(), desks: [{ ...desk, deskId: '162', roster: { shift: ['x'] }, rotas: [] }, ...people().desks] };
    expect(dutyOf(two, 'state', moment('2026-02-02T13:00'))).toEqual([{ role: 'primary', now: ['b'], next: { from: moment('2026-02-02T14:00'), responders: ['c'] } }, { role: 'secondary', now: ['second'], next: null }]);
    expect(dutyOf(two, '999', from)).toEqual([{ role: 'primary', now: [], next: null }]);
  });
});

describe('the moments at which it may be others', () => {
  it('are the hand-overs, and where an absence or a stand-in begins or ends, each once and between the two ends only', () => {
    const [a, b] = [moment('2026-02-02T07:00'), moment('2026-02-02T08:00')];
    const some = people({ overrides: [{ from: a, to: b, role: 'primary', instead: 'a', responders: ['x'] }] }, person('second', [{ from: b, to: moment('2026-02-02T15:00') }]), person('nobody', [{ from: moment('2026-02-02T09:00'), to: moment('2026-02-02T10:00') }]));
    const till = moment('2026-02-02T15:00');
    expect(changes(some, 'state', a, till)).toEqual([b, moment('2026-02-02T14:00')]);
    expect([changes(some, '999', a, till), changes({ ...some, desks: [{ deskId: 'state', roster: {}, lastResortPosts: [] }] }, 'state', a, till)]).toEqual([[], []]);
  });

  it('several reasons of one gap are told together', () => {
    const away = [{ from, to: moment('2027-03-01T00:00') }];
    expect(found(people({ roster: { secondary: ['second', 'x'] }, rotas: [] }, person('second', away), person('x', [], {})))[0]!.why).toBe('0 of 2 can be paged: absent: second; without a channel: x');
  });
});
