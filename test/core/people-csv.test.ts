/** A table of people: every fault is named by its line, and one is enough to take nothing. */
import { rowsIn } from '../../commands/oncall/files.ts';
import { COLUMNS, readSheet, rowsOf } from '../../core/people-csv.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant } from '../../core/time.ts';
import { up } from '../support/house.ts';

const HEAD = 'responderId,name,rank,language,sms,email,desks';
const row = (i: number): string => `person-${i},Invented ${i},Constable,hi,+9170000${String(i).padStart(5, '0')},p${i}@sample.invalid,${i < 3 ? 'state:primary' : ''}`;
const read = (text: string) => readSheet(up, rowsIn(text));
const readOver = (known: Parameters<typeof readSheet>[2], text: string) => { const found = readSheet(up, rowsIn(text), known); return 'sheet' in found ? found.sheet.people[0] : found.faults; }; // prettier-ignore
const faultsOf = (text: string): readonly string[] => { const found = read(text); return 'faults' in found ? found.faults : []; }; // prettier-ignore

it('of 10,000 rows with ten bad ones names all ten by line and column, and takes none', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => row(i));
  const bad: Record<number, string> = {
    10: rows[10]!.replace('+917000000010', '+9170000'), 999: rows[999]!.replace('+917000000999', '+917000000999 ext 12'), 1500: rows[1500]!.replace(',hi,', ',xx,'),
    2000: rows[2000]!.replace('p2000@sample.invalid', 'nobody'), 2500: rows[2500]!.replace('Invented 2500', ''), 3000: rows[3000]!.replace('person-3000', 'Person 3000'),
    4000: rows[3999]!, 5000: `${rows[5000]!}mars:primary`, 6000: `${rows[6000]!}state:boss`, 9999: 'person-9999,Invented,,hi,,,',
  }; // prettier-ignore
  for (const [i, text] of Object.entries(bad)) rows[Number(i)] = text;
  const faults = faultsOf([HEAD, ...rows].join('\n'));
  expect([...new Set(faults.map((fault) => Number(/^line (\d+)/.exec(fault)![1])))].toSorted((a, b) => a - b)).toEqual(Object.keys(bad).map((i) => Number(i) + 2));
  expect(faults).toEqual(expect.arrayContaining([
    expect.stringMatching(/^line 1001, sms: "\+917000000999 ext 12" is not a number that exists, in E\.164/), 'line 4002, responderId: "person-3999" stands on line 4001 already',
    expect.stringMatching(/^line 5002, desks: "mars:primary" is not a desk and a role, such as state:primary/), expect.stringMatching(/^line 10001, has no sms, email or https/),
  ])); // prettier-ignore
});

it.each([
  ['semicolons and a byte order mark, as Excel writes them', `\uFEFF${HEAD.replaceAll(',', ';')}\r\n${row(1).replaceAll(',', ';')}\r\n`],
  ['quoted names over two lines', `${HEAD}\n"person-1","Invented\nOne",Constable,hi,+917000000001,,\n`],
  ['a number that a spreadsheet would take for a formula', `${HEAD}\nperson-1,Invented,Constable,hi,'+917000000001,,\n`],
  ['empty lines and spaces', `${HEAD}\n\n person-1 , Invented , Constable , hi , +917000000001 ,,\n\n`],
])('reads %s', (_, text) => {
  const found = read(text);
  expect('sheet' in found && found.sheet.people[0]).toMatchObject({ responderId: 'person-1', sms: '+917000000001', language: 'hi' });
});

describe('columns', () => {
  const known = [{ responderId: 'person-1', kind: 'post' as const, name: 'Invented', rank: 'Constable', language: 'hi', sms: '+917000000001', email: 'p1@sample.invalid', order: ['email' as const], absences: [{ from: instant('2026-03-01T00:00Z'), to: instant('2026-03-02T00:00Z') }] }];

  it('that are not known are faults, each named once, and nothing is taken', () => {
    const text = 'responderId,name,rank,language,SMS,email,phone\nperson-1,Invented,,hi,+917000000001,p1@sample.invalid,1\nperson-2,Invented,,hi,+917000000002,p2@sample.invalid,2';
    expect(faultsOf(text)).toEqual([expect.stringMatching(/^line 1, column "SMS": is not known; allowed are responderId, kind, name,.* sms,/), expect.stringMatching(/^line 1, column "phone": is not known/)]);
    expect(faultsOf('name,sms\nInvented,+917000000001')).toEqual(['line 1: there is no column responderId, which says whose row it is']);
    expect(() => read('responderId,sms,sms\nperson-1,,')).toThrow('line 1: the column "sms" stands twice');
  });

  it('that are missing leave what is known as it is; an empty cell takes it away', () => {
    expect(readOver(known, 'responderId,name\nperson-1,Changed')).toEqual({ ...known[0], name: 'Changed' });
    expect(readOver(known, 'responderId,kind,email,sms\nperson-1,,,+917000000002')).toEqual({ ...known[0], email: undefined, sms: '+917000000002' });
    expect(readOver(known, 'responderId,name,sms,email\nperson-1,Changed')).toEqual({ ...known[0], name: 'Changed' });
    expect(readOver(known, 'responderId,sms,email\nperson-1,,')).toEqual([expect.stringMatching(/^line 2, has no sms, email or https/)]);
  });

  it('are what the head says: a cell beyond them is a fault, and the separator is that of the head', () => {
    expect(faultsOf(`${HEAD}\nperson-1,Sample, Asha,Constable,hi,+917000000001,,state:primary`)).toEqual(['line 2: "state:primary" stands in no column; a cell with the separator in it needs quotation marks']);
    for (const [name, one] of [['Asha; Sample', ','], ['Asha\tSample', ','], ['Asha, Sample', ';'], ['Asha; Sample', '\t']] as const) {
      const text = [HEAD.replaceAll(',', one), ['person-1', name, 'Constable', 'hi', '+917000000001', '', ''].join(one)].join('\n');
      expect(readOver([], text)).toMatchObject({ name, sms: '+917000000001' });
    }
  });
});

describe('a fault', () => {
  const HAS_NO = 'has no sms, email or https, and could never be paged';
  const desks = (given: string): readonly string[] => faultsOf(`responderId,name,language,sms,desks\nperson-1,Invented,hi,+917000000001,${given}`);

  it.each([
    ['a number that is none', 'responderId,name,language,sms\nperson-1,Invented,hi,0522 2345', /^line 2, sms: "0522 2345" is not a number that exists, in E\.164, such as \+91 and ten digits without spaces$/],
    ['a channel that is none', 'responderId,name,language,sms,order\nperson-1,Invented,hi,+917000000001,sms fax', /^line 2, order\.1: "sms fax" is not /],
    ['a language that nobody writes', 'responderId,name,language,sms\nperson-1,Invented,xx,+917000000001', /^line 2, language is "xx"; allowed are en, hi/],
    ['a unit that is none', 'responderId,name,language,sms,unit\nperson-1,Invented,hi,+917000000001,999', /^line 2, unit is "999"; allowed is the code of a unit$/],
    ['a cell that is very long', `responderId,name,language,sms\nperson-1,Invented,hi,${'9'.repeat(500)}`, /^line 2, sms: "9{60}" is not /],
    ['nothing to be paged by', 'responderId,name,language\nperson-1,Invented,hi', new RegExp(`^line 2, ${HAS_NO}$`)],
    ['a row of nobody', 'responderId,name,language,sms\n,Invented,hi,+917000000001', /^line 2, responderId: "" is not /],
    ['a column with a very long name', `responderId,${'x'.repeat(500)}\nperson-1,1`, /^line 1, column "x{60}": is not known; allowed are responderId, kind,/],
    ['a very long cell in no column', `responderId,name,language,sms\nperson-1,Invented,hi,+917000000001,${'x'.repeat(500)}`, /^line 2: "x{60}" stands in no column/],
  ])('of %s says the line, the column, what stands there and what is allowed', (_, text, sentence) => expect(faultsOf(text)).toEqual([expect.stringMatching(sentence)]));

  it('is an id that stands twice: the second and the third line name the first', () => {
    const rows = ['a', 'b', 'a', 'a'].map((id) => `${id},Invented,hi,+917000000001`);
    expect(faultsOf(['responderId,name,language,sms', ...rows].join('\n'))).toEqual(['line 4, responderId: "a" stands on line 2 already', 'line 5, responderId: "a" stands on line 2 already']);
  });

  it.each(['mars:primary', 'state:boss', 'state', ':primary', '162:primary:secondary', 'mars:boss'])('is the desk %s, beside one that there is', (place) => {
    expect(desks(`state:primary ${place}`)).toEqual([`line 2, desks: "${place}" is not a desk and a role, such as state:primary or ${[...up.units.keys()][0]}:primary; roles are primary, secondary, supervisor, shift, officer-in-charge`]);
  });

  it('is none in desks with commas and spaces between them, of the state and of a unit', () => {
    const found = read('responderId,name,language,sms,desks\nperson-1,Invented,hi,+917000000001," state:primary ,  162:shift,state:shift "');
    expect('sheet' in found && found.sheet.roster).toEqual([['state', 'primary'], ['162', 'shift'], ['state', 'shift']].map(([desk, role]) => ({ desk, role, responders: ['person-1'] })));
  });

  it('is none in a table without rows', () => expect(read(HEAD)).toEqual({ sheet: { people: [], roster: [] } }));
});

it('a table that we write has every column, one row a responder, and reads the same', () => {
  const { desks, responders } = samplePeople(up);
  const known = responders.map((one, i) => (i === 0 ? { ...one, nameLocal: 'आशा', speaks: ['hi', 'bho'], unit: '162', https: 'tel:+917000000900', order: ['email' as const, 'sms' as const] } : one));
  const rows = rowsOf({ responders: known, desks: desks.map((desk) => (desk.deskId === '162' ? { ...desk, roster: { ...desk.roster, shift: ['state-primary'] } } : desk)) });
  expect(rows[0]).toEqual({
    responderId: 'state-primary', kind: 'person', name: 'Asha Sample', nameLocal: 'आशा', rank: 'Inspector', language: 'en', speaks: 'hi bho', unit: '162',
    sms: '+917000000001', email: 'state-primary@sample.invalid', https: 'tel:+917000000900', order: 'email sms', desks: 'state:primary 162:shift',
  }); // prettier-ignore
  expect(rows[1]).toEqual(expect.objectContaining({ nameLocal: '', speaks: '', unit: '', https: '', order: '', desks: 'state:secondary' }));
  expect([rows.length, Object.keys(rows[1]!)]).toEqual([81, [...COLUMNS]]);
  const found = readSheet(up, rows.map((cells, i) => ({ line: i + 2, cells })));
  expect('sheet' in found && found.sheet.people[0]).toMatchObject(known[0]!);
  expect('sheet' in found && found.sheet.roster.find(({ role }) => role === 'shift')).toEqual({ desk: '162', role: 'shift', responders: ['state-primary'] });
});

it('gathers who always stands in a role', () => {
  const found = read([HEAD, row(0), row(1), row(5)].join('\n'));
  expect('sheet' in found && found.sheet.roster).toEqual([{ desk: 'state', role: 'primary', responders: ['person-0', 'person-1'] }]);
});
