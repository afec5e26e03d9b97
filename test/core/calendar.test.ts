/** A responder's turns, as their phone has them: the same turn is the same, whenever it is fetched. */
import { sync } from 'node-ical';
import { calendarText } from '../../adapters/aws/calendar.ts';
import { turnsOf, type Turn } from '../../core/calendar.ts';
import type { Desk, People, Responder } from '../../core/people.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { up } from '../support/house.ts';

const person = (responderId: string): Responder => ({ responderId, name: 'Invented', rank: '', language: 'hi', channels: {} });
const crews = ['a', 'b', 'c'].map((id) => [id]);
const desk = (what: Partial<Desk>): People => ({ desks: [{ deskId: 'state', roster: {}, lastResortPosts: [], ...what }, { deskId: '162', roster: { primary: ['nobody'] }, lastResortPosts: [] }], responders: ['a', 'b', 'c'].map(person) });
const weekly = desk({ rotas: [{ role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00'], advances: 'week', crews }] });
const shifts = desk({ rotas: [{ role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00', '14:00', '22:00'], advances: 'week', crews }] });
const turns = (people: People, at: string, who = 'a'): Turn[] => turnsOf(up, people, who, instant(at));

it('of a weekly rota are whole weeks, by the clock of the wall', () => {
  const [first, second] = turns(weekly, '2026-01-06T00:00Z');
  expect(first).toEqual({ desk: 'state', role: 'primary', from: instant('2026-01-05T00:30Z'), to: instant('2026-01-12T00:30Z'), uid: 'state-primary-a-2026-01-05T00:30:00.000Z@jeevan-raksha', summary: 'primary, the state desk' });
  expect([second!.from, second!.to]).toEqual([instant('2026-01-26T00:30Z'), instant('2026-02-02T00:30Z')]);
});

it.each([['a shift', shifts, 'c'], ['a week', weekly, 'c'], ['a role for good', desk({ roster: { shift: ['c'] } }), 'c']])('a turn of %s that is going on has the same name and the same beginning an hour later', (_, people, who) => {
  const at = instant('2026-03-02T02:00Z');
  const [now, later] = [turns(people, at, who), turns(people, secondsAfter(at, 3600), who)].map(([first]) => first!);
  expect(now!.from <= at).toBe(true);
  expect([later!.uid, later!.from]).toEqual([now!.uid, now!.from]);
});

it('a turn is the same before it begins, at the moment it begins, and while it goes on', () => {
  const moments = ['2026-03-01T23:00Z', '2026-03-02T00:30Z', '2026-03-02T07:59Z'];
  const seen = moments.map((at) => turns(shifts, at, 'c').find(({ to }) => to === instant('2026-03-02T08:30Z')));
  expect(new Set(seen.map((one) => JSON.stringify(one))).size).toBe(1);
  expect(seen[0]!.from).toBe(instant('2026-03-02T00:30Z'));
});

it('who stands in for half a year has one turn from its true beginning', () => {
  const people = desk({ roster: { primary: ['b'] }, overrides: [{ role: 'primary', instead: 'b', responders: ['a'], from: instant('2026-01-01T00:00Z'), to: instant('2026-06-30T00:00Z') }] });
  expect(turns(people, '2026-05-15T00:00Z')).toMatchObject([{ from: instant('2026-01-01T00:00Z'), to: instant('2026-06-30T00:00Z') }]);
  expect(turns(people, '2026-07-01T00:00Z')).toEqual([]);
});

it('an absence ends a turn, and the return begins another', () => {
  const away = { from: instant('2026-03-02T03:00Z'), to: instant('2026-03-02T05:00Z') };
  const people = { ...shifts, responders: shifts.responders.map((one) => (one.responderId === 'c' ? { ...one, absences: [away] } : one)) };
  const [first] = turns(people, '2026-03-02T06:00Z', 'c');
  expect([first!.from, first!.to]).toEqual([away.to, instant('2026-03-02T08:30Z')]);
});

it('is text that a calendar reads: each turn with its name, from and to in UTC', () => {
  const some = turns(weekly, '2026-01-06T00:00Z');
  const text = calendarText('Jeevan Raksha', some, instant('2026-01-06T00:00Z'));
  expect(calendarText('Jeevan Raksha', some, instant('2026-01-06T00:00Z'))).toBe(text);
  expect(text).toContain('DTSTART:20260105T003000Z');
  const events = Object.values(sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
  expect(events.map(({ uid, start, end, summary }) => [uid, start.toISOString(), end!.toISOString(), summary])).toEqual(some.map(({ uid, from, to, summary }) => [uid, from, to, summary]));
});
