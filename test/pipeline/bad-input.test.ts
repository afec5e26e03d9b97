/** The worst that a partner can send, all the way: signed, accepted, through both queues, to an incident and a page. */
import { memoryOutbox } from '../../adapters/memory/world.ts';
import { sign, verify } from '../../adapters/webhook-signature.ts';
import { readAccepted, readLocated, Unreadable, type Accepted, type Located } from '../../core/envelope.ts';
import type { IncidentId } from '../../core/identity.ts';
import { accept } from '../../pipeline/accept.ts';
import { enrich } from '../../pipeline/enrich.ts';
import { route } from '../../pipeline/route.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';
import { locatorOf } from '../support/locators.ts';
import { brokenPromises } from '../support/promises.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const keys = { knows: async () => true, someKey: async (_: string, fits: (key: string) => boolean) => fits(SECRET) };

/** A body signed and sent; every message is text on its queue, as in SQS. */
async function send(house: House, body: Uint8Array, webhookId = 'msg_1'): Promise<IncidentId> {
  const { clock, log, meter } = house;
  const unsigned = { partner: 'meta', webhookId, timestamp: String(Date.parse(clock.now()) / 1000), body };
  const [alerts, located] = [memoryOutbox<Accepted>(), memoryOutbox<Located>()];
  const answer = await accept({ keys, verify, next: alerts, received: null, clock, log, meter }, { ...unsigned, signature: sign(SECRET, unsigned) });
  await enrich({ locator: locatorOf(house.pack), next: located, meter, log })(readAccepted(JSON.stringify(alerts.sent[0])), 1);
  await route(house.ports())(readLocated(JSON.stringify(located.sent[0])));
  return (answer as { incidentId: IncidentId }).incidentId;
}

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const lucknow = '"hints":[{"kind":"pin","pin":"226010"}]';

const NOTHING_READ: Record<string, string | Uint8Array> = {
  'an empty body': '',
  'no JSON': '{"alertId":',
  'plain words': 'someone please look at this account',
  'a list': '[{"alertId":"x"}]',
  'a text': '"alertId"',
  'a number': '1e400',
  null: 'null',
  '100,000 brackets': nested(100_000),
  'NUL bytes': '\0\0\0',
  'bytes that are no text': Buffer.from([0xff, 0xfe, 0xd8, 0x00]),
  'a list of 10,000 hints': `[${'{"kind":"aura","x":1},'.repeat(9_999)}{}]`,
};

const READ: Record<string, string | Uint8Array> = {
  'every field of the wrong type': `{"alertId":{},"postedAt":7,"detectedAt":[],"risk":7,"exercise":"no","post":[],"subject":"x",${lucknow}}`,
  'null in every field': `{"alertId":null,"postedAt":null,"detectedAt":null,"risk":null,"exercise":null,"post":null,"subject":null,${lucknow}}`,
  '10,000 hints': `{"hints":[{"kind":"pin","pin":"226010"},${'{"kind":"aura","x":1},'.repeat(9_999)}7]}`,
  'NUL, lone surrogates and U+FFFE': `{"alertId":"\\u0000","post":{"platform":"\\ud800","excerpt":"\\udfff\ufffe\uffff"},"subject":{"accountId":"\\u0000\ufffe","phones":["\\u00007000099999"]},${lucknow}}`,
  'prototype keys': `{"__proto__":{"exercise":true},"constructor":{"x":1},"alertId":"p",${lucknow}}`,
  'deep nesting': `{"alertId":"deep","x":${nested(100_000)},${lucknow}}`,
  'a great number beside deep nesting': `{"alertId":9007199254740993,"x":${nested(100_000)},${lucknow}}`,
  '256 KB': `{"post":{"excerpt":"${'\u0906'.repeat(87_000)}"},${lucknow}}`,
  'keys given twice': `{"hints":[],"risk":"unknown",${lucknow}}`,
};

describe.each(Object.entries({ ...NOTHING_READ, ...READ }))('%s', (name, body) => {
  it('opens one incident, pages at once, and the very bytes can be seen', async () => {
    const house = await openHouse();
    const bytes = Buffer.from(body);
    const id = await send(house, bytes);
    await send(house, bytes);
    expect((await house.ledger.list('all', 10, null)).incidents.map(({ incidentId }) => incidentId)).toEqual([id]);
    expect(house.paged().slice().sort()).toEqual([...(name in READ ? ['control-room-162/email', 'control-room-162/sms'] : []), 'state-primary/email', 'state-primary/sms']);
    expect(await brokenPromises(house)).toEqual([]);
    const view = await house.does('state-primary', 'acknowledge');
    expect(bytes.equals(view!.details!.stored[0]!.body)).toBe(true);
  });
});

describe('an exercise', () => {
  it.each(['"true"', '1', '"yes"', '[true]', '{}'])('%s is none: a life may be at risk', async (exercise) => {
    const house = await openHouse();
    const id = await send(house, Buffer.from(`{"exercise":${exercise}}`));
    expect((await house.read(id)).exercise).toBe(false);
  });
});

describe('two alerts whose ids read as the same number', () => {
  it.each([
    ['9007199254740993', '9007199254740994'],
    ['1e400', '1e401'],
  ])('%s and %s are two incidents', async (one, other) => {
    const house = await openHouse();
    expect(await send(house, Buffer.from(`{"alertId":${one}}`))).not.toBe(await send(house, Buffer.from(`{"alertId":${other}}`)));
    expect(house.pager.inbox).toHaveLength(4);
  });
});

describe('an alert without an id', () => {
  it('is known by its delivery: sent again it is the same incident, as another delivery it is another', async () => {
    const house = await openHouse();
    const ids = [await send(house, Buffer.from('{}'), 'one'), await send(house, Buffer.from('{"risk":"high"}'), 'one'), await send(house, Buffer.from('{}'), 'two')];
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
  });
});

describe('enrich', () => {
  it('passes an alert on unlocated, as real, when it comes a second time: reading it has killed us before', async () => {
    const house = await openHouse();
    const message = await house.located({ ...fromLucknow, exercise: true }, 'meta', 2);
    expect(message).toMatchObject({ exercise: false, risk: 'unknown', traits: [], findings: [{ shares: [], because: { kind: 'locating-failed' } }] });
    expect(house.meter.counted.get('locatingFailed')).toBe(1);
    await route(house.ports())(message);
    expect((await house.read(message.incidentId)).location).toMatchObject({ decision: 'desk', units: [], because: [{ kind: 'locating-failed' }] });
    expect(house.paged().sort()).toEqual(['state-primary/email', 'state-primary/sms']);
  });

  it('passes on whatever throws while it is located', async () => {
    const house = await openHouse();
    const locator = { ...locatorOf(house.pack), get pins(): never { throw new Error('a broken table'); } }; // prettier-ignore
    const next = memoryOutbox<Located>();
    await enrich({ locator, next, meter: house.meter, log: house.log })(house.accepted(fromLucknow), 1);
    expect(next.sent[0]).toMatchObject({ findings: [{ shares: [], because: { kind: 'locating-failed' } }] });
  });

  it('keeps the message when the next queue does not take it', async () => {
    const house = await openHouse();
    const next = { send: async () => Promise.reject(new Error('ServiceUnavailable')) };
    await expect(enrich({ locator: locatorOf(house.pack), next, meter: house.meter, log: house.log })(house.accepted(fromLucknow), 1)).rejects.toThrow('ServiceUnavailable');
  });
});

describe('a message on a queue that is not ours', () => {
  it.each(['', 'x', 'null', '[]', '{}', '{"incidentId":"short"}', '{"incidentId":"AAAAAAAAAAAAAAAAAAAAAAAAAA","partner":"meta"}'])('%j is unreadable, which no retry helps, and repeats nothing of it', (text) => {
    expect(() => readAccepted(text)).toThrow(Unreadable);
    expect(() => readLocated(text)).toThrow(Unreadable);
    expect(() => readAccepted('{"incidentId":"CANARY"}')).toThrow(expect.objectContaining({ message: expect.not.stringContaining('CANARY') as string }) as Error);
  });

  it('without what was found is no located alert', async () => {
    const house = await openHouse();
    const { findings: _, ...rest } = await house.located(fromLucknow);
    expect(() => readLocated(JSON.stringify(rest))).toThrow('findings');
    expect(() => readLocated(JSON.stringify({ ...rest, findings: [7] }))).toThrow('findings');
  });
});
