/** Turns from a calendar: the same moments on every machine, or every fault and nothing else. */
import { execFileSync } from 'node:child_process';
import { turnsIn } from '../../commands/oncall/ics.ts';
import { instant } from '../../core/time.ts';

const known = { responders: ['inspector-a', 'inspector-b'], timeZone: 'Asia/Kolkata' };
const now = instant('2027-08-01T00:00Z');
const event = (...lines: string[]): string => ['BEGIN:VEVENT', `UID:${lines.join('').length}`, ...lines, 'END:VEVENT'].join('\r\n');
const calendar = (...events: string[]): string => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n');
const periods = (...lines: string[]): string[] => {
  const read = turnsIn(calendar(event('SUMMARY:Night: Inspector-A', ...lines)), known, now);
  return 'faults' in read ? [...read.faults] : read.turns.map(({ from, to }) => `${from.slice(0, 16)}/${to.slice(0, 16)}`);
};
const HOLIDAY = ['2027-08-14T18:30/2027-08-15T18:30'];
const MORNING = ['2027-08-15T00:30/2027-08-15T08:30'];

describe('a calendar', () => {
  it.each([
    ['a whole day', ['DTSTART;VALUE=DATE:20270815', 'DTEND;VALUE=DATE:20270816'], HOLIDAY],
    ['a whole day that says no end', ['DTSTART;VALUE=DATE:20270815'], HOLIDAY],
    ['the last day of a year', ['DTSTART;VALUE=DATE:20271231'], ['2027-12-30T18:30/2027-12-31T18:30']],
    ['a time without a zone', ['DTSTART:20270815T060000', 'DTEND:20270815T140000'], MORNING],
    ['a time with a zone', ['DTSTART;TZID=Asia/Kolkata:20270815T060000', 'DTEND;TZID=Asia/Kolkata:20270815T140000'], MORNING],
    ['a time in another zone', ['DTSTART;TZID=Europe/London:20270815T013000', 'DURATION:PT8H'], MORNING],
    ['a time in UTC', ['DTSTART:20270815T003000Z', 'DTEND:20270815T083000Z'], MORNING],
    ['lines that are folded', ['DTSTART;VALUE=DA\r\n TE:20270815'], HOLIDAY],
    ['days in a row but one, until a day', ['DTSTART;VALUE=DATE:20270814', 'RRULE:FREQ=DAILY;UNTIL=20270816', 'EXDATE;VALUE=DATE:20270814,20270816'], HOLIDAY],
    ['mornings but one, until a time without a zone', ['DTSTART:20270814T060000', 'DTEND:20270814T140000', 'RRULE:FREQ=DAILY;UNTIL=20270816T060000', 'EXDATE:20270814T060000,20270816T060000'], MORNING],
    ['mornings but one whole day', ['DTSTART:20270814T060000', 'DTEND:20270814T140000', 'RRULE:UNTIL=20270815;FREQ=DAILY', 'EXDATE;VALUE=DATE:20270814'], MORNING],
    ['weeks of summer and of winter, each by its own clock', ['DTSTART;TZID=Europe/London:20271024T060000', 'DURATION:PT1H', 'RRULE:FREQ=WEEKLY;COUNT=2'], ['2027-10-24T05:00/2027-10-24T06:00', '2027-10-31T06:00/2027-10-31T07:00']],
  ])('with %s', (_, lines, wanted) => expect(periods(...lines)).toEqual(wanted));

  it('says the same to a machine in another zone', () => {
    const text = calendar(event('SUMMARY:inspector-a', 'DTSTART;VALUE=DATE:20270815'), event('SUMMARY:inspector-b', 'DTSTART:20270815T060000', 'DTEND:20270815T140000'));
    const program = `import { turnsIn } from './commands/oncall/ics.ts'; console.log(JSON.stringify(turnsIn(${JSON.stringify(text)}, ${JSON.stringify(known)}, '${now}')))`;
    const said = ['America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'].map((TZ) => JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', program], { env: { ...process.env, TZ }, encoding: 'utf8' })) as unknown);
    for (const one of said) expect(one).toEqual(turnsIn(text, known, now));
    expect(said[0]).toEqual({ turns: [{ from: instant('2027-08-14T18:30Z'), to: instant('2027-08-15T18:30Z'), responders: ['inspector-a'] }, { from: instant('2027-08-15T00:30Z'), to: instant('2027-08-15T08:30Z'), responders: ['inspector-b'] }] });
  });

  it('gives everybody whom an event names, in the order of time, and leaves out what is over or far ahead', () => {
    const text = calendar(
      event('SUMMARY:inspector-b & inspector-a', 'DTSTART:20270903T003000Z', 'DTEND:20270903T083000Z'),
      event('SUMMARY:inspector-a', 'DTSTART:20270902T003000Z', 'DTEND:20270902T083000Z'),
      event('SUMMARY:inspector-a (over)', 'DTSTART:20270702T003000Z', 'DTEND:20270702T083000Z'),
      event('SUMMARY:inspector-a (next year)', 'DTSTART:20280702T003000Z', 'DTEND:20280702T083000Z'),
    );
    const read = turnsIn(text, known, now);
    expect('turns' in read && read.turns.map(({ responders }) => responders)).toEqual([['inspector-a'], ['inspector-a', 'inspector-b']]);
  });

  it('with faults is none: each event is named', () => {
    const read = turnsIn(calendar(event('SUMMARY:Somebody', 'DTSTART;VALUE=DATE:20270815'), event('SUMMARY:inspector-a', 'DTSTART:20270815T060000', 'DTEND:20270815T060000')), known, now);
    expect(read).toEqual({ faults: [expect.stringMatching(/^event \d+, "Somebody": names no responder of the directory$/), expect.stringMatching(/^event \d+: it ends before it begins$/)] });
    expect(turnsIn('', known, now)).toEqual({ faults: ['no event is in it'] });
  });

  it('keeps the rules of a zone that it brings along', () => {
    const zone = ['BEGIN:VTIMEZONE', 'TZID:Europe/London', 'BEGIN:STANDARD', 'DTSTART:19961027T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0000', 'END:STANDARD', 'END:VTIMEZONE'].join('\r\n');
    const read = turnsIn(calendar(zone, event('SUMMARY:inspector-a', 'DTSTART;TZID=Europe/London:20270815T013000', 'DTEND;TZID=Europe/London:20270815T093000')), known, now);
    expect('turns' in read && read.turns[0]!.from).toBe(instant('2027-08-15T00:30Z'));
  });
});
