/** The file of people is checked whole: every fault in a sentence, before anybody is enrolled. */
import { overfull } from '../../core/duty-limits.ts';
import { peopleFault, peopleOf, readEnrolled, readPeople, responderOf, type Enrolled } from '../../core/people-file.ts';
import type { Desk, Override } from '../../core/people.ts';
import { proofsOf, withProofs } from '../../core/proofs.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { up } from '../support/house.ts';

type Loose = Record<string, unknown> & { responders: Record<string, unknown>[]; desks: (Record<string, unknown> & { deskId: string; roster: Record<string, unknown>; lastResortPosts: unknown })[] };

const people = (): Loose => JSON.parse(JSON.stringify(samplePeople(up))) as Loose;
function faultsOf(change: (file: Loose) => unknown): readonly string[] {
  const file = people();
  change(file);
  const read = readPeople(up, file);
  return 'faults' in read ? read.faults : [];
}

describe('the invented people of a laptop', () => {
  it('are a file without a fault: a state desk, and a control room for each of the 75 units', () => {
    const read = readPeople(up, people());
    expect('file' in read && [read.file.desks.length, read.file.invented]).toEqual([76, true]);
  });
});

const rota = (change: Record<string, unknown> = {}) => ({ role: 'primary', startsOn: '2026-01-05', handOverAt: ['06:00', '14:00', '22:00'], advances: 'week', crews: [['state-primary'], ['state-shift-1']], ...change });
const override = (change: Record<string, unknown> = {}) => ({ from: '2026-03-01T06:00+05:30', to: '2026-03-01T14:00+05:30', role: 'primary', instead: null, responders: ['state-shift-1'], ...change });

describe('rotas, overrides and absences', () => {
  it('are taken as written: the zone is the pack\'s where none is named, moments are kept in UTC, a rota can be the primary', () => {
    const file = people();
    file.desks[0]!.roster['primary'] = [];
    Object.assign(file.desks[0]!, { rotas: [rota(), rota({ timeZone: 'Europe/London', overlapMinutes: 30 })], overrides: [override(), override({ instead: 'state-primary' })] });
    file.responders[0]!['absences'] = [{ from: '2026-06-30T23:59:60Z', to: '2026-07-02T00:00Z' }];
    const read = readPeople(up, file);
    if ('faults' in read) throw new Error(read.faults.join());
    expect(read.file.desks[0]!.rotas!.map(({ timeZone, overlapMinutes }) => [timeZone, overlapMinutes])).toEqual([['Asia/Kolkata', undefined], ['Europe/London', 30]]);
    expect(read.file.desks[0]!.overrides![0]!.from).toBe('2026-03-01T00:30:00.000Z');
    expect(read.file.responders[0]!.absences).toEqual([{ from: '2026-07-01T00:00:00.000Z', to: '2026-07-02T00:00:00.000Z' }]);
  });

  it.each<[string, (file: Loose) => unknown, string]>([
    ['a zone that is nowhere', (file) => (file.desks[0]!['rotas'] = [rota({ timeZone: 'Asia/Lucknow' })]), 'desks.0.rotas.0.timeZone: a name of the IANA database, such as Asia/Kolkata'],
    ['a time that no clock has', (file) => (file.desks[0]!['rotas'] = [rota({ handOverAt: ['24:00'] })]), 'desks.0.rotas.0.handOverAt.0: a local time, such as 06:00'],
    ['times out of order', (file) => (file.desks[0]!['rotas'] = [rota({ handOverAt: ['14:00', '06:00'] })]), 'desks.0.rotas.0.handOverAt: times of one day, each later than the one before'],
    ['the same time twice', (file) => (file.desks[0]!['rotas'] = [rota({ handOverAt: ['06:00', '06:00'] })]), 'desks.0.rotas.0.handOverAt: times of one day'],
    ['no shift', (file) => (file.desks[0]!['rotas'] = [rota({ handOverAt: [] })]), 'desks.0.rotas.0.handOverAt: no shift begins'],
    ['a day that no calendar has', (file) => (file.desks[0]!['rotas'] = [rota({ startsOn: '2026-02-29' })]), 'desks.0.rotas.0.startsOn: a date, such as 2026-01-05'],
    ...[0, 7.5, 241, '30'].map((overlapMinutes): [string, (file: Loose) => unknown, string] => [`an overlap of ${overlapMinutes}`, (file) => (file.desks[0]!['rotas'] = [rota({ overlapMinutes })]), 'desks.0.rotas.0.overlapMinutes: whole minutes from 1 to 240; leave it out where there is none']),
    ['a rhythm that nobody knows', (file) => (file.desks[0]!['rotas'] = [rota({ advances: 'month' })]), 'desks.0.rotas.0.advances: '],
    ['no crews', (file) => (file.desks[0]!['rotas'] = [rota({ crews: [] })]), 'desks.0.rotas.0.crews: no crew: at least one'],
    ['an empty crew', (file) => (file.desks[0]!['rotas'] = [rota({ crews: [['state-primary'], []] })]), 'desks.0.rotas.0.crews.1: nobody is named: at least one responder'],
    ['a ghost in a crew', (file) => (file.desks[0]!['rotas'] = [rota({ crews: [['ghost']] })]), 'desk state: "ghost" is not among the responders'],
    ['a ghost who stands in', (file) => (file.desks[0]!['overrides'] = [override({ responders: ['ghost'] })]), 'desk state: "ghost" is not among the responders'],
    ['a ghost who is replaced', (file) => (file.desks[0]!['overrides'] = [override({ instead: 'ghost' })]), 'desk state: "ghost" is not among the responders'],
    ['nobody who stands in', (file) => (file.desks[0]!['overrides'] = [override({ responders: [] })]), 'desks.0.overrides.0.responders: nobody is named'],
    ['an override that ends before it begins', (file) => (file.desks[0]!['overrides'] = [override({ to: '2026-02-01T00:00Z' })]), 'desks.0.overrides.0.to: it ends before it begins: `to` must be after `from`'],
    ['an absence of no length', (file) => (file.responders[0]!['absences'] = [{ from: '2026-02-01T00:00Z', to: '2026-02-01T05:30+05:30' }]), 'responders.0.absences.0.to: it ends before it begins'],
    ['a moment without an offset', (file) => (file.responders[0]!['absences'] = [{ from: '2026-02-01T00:00', to: '2026-02-02T00:00Z' }]), 'responders.0.absences.0.from: a moment with its offset, such as 2026-03-01T22:00:00+05:30'],
    ['a moment that is a number', (file) => (file.responders[0]!['absences'] = [{ from: 7, to: '2026-02-02T00:00Z' }]), 'responders.0.absences.0.from: a moment with its offset'],
    ['a rota of supervisors where a primary is wanted', (file) => [(file.desks[0]!.roster['primary'] = []), (file.desks[0]!['rotas'] = [rota({ role: 'supervisor' })])], 'desk state: has no primary, and would be paged to nobody'],
  ])('%s is named', (_, change, sentence) => {
    expect(faultsOf(change)).toEqual([expect.stringContaining(sentence)]);
  });
});

describe('a fault in the file', () => {
  it.each<[string, (file: Loose) => unknown, string]>([
    ['no responders at all', (file) => delete (file as Partial<Loose>).responders, 'responders: '],
    ['a key that nobody knows', (file) => (file['responder'] = []), 'the whole file: '],
    ['an id with spaces', (file) => (file.responders[0]!['responderId'] = 'Asha S'), 'responders.0.responderId: lower-case letters, digits and hyphens, at most 60'],
    ['an id that is too long', (file) => (file.responders[0]!['responderId'] = 'a'.repeat(61)), 'responders.0.responderId: '],
    ['no name', (file) => (file.responders[0]!['name'] = ''), 'responders.0.name: '],
    ['a number without a country', (file) => (file.responders[0]!['sms'] = '7000000001'), 'responders.0.sms: a number that exists, in E.164'],
    ['a number with spaces', (file) => (file.responders[0]!['sms'] = '+91 70000 00001'), 'responders.0.sms: '],
    ['a number that is too short', (file) => (file.responders[0]!['sms'] = '+9112345'), 'responders.0.sms: '],
    ['a number that no phone has', (file) => (file.responders[0]!['sms'] = '+911111111111'), 'responders.0.sms: '],
    ['a landline written as a number only', (file) => (file.responders[0]!['sms'] = 915222), 'responders.0.sms: '],
    ['no e-mail address', (file) => (file.responders[0]!['email'] = 'asha'), 'responders.0.email: an e-mail address'],
    ['a URL that is not https', (file) => (file.responders[0]!['https'] = 'http://voice.example.in'), 'responders.0.https: an https URL'],
    ['the same responder twice', (file) => file.responders.push({ ...file.responders[0]! }), 'responder state-primary: occurs twice'],
    ['nobody to be paged by', (file) => ['sms', 'email'].forEach((channel) => delete file.responders[0]![channel]), 'responder state-primary: has no sms, email or https, and could never be paged'],
    ['a language that the pack does not speak', (file) => (file.responders[0]!['language'] = 'fr'), 'responder state-primary: language is "fr"; allowed are en, hi'],
    ['a name that is kept for others', (file) => (file.responders[1]!['responderId'] = 'fixed-subscribers'), 'responder fixed-subscribers: '],
    ['a role that nobody has', (file) => (file.desks[0]!.roster['boss'] = ['state-primary']), 'desks.0.roster'],
    ['six posts at last resort', (file) => (file.desks[0]!.lastResortPosts = Array.from({ length: 6 }, () => 'state-primary')), 'desks.0.lastResortPosts: at most 5 posts'],
    ['a state desk without a primary', (file) => (file.desks[0]!.roster['primary'] = []), 'desk state: has no primary, and would be paged to nobody'],
    ['a unit without a desk', (file) => (file.desks = file.desks.filter(({ deskId }) => deskId !== '162')), 'desk 162: has no primary, and would be paged to nobody'],
    ['a desk of no unit', (file) => file.desks.push({ ...file.desks[0]!, deskId: '999' }), 'desk 999: is neither "state" nor a unit\'s code'],
    ['a desk that occurs twice', (file) => file.desks.push({ ...file.desks[1]! }), 'occurs twice'],
    ['somebody on a roster who is nowhere', (file) => (file.desks[0]!.roster['shift'] = ['ghost']), 'desk state: "ghost" is not among the responders'],
    ['a post that is nowhere', (file) => (file.desks[0]!.lastResortPosts = ['ghost']), 'desk state: "ghost" is not among the responders'],
  ])('%s is named', (_, change, sentence) => {
    expect(faultsOf(change)).toEqual(expect.arrayContaining([expect.stringContaining(sentence)]));
  });

  it('does not hide the others', () => {
    expect(faultsOf((file) => [(file.responders[0]!['language'] = 'fr'), (file.desks[0]!.roster['shift'] = ['ghost'])])).toHaveLength(2);
  });

  it.each([null, [], 'people', 7])('%j is no file of people', (value) => {
    expect(readPeople(up, value)).toEqual({ faults: [expect.stringMatching(/^the whole file: /)] });
  });
});

describe('the people of a file', () => {
  const now = instant('2026-03-01T00:00:00Z');
  const one: Enrolled = { responderId: 'a', name: 'Invented', rank: 'SI', language: 'en', sms: '+917000000001', https: 'tel:+917000000900' };
  const of = (...responders: Enrolled[]) => peopleOf({ responders, desks: [] }, now).responders;

  it('have the channels that they have an address for, and what is known of each', () => {
    expect(of({ ...one, proofs: { sms: { address: '+917000000001', verifiedAt: now } } })[0]!.channels).toEqual({ sms: { number: '+917000000001', verifiedAt: now }, https: { url: 'tel:+917000000900', topicArn: '' } });
    expect(responderOf({ ...one, sms: undefined, email: 'a@sample.invalid' }, (channel) => `topic of ${channel}`).channels).toEqual({ email: { address: 'a@sample.invalid', topicArn: 'topic of email' }, https: { url: 'tel:+917000000900', topicArn: 'topic of https' } });
  });

  it('that are invented have answered just now on each; of others only a code that came back verifies', () => {
    expect(peopleOf({ invented: true, responders: [one], desks: [] }, now).responders[0]!.channels).toMatchObject({ sms: { verifiedAt: now, provedAt: now }, https: { verifiedAt: now, provedAt: now } });
    expect(of(one)[0]!.channels.sms).toEqual({ number: '+917000000001' });
  });

  it('keep what is known of an address, and nothing of an address that they had before', () => {
    const proved = withProofs(of(one)[0]!, { sms: { address: '+917000000001', failedAt: now, failedBecause: 'Unreachable' }, https: { address: 'tel:+917000000999', verifiedAt: now }, email: { address: 'a@sample.invalid', verifiedAt: now } });
    expect(proofsOf(proved)).toEqual({ sms: { address: '+917000000001', failedAt: now, failedBecause: 'Unreachable' } });
    expect(Object.keys(proved.channels)).toEqual(['sms', 'https']);
    expect([proofsOf(of(one)[0]!), withProofs(of(one)[0]!, {})]).toEqual([{}, of(one)[0]]);
  });

  it('taken by themselves have their faults without their name, field first', () => {
    const { unit: _, ...plain } = { unit: '162', ...one };
    expect(readEnrolled(up, { ...plain, unit: '162' })).toEqual({ person: { ...plain, unit: '162' } });
    expect(readEnrolled(up, { ...plain, unit: '999', language: 'xx' })).toEqual({ faults: ['unit is "999"; allowed is the code of a unit', 'language is "xx"; allowed are en, hi, hi-Latn'] });
    expect(readEnrolled(up, 7)).toEqual({ faults: [expect.stringMatching(/^the row: /)] });
  });

  it('that cannot be put in are named in one sentence', () => {
    expect(peopleFault(up, [one])).toBeNull();
    expect(peopleFault(up, [one, one, { ...one, responderId: 'b', unit: '999' }])).toBe('responder a: occurs twice; responder b: unit is "999"; allowed is the code of a unit');
  });

  it.each<[string, object, boolean]>([
    ['a number to be called', { https: 'tel:+915222345678' }, true], ['a number that is none', { https: 'tel:12345' }, false], ['a number to be called that is written otherwise', { https: 'TEL:+915222345678' }, false],
    ['an endpoint', { https: 'https://voice.example.in/ring' }, true], ['no URL', { https: 'voice' }, false], ['a number behind words', { sms: 'call +917000000001' }, false], ['a number before words', { sms: '+917000000001 x' }, false],
  ])('%s: %#', (_, given, isTaken) => expect('person' in readEnrolled(up, { ...one, ...given })).toBe(isTaken)); // prettier-ignore
});

describe('another state may have a desk, a unit a primary by its rota', () => {
  it('and neither is a fault', () => {
    expect(faultsOf((file) => file.desks.push({ ...file.desks[1]!, deskId: 'IN-BR' }))).toEqual([]);
    expect(faultsOf((file) => Object.assign(file.desks[1]!, { roster: {}, rotas: [rota({ crews: [['state-primary']] })] }))).toEqual([]);
    expect(faultsOf((file) => Object.assign(file.desks[1]!, { roster: {}, overrides: [override({ instead: '*' })] }))).toEqual([`desk ${people().desks[1]!.deskId}: has no primary, and would be paged to nobody`]);
  });
});

describe('a desk is one item of the directory', () => {
  const now = instant('2026-03-01T00:00:00Z');
  const desk: Desk = { deskId: 'state', roster: { primary: ['a'] }, lastResortPosts: [] };
  const turn = (by: string, seconds: number): Override => ({ role: 'primary', instead: null, responders: [by], from: instant('2026-01-01T00:00:00Z'), to: secondsAfter(now, seconds) });
  const many = <T>(count: number, one: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => one(i));

  it('that holds 500 turns that are not over, and 100 people', () => {
    expect(overfull({ ...desk, overrides: [...many(500, () => turn('a', 1)), ...many(20, () => turn('a', 0))] }, now)).toBeNull();
    expect(overfull({ ...desk, overrides: many(501, () => turn('a', 1)) }, now)).toBe('desk state would have 501 turns of calendars and overrides that are not over: at most 500; a rota says for good what recurs');
    expect([overfull(desk), overfull({ ...desk, roster: { primary: many(100, (i) => `p${i}`) } }), overfull({ ...desk, roster: { primary: many(101, (i) => `p${i}`) } })]).toEqual([null, null, 'desk state would have 101 people on it: at most 100']);
    expect(overfull({ ...desk, roster: { primary: many(100, (i) => `p${i}`) }, overrides: [turn('gone', 0)] }, now)).toBeNull();
  });

  it('and 300 KB', () => expect(overfull({ ...desk, overrides: many(500, () => turn('a', 1)), rotas: [{ role: 'shift', crews: many(6000, () => many(10, (i) => `p${i}`)) }] as never }, now)).toMatch(/^desk state would be \d{3} KB with its rotas and overrides: at most 300$/));
});
