/** What people type, read as a command or answered with a sentence. */
import { readCommand, type Fields } from '../../core/command.ts';
import { readFields, readListQuery } from '../../core/incident-query.ts';
import { up } from '../support/house.ts';

const read = (fields: Fields, by = 'r1') => readCommand(up, by, fields);
const command = (fields: Fields) => {
  const answer = read(fields);
  return 'command' in answer ? answer.command : answer.refused;
};

describe('a hand-off', () => {
  it.each([
    ['162', '162'],
    ['Lucknow', '162'],
    [' lucknow ', '162'],
    ['लखनऊ', '162'],
    ['Allahabad', '120'],
    ['state', 'state'],
    ['Hamirpur', [...up.units.values()].find(({ name }) => name['en'] === 'Hamirpur')!.code],
  ])('to %j is to the desk %j', (to, deskId) => {
    expect(command({ action: 'hand-off', to })).toEqual({ action: 'hand-off', to: to.trim(), deskId, note: null });
  });

  it.each(['Inspector Invented, 70000 00000', 'Uttar Pradesh', 'Patna', '__proto__'])('to %j is to an officer, who is named in a note alone', (to) => {
    const answer = read({ action: 'hand-off', to: ` ${to}`, note: 'told by phone' });
    const { noteId, text } = 'typed' in answer ? answer.typed! : { noteId: '', text: '' };
    expect([text, 'command' in answer && answer.command]).toEqual([`${to}\ntold by phone`, { action: 'hand-off', to: noteId, deskId: null, note: noteId }]);
    expect(command({ action: 'hand-off', to })).not.toEqual(command({ action: 'hand-off', to: `${to}.` }));
  });
});

describe('what is missing or wrong', () => {
  it.each<[Fields, string]>([
    [{}, 'unknown-action'],
    [{ action: '' }, 'unknown-action'],
    [{ action: 'Acknowledge' }, 'unknown-action'],
    [{ action: 'constructor' }, 'unknown-action'],
    [{ action: 'hand-off' }, 'to-required'],
    [{ action: 'hand-off', to: '   ' }, 'to-required'],
    [{ action: 'hand-off', to: 'x'.repeat(101) }, 'too-long'],
    [{ action: 'note' }, 'note-empty'],
    [{ action: 'note', note: ' \n ' }, 'note-empty'],
    [{ action: 'note', note: 'x'.repeat(4001) }, 'too-long'],
    [{ action: 'cannot-locate' }, 'reason-unknown'],
    [{ action: 'cannot-locate', reason: 'lost' }, 'reason-unknown'],
    [{ action: 'close', note: 'n' }, 'disposition-unknown'],
    [{ action: 'close', disposition: 'SAFE', note: 'n' }, 'disposition-unknown'],
    [{ action: 'close', disposition: 'SAFE_BY_PHONE' }, 'note-required'],
    [{ action: 'close', disposition: 'SAFE_BY_PHONE', note: ' ' }, 'note-required'],
  ])('%j is answered with %s', (fields, refused) => {
    expect(read(fields)).toMatchObject({ refused });
  });

  it('has a sentence in each language, with nothing left to fill in but what the page knows', () => {
    for (const fields of [{}, { action: 'cannot-locate' }, { action: 'note', note: 'x'.repeat(4001) }]) {
      const answer = read(fields) as { refused: 'too-long'; values: Record<string, string | number> };
      for (const { refusals } of Object.values(up.wording)) expect((refusals[answer.refused].match(/\{(\w+)\}/g) ?? []).filter((gap) => !(gap.slice(1, -1) in answer.values))).toEqual([]);
    }
  });
});

describe('words', () => {
  it('are kept apart: the command has only their name', () => {
    const answer = read({ action: 'close', disposition: 'safe by phone', note: '  she said CANARY  ' });
    expect(answer).toMatchObject({ command: { disposition: 'SAFE_BY_PHONE' }, typed: { text: 'she said CANARY' } });
    expect(JSON.stringify('command' in answer && answer.command)).not.toContain('CANARY');
  });

  it('have the same name when the same person sends them again, and another from another person', () => {
    const name = (by: string, note: string) => (read({ action: 'note', note }, by) as { typed: { noteId: string } }).typed.noteId;
    expect([name('r1', 'x'), name('r1', ' x '), name('r2', 'x'), name('r1', 'y')].map((one) => one === name('r1', 'x'))).toEqual([true, true, false, false]);
  });

  it('may be 4,000 characters', () => {
    expect(command({ action: 'note', note: 'x'.repeat(4000) })).toMatchObject({ action: 'note' });
  });

  it.each(['phone off', 'PHONE_OFF', 'phone-off', ' Phone  Off '])('of a choice are read however they are written: %j', (reason) => {
    expect(command({ action: 'cannot-locate', reason })).toMatchObject({ reason: 'PHONE_OFF' });
  });
});

describe('a place', () => {
  it.each<[Fields, object | string]>([
    [{ text: ' 226010 ' }, { kind: 'pin', pin: '226010' }], [{ text: '226 010' }, { kind: 'pin', pin: '226 010' }], [{ place: '२२६-०१०' }, { kind: 'pin', pin: '२२६-०१०' }],
    [{ text: '22601' }, { kind: 'place', text: '22601', role: 'current' }], [{ text: '226010123' }, { kind: 'place', text: '226010123', role: 'current' }],
    [{ text: 'near 226010' }, { kind: 'place', text: 'near 226010', role: 'current' }], [{ text: '226010 near' }, { kind: 'place', text: '226010 near', role: 'current' }], [{ text: 'Lucknow' }, { kind: 'place', text: 'Lucknow', role: 'current' }],
    [{ hint: 'Gomti Nagar' }, { kind: 'place', text: 'Gomti Nagar', role: 'current' }],
    [{ kind: 'gps', lat: '26.85', lon: '80.95', t: 'token', lang: 'hi', note: 'n', responderId: 'r', signed: 's', accuracyM: undefined }, { kind: 'gps', lat: '26.85', lon: '80.95' }],
    [{ kind: 'gps' }, 'place-required'], [{ kind: 'gps', text: ' ' }, { kind: 'gps', text: ' ' }], [{ text: ' ' }, 'place-required'], [{}, 'place-required'], [{ note: 'x', lang: 'hi' }, 'place-required'],
  ])('of %j is %j', (fields, hint) => expect(command({ action: 'place', ...fields })).toEqual(typeof hint === 'string' ? hint : { action: 'place', hint }));

  it('of more than 2,000 characters, as they are kept, is too long', () => {
    const room = 2000 - JSON.stringify({ kind: 'place', text: '', role: 'current' }).length;
    expect(command({ action: 'place', text: 'x'.repeat(room) })).toMatchObject({ action: 'place' });
    expect(read({ action: 'place', text: 'x'.repeat(room + 1) })).toEqual({ refused: 'too-long', values: { given: 2001, allowed: 2000 } });
  });
});

describe('where the person was found', () => {
  const closed = (found: string | undefined) => read({ action: 'close', disposition: 'SAFE_BY_PHONE', note: 'n', found });
  const where = (found?: string) => (closed(found) as { command: { found: unknown } }).command.found;

  it('may be left open, is a unit of ours by its name, or another state', () => {
    expect([where(), where(' '), where(' Lucknow '), where('162'), where('Bihar'), where('Bihar Police'), where('IN-BR')]).toEqual([null, null, '162', '162', 'IN-BR', 'IN-BR', 'IN-BR']);
  });

  it.each(['Atlantis', 'IN-UP', 'Bihar and Lucknow, or Agra', 'Bihar or Jharkhand'])('%s is no such place, and is shown', (found) => expect(closed(found)).toEqual({ refused: 'found-unknown', values: { given: found } }));
  it('of a long one its beginning is shown', () => expect(closed('x'.repeat(300))).toEqual({ refused: 'found-unknown', values: { given: 'x'.repeat(100) } }));
});

describe('a sentence of refusal has what it needs', () => {
  it.each<[Fields, string, object]>([
    [{ action: 'hand-off', to: 'x'.repeat(101) }, 'too-long', { given: 101, allowed: 100 }],
    [{ action: 'hand-off', to: '99 9' }, 'desk-unknown', { given: '99 9' }],
    [{ action: 'note', note: 'x'.repeat(4001) }, 'too-long', { given: 4001, allowed: 4000 }],
    [{ action: 'close' }, 'disposition-unknown', { allowed: expect.stringMatching(/^SAFE_BY_PHONE, SAFE_ON_SCENE, /) as string }],
    [{ action: 'cannot-locate' }, 'reason-unknown', { allowed: 'INCOMPLETE_DATA, PHONE_OFF, DENSE_LOCALITY, WRONG_ADDRESS' }],
    [{}, 'unknown-action', { allowed: expect.stringMatching(/^acknowledge, cannot-take, /) as string }],
  ])('%j', (fields, refused, values) => expect(read(fields)).toEqual({ refused, values }));

  it('the longest name of a desk or an officer, and the longest note, are taken', () => {
    expect(command({ action: 'hand-off', to: 'x'.repeat(100) })).toMatchObject({ deskId: null });
    expect(command({ action: 'hand-off', to: '98765 Officer' })).toMatchObject({ deskId: null });
    expect(command({ action: 'note', note: 'x'.repeat(4000) })).toMatchObject({ action: 'note' });
  });
});

it('a note is named by who wrote it and what it says, in 24 letters, and goes along with what can have one', () => {
  const typed = (fields: Fields, by?: string) => (read(fields, by) as { typed: { noteId: string; text: string } }).typed;
  const { noteId, text } = typed({ action: 'note', note: ' met ' });
  expect([noteId, text]).toEqual([expect.stringMatching(/^[0-9a-f]{24}$/), 'met']);
  expect([typed({ action: 'note', note: 'met' }).noteId === noteId, typed({ action: 'note', note: 'met' }, 'r2').noteId === noteId, typed({ action: 'note', note: 'met!' }).noteId === noteId]).toEqual([true, false, false]);
  for (const fields of [{ action: 'reached' }, { action: 'hand-off', to: '162' }, { action: 'cannot-locate', reason: 'PHONE_OFF' }, { action: 'close', disposition: 'DECEASED' }, { action: 'accepted' }]) expect(command({ ...fields, note: 'met' })).toMatchObject({ note: noteId });
  expect([command({ action: 'reached' }), command({ action: 'accepted' })]).toEqual([{ action: 'reached', note: null }, 'note-required']);
});

const CURSOR = '2026-03-01T18:30:00.000Z#abcdefghijklmnopqrstuvwxyz';

describe('a list', () => {
  it.each<[Fields, object]>([
    [{}, { status: 'open', unit: null, cursor: null }],
    [{ status: 'all', cursor: CURSOR }, { status: 'all', unit: null, cursor: CURSOR }],
    [{ unit: '162' }, { status: 'open', unit: '162', cursor: null }],
    [{ unit: 'lucknow' }, { status: 'open', unit: '162', cursor: null }],
    [{ status: 'ope' }, { sentence: 'status is "ope"; allowed are open, closed, all.' }],
    [{ cursor: `${CURSOR}x` }, { sentence: `cursor is "${`${CURSOR}x`.slice(0, 40)}"; allowed is the cursor of the list before.` }],
    [{ cursor: `x${CURSOR}` }, { sentence: expect.stringMatching(/^cursor is "x2026/) as string }],
    [{ unit: 'Atlantis' }, { sentence: 'unit is "Atlantis"; allowed is the LGD code or the name of a unit of this state.' }],
    [{ status: 'x'.repeat(1000) }, { sentence: expect.stringMatching(/^.{0,120}$/) as string }],
  ])('asked for by %j is %j', (query, answer) => {
    expect(readListQuery(up, query)).toEqual(answer);
  });
});

describe('the body of an action', () => {
  it.each(['', 'x', 'null', '[]', '"x"', '7', '{"action":null}', '{"action":["note"]}', '{"action":{"a":"b"}}', '{"action":"place","hint":[1]}', '['.repeat(100_000)])('that is no object of texts is none, example %#', (body) => {
    expect(readFields(Buffer.from(body))).toBeNull();
  });

  it('is an object of texts, and what is said of a place may be numbers', () => {
    expect(readFields(Buffer.from('{"action":"note","note":"x"}'))).toEqual({ action: 'note', note: 'x' });
    expect(readFields(Buffer.from('{"action":"place","hint":{"kind":"gps","lat":26.85,"lon":80.95}}'))).toEqual({ action: 'place', kind: 'gps', lat: '26.85', lon: '80.95' });
    expect(readFields(Buffer.from('{"action":"place","hint":{"kind":["gps"]}}'))).toBeNull();
  });
});

it('a hand-off to a code that is no unit\'s is refused: it would be told to nobody', () => {
  expect([command({ action: 'hand-off', to: '999' }), command({ action: 'hand-off', to: '16 2' })]).toEqual(['desk-unknown', 'desk-unknown']);
});
