/** Names derived from what they name. The vectors were made with Python's hashlib and base64, not with this code. */
import { identityOf, incidentIdOf, digestOf, shardOf } from '../../core/identity.ts';

const of = (body: string | Uint8Array) => identityOf(typeof body === 'string' ? Buffer.from(body) : body, 'delivery-1');
const byDelivery = { kind: 'webhook', key: 'delivery-1' };
const byAlert = (key: string) => ({ kind: 'alert', key });
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe("an incident's id", () => {
  it.each([
    ['meta', 'alert', 'meta-2024-000123', 'mfk6idg4mj432wya7n3cx2iww3'],
    ['desk', 'webhook', 'msg_1', 'r72rjfaaf6qdxj62rxeokzxejg'],
    ['meta', 'alert', '9007199254740993', 'z4fwsugpoihfhp4waof5wuyd3p'],
    ['meta', 'alert', 'आज "रात"', '63hi6hge5kqsv4nrxnjtpghwvn'],
    ['a\\b', 'alert', '\n', 'mnc4ixf4v73zg4kx76flmehzms'],
  ] as const)('of %s, %s %j is %s', (partner, kind, key, id) => {
    expect(incidentIdOf(partner, { kind, key })).toBe(id);
  });

  it('differs by partner, by kind and by key, however these are cut', () => {
    const ids = [
      incidentIdOf('a', { kind: 'alert', key: 'b' }),
      incidentIdOf('a', { kind: 'webhook', key: 'b' }),
      incidentIdOf('ab', { kind: 'alert', key: '' }),
      incidentIdOf('', { kind: 'alert', key: 'ab' }),
      incidentIdOf('a","alert","b', { kind: 'alert', key: '' }),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("an alert's own id", () => {
  it.each<[string, string, object]>([
    ['a text', '{"alertId":"meta-1"}', byAlert('meta-1')],
    ['a text of one character', '{"alertId":"x"}', byAlert('x')],
    ['a text of 256 characters', `{"alertId":"${'x'.repeat(256)}"}`, byAlert('x'.repeat(256))],
    ['spaces, taken as they are', '{"alertId":"  "}', byAlert('  ')],
    ['a NUL', '{"alertId":"\\u0000"}', byAlert('\0')],
    ['a lone surrogate', '{"alertId":"\\ud800"}', byAlert('\ud800')],
    ['a number', '{"alertId":123}', byAlert('123')],
    ['nought', '{"alertId":0}', byAlert('0')],
    ['a negative number', '{"alertId":-7}', byAlert('-7')],
    ['a fraction', '{"alertId":1.5}', byAlert('1.5')],
    ['the last exact number', '{"alertId":9007199254740991}', byAlert('9007199254740991')],
    ['2^53 + 1', '{"alertId":9007199254740993}', byAlert('9007199254740993')],
    ['2^53 + 2', '{"alertId":9007199254740994}', byAlert('9007199254740994')],
    ['2^53 + 1 beside another within', '{"a":{"alertId":9007199254740999},"alertId":9007199254740993}', byAlert('9007199254740993')],
    ['more than a number can be', '{"alertId":1e400}', byAlert('1e400')],
    ['still more', '{"alertId":-1e401}', byAlert('-1e401')],
    ['given twice: the last counts, as JSON has it', '{"alertId":"a","alertId":"b"}', byAlert('b')],
    ['a great number given twice', '{"alertId":9007199254740993,"alertId":9007199254740995}', byAlert('9007199254740995')],
    ['behind a byte order mark', '\ufeff{"alertId":"x"}', byAlert('x')],
  ])('is read: %s', (_, body, identity) => {
    expect(of(body)).toEqual(identity);
  });

  it.each([
    ['an empty text', '{"alertId":""}'],
    ['a text of 257 characters', `{"alertId":"${'x'.repeat(257)}"}`],
    ['null', '{"alertId":null}'],
    ['true', '{"alertId":true}'],
    ['an object', '{"alertId":{"alertId":"x"}}'],
    ['a list', '{"alertId":["x"]}'],
    ['missing', '{}'],
    ['spelt otherwise', '{"alertid":"x"}'],
    ['inherited', '{"__proto__":{"alertId":"x"}}'],
    ['of a constructor', '{"constructor":{"alertId":"x"}}'],
    ['in a list', '[{"alertId":"x"}]'],
    ['of a text', '"alertId"'],
    ['of a number', '7'],
    ['of null', 'null'],
    ['of nothing', ''],
    ['of no JSON', '{"alertId":"x"'],
    ['of bytes that are no text', Buffer.from([0xff, 0xfe, 0x00])],
    ['too deep to follow', nested(100_000)],
    ['a great number beside what is too deep to follow', `{"alertId":9007199254740993,"x":${nested(100_000)}}`],
  ])('gives way to the delivery\'s: %s', (_, body) => {
    expect(of(body)).toEqual(byDelivery);
  });

  it('is read beside what is too deep to follow', () => {
    expect(of(`{"alertId":"x","x":${nested(100_000)}}`)).toEqual(byAlert('x'));
  });
});

describe('a digest', () => {
  it('is the SHA-256 of the very bytes', () => {
    expect(digestOf(Buffer.from('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(digestOf(Buffer.from([0xff]))).not.toBe(digestOf(Buffer.from([0xfe])));
  });
});

describe('a shard', () => {
  it('holds its share of the ids, within a tenth', () => {
    const counts = new Map<number, number>();
    for (let i = 0; i < 8000; i += 1) {
      const shard = shardOf(incidentIdOf('meta', { kind: 'alert', key: String(i) }), 8);
      counts.set(shard, (counts.get(shard) ?? 0) + 1);
    }
    expect([...counts.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect([...counts.values()].every((count) => count > 900 && count < 1100)).toBe(true);
  });
});
