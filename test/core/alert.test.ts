/** Whatever a partner sends, what is readable is read, and the rest is named. */
import * as fc from 'fast-check';
import { readAlert, RISKS, traitsOf } from '../../core/alert.ts';

const read = (value: unknown) => readAlert(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
const fieldsOf = (value: unknown): string[] => read(value).problems.map(({ field }) => field);

const whole = {
  alertId: 'meta-1', postedAt: '2026-03-01T18:00:00Z', detectedAt: '2026-03-01T18:01:00Z', risk: 'high', exercise: false,
  post: { platform: 'instagram', url: 'https://example.in/p', language: 'hi', excerpt: 'words' },
  subject: { name: 'Invented', accountId: 'a1', profileUrl: 'https://example.in/a1', age: 19, sex: 'female', phones: ['+917000099999'], emails: ['x@example.in'] },
  hints: [
    { kind: 'gps', lat: 26.85, lon: 80.95, accuracyM: 40, observedAt: 'x' }, { kind: 'ip', ip: '192.0.2.1', connection: 'mobile', observedAt: 'x' },
    { kind: 'pin', pin: '226010' }, { kind: 'cell', lat: 26.85, lon: 80.95, radiusM: 800, observedAt: 'x', source: 'stf' }, { kind: 'place', text: 'Lucknow', role: 'home' },
  ],
}; // prettier-ignore
const { alertId: _, postedAt: __, ...rest } = whole;

/** Paths of every field of the whole alert, such as `subject.age`. */
const PATHS = Object.entries(whole).flatMap(([key, value]) => [key, ...(typeof value === 'object' && !Array.isArray(value) ? Object.keys(value).map((inner) => `${key}.${inner}`) : [])]);
const WRONG = [null, 7.5, true, {}, [], [null], 'CANARY', { CANARY: 'CANARY' }, ['CANARY', 7, null]];

function replaced(path: string, by: unknown): Record<string, unknown> {
  const [outer, inner] = path.split('.') as [keyof typeof whole, string | undefined];
  return { ...whole, [outer]: inner === undefined ? by : { ...(whole[outer] as object), [inner]: by } };
}

describe('a whole alert', () => {
  it('is read to the last field', () => {
    expect(read(whole)).toEqual({ ...whole, problems: [] });
  });

  it('may carry fields that nobody knows yet', () => {
    expect(read({ ...whole, since: 'tomorrow', post: { ...whole.post, likes: 1 } })).toEqual({ ...whole, problems: [] });
  });

  it('may miss every field', () => {
    expect(read({})).toEqual({ risk: 'unknown', exercise: false, subject: { phones: [], emails: [] }, hints: [], problems: [] });
  });

  it('may give an account and a PIN as numbers, and an age as any number', () => {
    expect(read({ subject: { accountId: 7, age: -1 }, hints: [{ kind: 'pin', pin: 226010 }] }).problems).toEqual([]);
  });
});

describe('a field of the wrong type', () => {
  it.each(PATHS)('%s costs that field and no other, and is named without its value', (path) => {
    const [outer] = path.split('.') as [keyof typeof whole];
    for (const wrong of WRONG) {
      const alert = read(replaced(path, wrong));
      for (const key of ['postedAt', 'detectedAt', 'post', 'hints'] as const) expect([key, key === outer ? null : alert[key]]).toEqual([key, key === outer ? null : whole[key]]);
      expect(RISKS).toContain(alert.risk);
      expect(JSON.stringify(alert.problems)).not.toContain('CANARY');
    }
  });

  it('that is an exercise is a real alert unless it is plainly true', () => {
    expect(['true', 1, 'yes', [true], {}, null].map((exercise) => read({ exercise }).exercise)).toEqual([false, false, false, false, false, false]);
    expect(read({ exercise: true }).exercise).toBe(true);
  });

  it('within the subject leaves the phone', () => {
    const { subject, problems } = read({ subject: { ...whole.subject, age: 'nineteen', name: 7, phones: [7, '+917000099999', null] } });
    expect([subject.phones, subject.accountId, subject.name]).toEqual([['+917000099999'], 'a1', undefined]);
    expect(problems.map(({ field }) => field).sort()).toEqual(['subject.age', 'subject.name', 'subject.phones']);
    expect(problems.at(-1)).toEqual({ field: 'subject.phones', allowed: 'texts, of which 20 are read; 2 were not' });
  });

  it('of the mailboxes is named as well', () => {
    expect(read({ subject: { emails: [7] } }).problems).toEqual([{ field: 'subject.emails', allowed: 'texts, of which 20 are read; 1 were not' }]);
  });

  it('that is one phone instead of a list of them is read for it', () => {
    expect(read({ subject: { phones: '+917000099999' } })).toMatchObject({ subject: { phones: ['+917000099999'] }, problems: [] });
  });

  it('that a hint is of costs the hint, and its number is named', () => {
    const hints = [{ kind: 'ip', ip: 7 }, { kind: 'pin', pin: '226010' }, { kind: 'aura' }, 7, null, 'Lucknow', []];
    expect(read({ hints }).hints).toEqual([{ kind: 'pin', pin: '226010' }]);
    expect(fieldsOf({ hints })).toEqual(['hints.0', 'hints.2', 'hints.3', 'hints.4', 'hints.5', 'hints.6']);
  });

  it('that stands beside it in a hint costs itself alone', () => {
    const hints = [{ kind: 'gps', lat: 26.85, lon: 80.95, observedAt: null }, { kind: 'ip', ip: '192.0.2.1', connection: 7, observedAt: 'x' }, { kind: 'place', text: 'Lucknow', role: {} }];
    expect(read({ hints }).hints).toEqual([{ kind: 'gps', lat: 26.85, lon: 80.95 }, { kind: 'ip', ip: '192.0.2.1', observedAt: 'x' }, { kind: 'place', text: 'Lucknow' }]);
    expect(fieldsOf({ hints })).toEqual(['hints.0.observedAt', 'hints.1.connection', 'hints.2.role']);
  });

  it('is none in coordinates: whoever locates says what is wrong with them', () => {
    const hints = [{ kind: 'gps', lat: 'north', lon: [] }, { kind: 'cell', lat: null, radiusM: 'wide' }];
    expect(read({ hints })).toMatchObject({ hints, problems: [] });
  });
});

describe('a body', () => {
  it.each([
    ['that is empty', ''],
    ['that is no JSON', '{"alertId":'],
    ['that is words', 'please help'],
    ['that is a list', '[1,2]'],
    ['that is a text', '"x"'],
    ['that is a number', '1e400'],
    ['that is null', 'null'],
    ['that is 100,000 brackets', '['.repeat(100_000)],
    ['that is 100,000 brackets, closed', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['that is NUL', '\0'],
  ])('%s is an alert of which nothing could be read', (_name, body) => {
    expect(read(body)).toEqual({ risk: 'unknown', exercise: false, subject: { phones: [], emails: [] }, hints: [], problems: [{ field: 'alert', allowed: 'a JSON object' }] });
  });

  it.each([
    ['with 100,000 brackets in a field that nobody knows', `{"risk":"high","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['with 100,000 brackets in a field that we read', `{"risk":"high","subject":${'['.repeat(100_000)}${']'.repeat(100_000)}}`],
    ['with 100,000 objects in a hint', `{"risk":"high","hints":[${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}]}`],
    ['with prototype keys', '{"risk":"high","__proto__":{"exercise":true},"constructor":{"prototype":{"exercise":true}},"toString":7,"hasOwnProperty":null}'],
    ['with prototype keys and a field that is wrong', '{"risk":"high","__proto__":{"exercise":true},"age":1,"subject":{"__proto__":7,"age":"x"},"post":7}'],
    ['with NUL, lone surrogates and U+FFFE', '{"risk":"high","post":{"excerpt":"\\u0000\\ud800\ufffe\\udfff"}}'],
    ['of bytes that are no UTF-8', Buffer.concat([Buffer.from('{"risk":"high","x":"'), Buffer.from([0xff, 0xc0]), Buffer.from('"}')])],
    ['of 256 KB', JSON.stringify({ risk: 'high', post: { excerpt: 'आ'.repeat(87_000) } })],
  ])('%s is read for all that', (_name, body) => {
    const alert = typeof body === 'string' ? read(body) : readAlert(body);
    expect([alert.risk, alert.exercise]).toEqual(['high', false]);
    expect(({} as Record<string, unknown>)['exercise']).toBeUndefined();
  });

  it('with 10,000 hints is read for its first hundred, in the time of a page', () => {
    const start = performance.now();
    const { hints, problems } = read({ hints: Array.from({ length: 10_000 }, () => ({ kind: 'place', text: 'Lucknow' })) });
    expect([hints.length, problems.map(({ field }) => field)]).toEqual([100, ['hints.100 and after']]);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe('a hundred hints', () => {
  const hints = (count: number) => read({ hints: Array.from({ length: count }, () => ({ kind: 'pin', pin: '226010' })) });

  it('are read without a word, and of more than that it is said', () => {
    expect(hints(100)).toMatchObject({ hints: { length: 100 }, problems: [] });
    expect(hints(101).problems).toEqual([{ field: 'hints.100 and after', allowed: '100 hints are read, all are kept' }]);
  });
});

describe('anything at all', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('\0', '\ud800', '\ufffe', '__proto__', 'constructor', ''));
  const anything = fc.oneof(fc.jsonValue({ maxDepth: 3 }), text, fc.constantFrom(1e308, -0, 1e-300, 2 ** 53 + 2), fc.array(text));
  const hint = fc.record({ kind: fc.constantFrom('gps', 'ip', 'pin', 'cell', 'place', 'x'), lat: anything, lon: anything, pin: anything, ip: anything, text: anything, observedAt: anything, accuracyM: anything }, { requiredKeys: [] });
  const inner = (keys: readonly string[]) => fc.record(Object.fromEntries(keys.map((key) => [key, anything])), { requiredKeys: [] });
  const alertLike = fc.record({
    ...Object.fromEntries(Object.keys(whole).map((key) => [key, anything])),
    post: fc.oneof(anything, inner(Object.keys(whole.post))),
    subject: fc.oneof(anything, inner(Object.keys(whole.subject))),
    hints: fc.oneof(anything, fc.array(fc.oneof(anything, hint))),
  }, { requiredKeys: [] }); // prettier-ignore

  it('in any field of an alert is survived, and every answer has its shape', () => {
    fc.assert(fc.property(alertLike, (given) => {
      const alert = read(JSON.stringify(given));
      expect(RISKS).toContain(alert.risk);
      expect(alert.exercise).toBe((given as { exercise?: unknown }).exercise === true);
      expect([...alert.subject.phones, ...alert.subject.emails].every((one) => typeof one === 'string')).toBe(true);
      expect(alert.hints.length).toBeLessThanOrEqual(100);
      expect(traitsOf(alert).length).toBeLessThanOrEqual(6);
    }), { numRuns: 1000 }); // prettier-ignore
  });

  it('as a body is survived', () => {
    fc.assert(fc.property(fc.oneof(fc.uint8Array(), fc.json().map((json) => Buffer.from(json)), fc.string({ unit: 'binary' }).map((words) => Buffer.from(words))), (body) => {
      expect(RISKS).toContain(readAlert(body).risk);
    }), { numRuns: 500 }); // prettier-ignore
  });
});

describe('what ties two alerts to one person', () => {
  it.each([
    ['a phone, however it is written', { phones: ['+91 70000-99999', '07000099999', '7000099999'] }, ['phone:7000099999']],
    ['no phone that is too short', { phones: ['112', ''] }, []],
    ['an account on its platform', { accountId: 'a1' }, ['account:instagram:a1']],
    ['an account that is a number', { accountId: 7 }, ['account:instagram:7']],
    ['nothing', {}, []],
  ])('is %s', (_name, subject, traits) => {
    expect(traitsOf(read({ ...rest, subject }))).toEqual(traits);
  });

  it('is an account of no platform where none is named, and five phones at most', () => {
    expect(traitsOf(read({ subject: { accountId: 'a1' } }))).toEqual(['account::a1']);
    expect(traitsOf(read({ subject: { phones: [1, 2, 3, 4, 5, 6].map((n) => `700009999${n}`) } }))).toEqual([1, 2, 3, 4, 5].map((n) => `phone:700009999${n}`));
  });
});
