/** Moments: as they are kept, as people write them, and as a wall clock shows them. */
import { dateMs, isTimeZone, momentOf, readMoment, wallAt } from '../../core/local-time.ts';
import { readReceipt } from '../../core/receipt.ts';
import { earliest, instant, isOverdue, later, secondsAfter, secondsBetween } from '../../core/time.ts';

const [one, two] = [instant('2026-03-01T12:00:00Z'), instant('2026-03-01T12:00:00.001Z')];

describe('a moment', () => {
  it('is kept in UTC with its milliseconds, and compares as text', () => {
    expect([instant('2026-03-01T17:30:00+05:30'), instant(0), two > one]).toEqual(['2026-03-01T12:00:00.000Z', '1970-01-01T00:00:00.000Z', true]);
    expect([later(one, two), later(two, one), isOverdue(one, two), isOverdue(one, one)]).toEqual([two, two, true, false]);
    expect([secondsAfter(one, 0.001), secondsAfter(one, 0.0004), secondsAfter(one, -1), secondsBetween(one, two), secondsBetween(two, one)]).toEqual([two, one, '2026-03-01T11:59:59.000Z', 0.001, -0.001]);
    expect([earliest([two, null, one]), earliest([null]), earliest([])]).toEqual([one, null, null]);
  });

  it.each(['noon', '', Number.NaN])('%p is none', (text) => expect(() => instant(text)).toThrow(`"${text}" is not a moment: allowed is ISO 8601, such as 2026-03-01T12:00:00Z`));
});

describe('what a person writes', () => {
  it.each<[string, string | null, string | null]>([
    ['2026-03-01T12:00Z', null, '2026-03-01T12:00:00.000Z'], ['2026-03-01T17:30:00+05:30', null, '2026-03-01T12:00:00.000Z'], ['2026-03-01T17:30', 'Asia/Kolkata', '2026-03-01T12:00:00.000Z'], ['2026-03-01T12:00:59.123456789Z', null, '2026-03-01T12:00:59.000Z'], ['2026-03-01T07:00-05:00', 'Asia/Kolkata', '2026-03-01T12:00:00.000Z'],
    ['2026-06-30T23:59:60Z', null, '2026-07-01T00:00:00.000Z'], ['2026-07-01T05:29:60', 'Asia/Kolkata', '2026-07-01T00:00:00.000Z'], ['2026-03-29T01:30', 'Europe/London', '2026-03-29T01:00:00.000Z'], ['2026-10-25T01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'], ['2026-03-29T02:00', 'Europe/London', '2026-03-29T01:00:00.000Z'],
    ['2026-03-01T12:00', null, null], ['2026-03-01', 'Asia/Kolkata', null], ['2026-03-01T24:00Z', null, null], ['2026-03-01T12:60Z', null, null], ['2026-03-01T12:00:61Z', null, null], ['2026-02-29T12:00Z', null, null], ['2026-03-01T12:00+5:30', null, null], ['2026-03-01T12:00+99:00', null, null], ['x2026-03-01T12:00Z', null, null], ['2026-03-01T12:00Zx', null, null], ['', 'Asia/Kolkata', null],
  ])('%s in the zone %s is %s', (text, zone, moment) => expect(readMoment(text, zone)).toBe(moment)); // prettier-ignore

  it.each([['2028-02-29', true], ['2026-02-29', false], ['2026-13-01', false], ['2026-1-1', false], ['2026-01-01x', false], ['x2026-01-01', false], ['', false]])('%s is a day of the calendar: %s', (date, is) => expect(dateMs(date)).toBe(is ? Date.parse(`${date}T00:00Z`) : null));
});

describe('a wall clock', () => {
  const wall = (text: string): number => Date.parse(`${text}Z`);

  it('shows the time of its zone', () => expect([wallAt('Asia/Kolkata', Date.parse(one)), wallAt('Europe/London', Date.parse('2026-07-01T00:00Z')), wallAt('UTC', 1000)]).toEqual([wall('2026-03-01T17:30'), wall('2026-07-01T01:00'), 1000]));

  it('that is set forward shows none of the hour that it leaps, which is the leap itself; set back it shows an hour twice, which is the first', () => {
    const moment = (zone: string, text: string): string => new Date(momentOf(zone, wall(text))).toISOString().slice(0, 16);
    expect(['00:59', '01:00', '01:01', '01:59', '02:00', '02:01'].map((time) => moment('Europe/London', `2026-03-29T${time}`).slice(11))).toEqual(['00:59', '01:00', '01:00', '01:00', '01:00', '01:01']);
    expect(['00:59', '01:00', '01:59', '02:00'].map((time) => moment('Europe/London', `2026-10-25T${time}`))).toEqual(['2026-10-24T23:59', '2026-10-25T00:00', '2026-10-25T00:59', '2026-10-25T02:00']);
    expect([moment('America/New_York', '2026-03-08T02:30'), moment('Australia/Lord_Howe', '2026-10-04T02:15')]).toEqual(['2026-03-08T07:00', '2026-10-03T15:30']);
  });

  it('hangs in a zone that there is', () => expect(['Asia/Kolkata', 'UTC', 'Asia/Lucknow', ''].map(isTimeZone)).toEqual([true, true, false, false]));
});

describe('a line of the log of SNS', () => {
  const line = (given: object = {}): string => JSON.stringify({ notification: { messageId: 'm1' }, delivery: { destination: '+917000000001', providerResponse: 'Message has been accepted by phone' }, status: 'SUCCESS', ...given });

  it('says of which message, whether it arrived and why, without any number', () => {
    expect(readReceipt(line())).toEqual({ messageId: 'm1', delivered: true, because: 'Message has been accepted by phone', destination: '+917000000001' });
    expect(readReceipt(line({ status: 'FAILURE', delivery: { destination: '+917000000001', providerResponse: `+917000000001 unreachable, code 1234, ref 12345 ${'x'.repeat(200)}` } }))).toMatchObject({ delivered: false, because: expect.stringMatching(/^… unreachable, code 1234, ref … x{61,68}$/) as string });
    for (const delivery of [{ destination: '1' }, { destination: '1', providerResponse: '' }]) expect(readReceipt(line({ delivery }))!.because).toBe('no reason given');
  });

  it.each(['', 'no JSON', '{}', 'null', JSON.stringify({ status: 'SUCCESS' }), line({ status: 'PENDING' }), line({ notification: {} }), line({ delivery: {} })])('%.40s is no receipt', (text) => expect(readReceipt(text)).toBeNull());
});
