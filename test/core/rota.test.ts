/** Crews take turns by the clock on the wall, wherever that clock is and whatever is done to it. */
import { readMoment } from '../../core/local-time.ts';
import type { Rota } from '../../core/people.ts';
import { crewAt, crewChanges, handOvers } from '../../core/rota.ts';
import { instant } from '../../core/time.ts';

const shifts: Rota = { role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00', '14:00', '22:00'], advances: 'week', crews: [['a'], ['b'], ['c']] };
const london: Rota = { ...shifts, timeZone: 'Europe/London', startsOn: '2026-03-27', handOverAt: ['01:30', '09:00'], advances: 'shift', crews: [['a'], ['b'], ['c']] };
const who = (rota: Rota, at: string): string => crewAt(rota, instant(at)).join();

describe('three shifts in Lucknow whose crews move on each week', () => {
  it.each([
    ['2026-01-04T23:00+05:30', '', 'nobody before it begins'],
    ['2026-01-05T05:59:59+05:30', '', 'nor on its first day before the first hand-over'],
    ['2026-01-05T06:00+05:30', 'a', 'the first crew by day'],
    ['2026-01-05T13:59:59.999+05:30', 'a', 'to the last moment'],
    ['2026-01-05T14:00+05:30', 'b', 'the second in the evening'],
    ['2026-01-05T22:00+05:30', 'c', 'the third at night'],
    ['2026-01-06T00:00+05:30', 'c', 'past midnight'],
    ['2026-01-06T05:59:59+05:30', 'c', 'until morning'],
    ['2026-01-11T06:00+05:30', 'a', 'the first crew by day, all week'],
    ['2026-01-12T05:59:59+05:30', 'c', 'the last night of the week is still of the week'],
    ['2026-01-12T06:00+05:30', 'b', 'then each crew has the shift before its own'],
    ['2026-01-12T22:00+05:30', 'a', 'the day crew goes to the night'],
    ['2026-01-26T06:00+05:30', 'a', 'after as many weeks as crews all is as before'],
    ['2036-01-07T06:00+05:30', 'a', '522 weeks later too'],
  ])('%s: "%s": %s', (at, crew) => expect(who(shifts, at)).toBe(crew));
});

describe('a rota', () => {
  it.each<[string, Partial<Rota>, string[]]>([
    ['moves on each day', { advances: 'day' }, ['a', 'b', 'c', 'b', 'c', 'a']],
    ['moves on each shift', { advances: 'shift', crews: [['a'], ['b']] }, ['a', 'b', 'a', 'b', 'a', 'b']],
    ['of one crew always has it', { crews: [['a']] }, ['a', 'a', 'a', 'a', 'a', 'a']],
    ['may have a crew that is off', { advances: 'day', crews: [['a'], ['b'], ['c'], ['d']] }, ['a', 'b', 'c', 'b', 'c', 'd']],
    ['has crews of several', { crews: [['a', 'a2'], ['b'], ['c']] }, ['a,a2', 'b', 'c', 'a,a2', 'b', 'c']],
  ])('%s', (_, change, expected) => {
    const at = [6, 14, 22, 30, 38, 46].map((hour) => new Date(Date.parse('2026-01-05T00:00+05:30') + hour * 3_600_000).toISOString());
    expect(at.map((moment) => who({ ...shifts, ...change }, moment))).toEqual(expected);
  });

  it('of one shift a day and a week each changes once a week', () => {
    const weekly = { ...shifts, handOverAt: ['09:00'] };
    expect(['2026-01-05T09:00+05:30', '2026-01-12T08:59+05:30', '2026-01-12T09:00+05:30', '2026-01-26T09:00+05:30'].map((at) => who(weekly, at))).toEqual(['a', 'a', 'b', 'a']);
  });
});

describe('hand-overs in London', () => {
  it.each([
    ['2026-03-29T00:59:59Z', 'a', 'before the clocks go forward'],
    ['2026-03-29T01:00:00Z', 'b', '01:30 is left out by the clock, not by the crews: they hand over at the leap'],
    ['2026-03-29T08:00:00Z', 'c', 'from then on by summer time'],
    ['2026-03-30T00:29:59Z', 'c', 'and the night after'],
    ['2026-03-30T00:30:00Z', 'a', 'hands over at 01:30 again'],
    ['2026-10-25T00:29:59Z', 'a', 'before 01:30 comes for the first time'],
    ['2026-10-25T00:30:00Z', 'b', 'at the first 01:30'],
    ['2026-10-25T01:00:00Z', 'b', 'the clock says 01:00 again: nobody comes back'],
    ['2026-10-25T01:30:00Z', 'b', 'at the second 01:30 nothing happens'],
    ['2026-10-25T09:00:00Z', 'c', 'from then on by winter time'],
  ])('%s: %s: %s', (at, crew) => expect(who(london, at)).toBe(crew));

  it('are named as moments, both changes included', () => {
    expect(handOvers(london, instant('2026-03-28T12:00Z'), instant('2026-03-30T08:00Z')).map((at) => at.slice(5, 16))).toEqual(['03-29T01:00', '03-29T08:00', '03-30T00:30']);
    expect(handOvers(london, instant('2026-10-24T12:00Z'), instant('2026-10-26T12:00Z')).map((at) => at.slice(5, 16))).toEqual(['10-25T00:30', '10-25T09:00', '10-26T01:30', '10-26T09:00']);
  });

  it('are exactly the moments at which the crew is another: minute by minute over both changes', () => {
    for (const day of ['2026-03-28', '2026-10-24']) {
      const minutes = Array.from({ length: 3 * 1440 }, (_, i) => instant(Date.parse(`${day}T12:00Z`) + i * 60_000));
      const seen = minutes.filter((at, i) => i > 0 && who(london, at) !== who(london, minutes[i - 1]!));
      expect(seen).toEqual(handOvers(london, minutes[0]!, minutes.at(-1)!));
    }
  });
});

describe('an overlap', () => {
  const overlapping = { ...shifts, overlapMinutes: 30 };

  it.each([
    ['2026-01-05T06:00+05:30', 'a', 'nobody was there before the first hand-over'],
    ['2026-01-05T13:59:59+05:30', 'a', 'one crew until the hand-over'],
    ['2026-01-05T14:00+05:30', 'b,a', 'then both, the one that came first'],
    ['2026-01-05T14:29:59+05:30', 'b,a', 'to the last moment'],
    ['2026-01-05T14:30+05:30', 'b', 'the one that goes is gone'],
    ['2026-01-06T06:10+05:30', 'a,c', 'past midnight too'],
    ['2026-01-12T06:10+05:30', 'b,c', 'and where crews move on'],
  ])('%s: %s: %s', (at, crew) => expect(who(overlapping, at)).toBe(crew));

  it('of a crew that follows itself is that crew once', () => expect(who({ ...overlapping, crews: [['a']] }, '2026-01-05T14:10+05:30')).toBe('a'));

  it('longer than a shift has all that are still there', () => {
    expect(who({ ...shifts, handOverAt: ['06:00', '06:20', '06:40'], overlapMinutes: 50 }, '2026-01-05T06:45+05:30')).toBe('c,b,a');
  });

  it('goes by minutes, not by the wall: where clocks go back it is no longer', () => {
    const london30 = { ...london, overlapMinutes: 90 };
    expect(['2026-10-25T01:59:59Z', '2026-10-25T02:00:00Z'].map((at) => who(london30, at))).toEqual(['b,a', 'b']);
  });

  it('that has begun already is over at its own time', () => {
    expect(crewChanges(overlapping, instant('2026-01-05T14:10+05:30'), instant('2026-01-05T22:10+05:30'))).toEqual(['2026-01-05T14:30+05:30', '2026-01-05T22:00+05:30'].map((at) => instant(at)));
  });

  it('changes who stands at exactly the moments named: minute by minute over both changes of clocks', () => {
    for (const [day, rota] of [['2026-03-28', london], ['2026-10-24', london], ['2026-01-10', shifts]] as const) {
      const long = { ...rota, overlapMinutes: 75 };
      const minutes = Array.from({ length: 3 * 1440 }, (_, i) => instant(Date.parse(`${day}T12:00Z`) + i * 60_000));
      expect(crewChanges(long, minutes[0]!, minutes.at(-1)!)).toEqual(minutes.filter((at, i) => i > 0 && i < minutes.length - 1 && who(long, at) !== who(long, minutes[i - 1]!)));
    }
  });
});

it('before it begins a rota names its first hand-over as the next', () => {
  expect(handOvers(shifts, instant('2025-12-01T00:00Z'), instant('2026-01-05T09:00Z'))).toEqual(['2026-01-05T00:30:00.000Z', '2026-01-05T08:30:00.000Z']);
});

describe('a moment that a person wrote', () => {
  it.each<[string, string | null, string]>([
    ['2026-06-30T23:59:60Z', '2026-07-01T00:00:00.000Z', 'a leap second is the second after it'],
    ['2026-07-01T05:29:60+05:30', '2026-07-01T00:00:00.000Z', 'wherever it is written'],
    ['2026-03-01T22:00', '2026-03-01T16:30:00.000Z', 'without an offset it is by the clock of the pack'],
    ['2026-02-30T10:00Z', null, 'a day that no calendar has'],
    ['2026-03-01T24:30Z', null, 'an hour that no clock has'],
    ['2026-03-01T10:00:61Z', null, 'a second that no clock has'],
    ['2026-03-01', null, 'a date alone'],
    ['tomorrow', null, 'a word'],
  ])('%s is %s: %s', (text, at) => expect(readMoment(text, 'Asia/Kolkata')).toBe(at));
});
