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

const CURSOR = '2026-03-01T18:30:00.000Z#abcdefghijklmnopqrstuvwxyz';

describe('a list', () => {
  it.each<[Fields, object]>([
    [{}, { status: 'open', unit: null, cursor: null }],
    [{ status: 'all', cursor: CURSOR }, { status: 'all', unit: null, cursor: CURSOR }],
    [{ unit: '162' }, { status: 'open', unit: '162', cursor: null }],
    [{ unit: 'lucknow' }, { status: 'open', unit: '162', cursor: null }],
    [{ status: 'ope' }, { sentence: 'status is "ope"; allowed are open, closed, all.' }],
    [{ unit: 'Atlantis' }, { sentence: 'unit is "Atlantis"; allowed is the LGD code or the name of a unit of this state.' }],
    [{ status: 'x'.repeat(1000) }, { sentence: expect.stringMatching(/^.{0,120}$/) as string }],
  ])('asked for by %j is %j', (query, answer) => {
    expect(readListQuery(up, query)).toEqual(answer);
  });
});

describe('the body of an action', () => {
  it.each(['', 'x', 'null', '[]', '"x"', '7', '{"action":null}', '{"action":["note"]}', '{"action":{"a":"b"}}', '['.repeat(100_000)])('that is no object of texts is none, example %#', (body) => {
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
