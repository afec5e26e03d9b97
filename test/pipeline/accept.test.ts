/** Who is let in, in which order it is checked, and what becomes of partners whose secrets cannot be had. */
import * as fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import { memoryReceived } from '../../adapters/memory/received.ts';
import { memoryClock, memoryLog, memoryMeter, memoryOutbox } from '../../adapters/memory/world.ts';
import { sign, verify } from '../../adapters/webhook-signature.ts';
import type { Accepted } from '../../core/envelope.ts';
import { digestOf } from '../../core/identity.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { accept, MAX_BODY_BYTES, type Request } from '../../pipeline/accept.ts';
import { partnerKeys, type Secrets } from '../../pipeline/partner-keys.ts';

const secretOf = (seed: string): string => `whsec_${Buffer.from(seed.padEnd(32, '.')).toString('base64')}`;
const [OLD, NEW, OTHER] = [secretOf('old'), secretOf('new'), secretOf('other')];
const START = '2026-03-01T18:30:00.000Z';

function frontDoor(secrets: Secrets = { meta: { secrets: [OLD] }, desk: { secrets: [] }, two: { secrets: [OTHER, OLD] } }) {
  const clock = memoryClock(START);
  const [meter, log, next] = [memoryMeter(), memoryLog(), memoryOutbox<Accepted>()];
  const vault = { secrets, isDown: false, fetches: 0 };
  const fetch = async (): Promise<Secrets> => {
    vault.fetches += 1;
    return vault.isDown ? Promise.reject(new Error('InternalServiceError')) : vault.secrets;
  };
  const ports = { keys: partnerKeys({ fetch, clock, meter, log }), verify, next, received: null, clock, meter, log };
  const timestamp = (offset = 0): string => String(Date.parse(clock.now()) / 1000 + offset);
  const request = (given: Partial<Request> = {}, secret = OLD): Request => {
    const unsigned = { partner: 'meta', webhookId: 'msg_1', timestamp: timestamp(), body: Buffer.from('{"alertId":"a"}'), signature: '', ...given };
    return { ...unsigned, signature: given.signature ?? sign(secret, unsigned) };
  };
  const knock = async (given: Partial<Request> = {}, secret = OLD): Promise<string> => {
    const answer = await accept(ports, request(given, secret));
    return 'refused' in answer ? answer.refused : 'accepted';
  };
  return { clock, meter, log, next, vault, ports, request, knock, timestamp };
}

describe('a signed alert', () => {
  it('is kept byte for byte, and answered with its incident', async () => {
    const door = frontDoor();
    const body = Buffer.from([0x7b, 0xff, 0x00, 0xc3]);
    const answer = await accept(door.ports, door.request({ body }));
    expect(answer).toEqual({ incidentId: expect.stringMatching(/^[a-z2-7]{26}$/) as string, receivedAt: START });
    expect(door.next.sent).toEqual([{ ...answer, partner: 'meta', identityKind: 'webhook', body: body.toString('base64') }]);
  });

  it.each(['', 'not json', '[]', 'null', '"x"', '\0', '{"alertId":{}}', '{"risk":7}', '{"__proto__":{}}', '['.repeat(100_000)])('is never refused for what it says, example %#', async (body) => {
    expect(await frontDoor().knock({ body: Buffer.from(body) })).toBe('accepted');
  });

  it('may have 262,144 bytes, and not one more', async () => {
    expect(MAX_BODY_BYTES).toBe(262_144);
    expect(await frontDoor().knock({ body: Buffer.alloc(262_144, 'x') })).toBe('accepted');
    expect(await frontDoor().knock({ body: Buffer.alloc(262_145, 'x') })).toBe('too-large');
  });

  it('that the queue does not take is not accepted: the step throws, and its function answers 503', async () => {
    const door = frontDoor();
    const broken = { ...door.ports, next: { send: async () => Promise.reject(new Error('ServiceUnavailable')) } };
    await expect(accept(broken, door.request())).rejects.toThrow('ServiceUnavailable');
    expect(door.log.lines.join()).not.toContain('accepted');
  });

  it('is kept for the other region once the queue has it; that it could not be is told, and refuses nothing', async () => {
    const door = frontDoor();
    const received = memoryReceived('here');
    const failing = { keep: async () => Promise.reject(new Error('ProvisionedThroughputExceeded')) };
    const down = { ...door.ports, received, next: { send: async () => Promise.reject(new Error('ServiceUnavailable')) } };
    const kept = async () => received.between(instant(START), secondsAfter(instant(START), 1));
    await expect(accept(down, door.request())).rejects.toThrow('ServiceUnavailable');
    expect(await kept()).toEqual([]);
    const answer = await accept({ ...door.ports, received }, door.request());
    expect(await kept()).toEqual([{ ...answer, digest: digestOf(door.request().body), region: 'here' }]);
    expect(await received.accepted((await kept())[0]!)).toEqual(door.next.sent[0]);
    expect(await accept({ ...door.ports, received: failing }, door.request())).toEqual(answer);
    expect(door.log.lines.join()).toContain('could not be kept for the other region');
  });

  it('leaves nothing of itself in the log', async () => {
    const door = frontDoor();
    await door.knock({ body: Buffer.from('{"alertId":"CANARY","subject":{"name":"CANARY"}}'), webhookId: 'CANARY' });
    await door.knock({ body: Buffer.from('CANARY'), signature: 'CANARY', timestamp: 'CANARY' });
    expect(door.log.lines).toHaveLength(2);
    expect(door.log.lines.join()).not.toContain('CANARY');
  });
});

it('of the canary that is refused is no partner whose alerts are lost: it has an alarm of its own', async () => {
  const door = frontDoor({ meta: { secrets: [OLD] }, canary: { secrets: [OTHER] } });
  expect([await door.knock({ partner: 'canary' }, OTHER), await door.knock({ partner: 'canary' }, OLD), door.meter.counted.get('partnerRefused')]).toEqual(['accepted', 'signature', undefined]);
  expect([await door.knock({ partner: 'meta' }, OTHER), door.meter.counted.get('partnerRefused')]).toEqual(['signature', 1]);
});

describe('a signature', () => {
  it.each<[string, (door: ReturnType<typeof frontDoor>) => Partial<Request>, string]>([
    ['that is right', () => ({}), 'accepted'],
    ['that is missing', () => ({ signature: '' }), 'signature'],
    ['that is garbage', () => ({ signature: 'v1,!!!,,, v1 ,v1,' }), 'signature'],
    ['that is half of one', (door) => ({ signature: door.request().signature.slice(0, 20) }), 'signature'],
    ['of another version only', (door) => ({ signature: door.request().signature.replace('v1,', 'v1a,') }), 'signature'],
    ['without a version', (door) => ({ signature: door.request().signature.replace('v1,', '') }), 'signature'],
    ['in a list of others', (door) => ({ signature: `v1a,AAAA v1,AAAA ${door.request().signature} v2,x` }), 'accepted'],
    ['over another body', (door) => ({ signature: door.request({ body: Buffer.from('{}') }).signature }), 'signature'],
    ['over another id', (door) => ({ signature: door.request({ webhookId: 'msg_2' }).signature }), 'signature'],
    ['over another moment', (door) => ({ signature: door.request({ timestamp: door.timestamp(-1) }).signature }), 'signature'],
    ['over no id', () => ({ webhookId: '' }), 'signature'],
  ])('%s', async (_name, given, answer) => {
    const door = frontDoor();
    expect(await door.knock(given(door))).toBe(answer);
    expect(door.next.sent).toHaveLength(answer === 'accepted' ? 1 : 0);
  });

  it("by another partner's secret, or by none that anybody has, is refused", async () => {
    const door = frontDoor();
    expect([await door.knock({}, OTHER), await door.knock({}, NEW), await door.knock({ partner: 'two' }, OTHER), await door.knock({ partner: 'two' }, OLD)]).toEqual(['signature', 'signature', 'accepted', 'accepted']);
  });

  it('of a partner who has no secret yet is refused', async () => {
    expect(await frontDoor().knock({ partner: 'desk' })).toBe('signature');
  });

  it("by the key that stands in for an unknown partner's opens nothing", async () => {
    const stand = 'whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
    const door = frontDoor();
    expect([await door.knock({ partner: 'nobody' }, stand), await door.knock({}, stand)]).toEqual(['signature', 'signature']);
  });
});

describe('a timestamp', () => {
  it.each([
    [0, 'accepted'],
    [299, 'accepted'],
    [-299, 'accepted'],
    [300, 'accepted'],
    [301, 'timestamp'],
    [-301, 'timestamp'],
  ])('%i s from our clock: %s', async (offset, answer) => {
    const door = frontDoor();
    expect(await door.knock({ timestamp: door.timestamp(offset) })).toBe(answer);
  });

  it.each(['', ' ', 'NaN', 'Infinity', '-1772389800', '1772389800.5', '1.7723898e9', '0x69a485e8', ' 1772389800', '1772389800 ', '1772389800000', '99999999999999999999', START])('%j is none', async (timestamp) => {
    expect(await frontDoor().knock({ timestamp })).toBe('timestamp');
  });
});

describe('the order of the checks', () => {
  it('is size, timestamp, signature, for a partner that is known and for one that is not', async () => {
    const wrong = { body: Buffer.alloc(262_145), timestamp: '1', signature: 'x' };
    for (const partner of ['meta', 'nobody', '__proto__']) {
      expect(await frontDoor().knock({ ...wrong, partner })).toBe('too-large');
      expect(await frontDoor().knock({ ...wrong, partner, body: Buffer.from('{}') })).toBe('timestamp');
      expect(await frontDoor().knock({ ...wrong, partner, body: Buffer.from('{}'), timestamp: frontDoor().timestamp() })).toBe('signature');
    }
  });
});

describe('a partner that nobody knows', () => {
  it.each(['nobody', '', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '../meta', 'META', 'meta '])('%j is answered like a bad signature, and asks for as many secrets', async (partner) => {
    const [door, known] = [frontDoor(), frontDoor()];
    expect(await accept(door.ports, door.request({ partner }))).toEqual(await accept(known.ports, known.request({ signature: 'v1,AAAA' })));
    expect(door.vault.fetches).toBe(known.vault.fetches);
    expect(door.next.sent).toEqual([]);
  });

  it('is never counted; every refusal of a known one is, with an error in the log', async () => {
    const door = frontDoor();
    for (const given of [{ signature: 'x' }, { timestamp: '1' }, { body: Buffer.alloc(262_145) }]) {
      await door.knock({ ...given, partner: 'nobody' });
      await door.knock({ ...given, partner: '__proto__' });
    }
    expect(door.meter.counted.get('partnerRefused')).toBeUndefined();
    for (const given of [{ signature: 'x' }, { timestamp: '1' }]) await door.knock(given);
    expect(door.meter.counted.get('partnerRefused')).toBe(2);
    expect(door.log.lines.filter((line) => line.includes('"level":"error"'))).toHaveLength(2);
  });
});

describe('a rotated secret', () => {
  it('is fetched when a signature fails, so that the first alert signed with it is accepted', async () => {
    const door = frontDoor();
    await door.knock();
    door.vault.secrets = { meta: { secrets: [OLD, NEW] } };
    door.clock.pass(6);
    expect(await door.knock({}, NEW)).toBe('accepted');
    expect(door.vault.fetches).toBe(2);
  });

  it('signs beside the old one until that is taken away', async () => {
    const door = frontDoor({ meta: { secrets: [OLD, NEW] } });
    expect([await door.knock({}, OLD), await door.knock({}, NEW)]).toEqual(['accepted', 'accepted']);
    door.vault.secrets = { meta: { secrets: [NEW] } };
    door.clock.pass(61);
    expect([await door.knock({}, OLD), await door.knock({}, NEW)]).toEqual(['signature', 'accepted']);
  });

  it('is looked for every five seconds at most, whatever is thrown at the door', async () => {
    const door = frontDoor();
    for (let tenths = 0; tenths < 600; tenths += 1) {
      await door.knock({ signature: `v1,${tenths}`, partner: tenths % 2 ? 'meta' : 'nobody' });
      door.clock.pass(0.1);
    }
    expect(door.vault.fetches).toBeLessThanOrEqual(13);
  });

  it('is not looked for while signatures are right: once a minute is enough', async () => {
    const door = frontDoor();
    for (let seconds = 0; seconds < 180; seconds += 1) {
      await door.knock();
      door.clock.pass(1);
    }
    expect(door.vault.fetches).toBe(3);
  });
});

describe('when the secrets cannot be fetched', () => {
  it('the last known ones serve for 24 hours, with an alarm, and then nobody is told that the signature is wrong', async () => {
    const door = frontDoor();
    await door.knock();
    door.vault.isDown = true;
    for (let hour = 1; hour < 24; hour += 1) {
      door.clock.set(secondsAfter(door.clock.now(), 3600));
      expect(await door.knock()).toBe('accepted');
    }
    expect(door.meter.counted.get('secretsStale')).toBeGreaterThanOrEqual(23);
    door.clock.pass(3600);
    expect([await door.knock(), await door.knock({ signature: 'x' }), await door.knock({ partner: 'nobody' })]).toEqual(['unavailable', 'unavailable', 'unavailable']);
    expect(door.meter.counted.get('partnerRefused')).toBeUndefined();
    door.vault.isDown = false;
    door.clock.pass(5);
    expect(await door.knock()).toBe('accepted');
  });

  it('and never were, everybody is asked to come again, known or not, and each time we look', async () => {
    const door = frontDoor();
    door.vault.isDown = true;
    expect([await door.knock(), await door.knock({ partner: 'nobody' }), await door.knock({ signature: '' })]).toEqual(['unavailable', 'unavailable', 'unavailable']);
    door.vault.isDown = false;
    expect(await door.knock()).toBe('accepted');
  });
});

describe('signatures of Standard Webhooks', () => {
  const bodies = fc.oneof(fc.json(), fc.string({ unit: 'binary' }).map((text) => JSON.stringify({ text })));
  const ids = fc.stringMatching(/^[A-Za-z0-9_-]{1,40}$/);

  it('made by us are accepted by the reference library', () => {
    fc.assert(fc.property(bodies, ids, fc.uint8Array({ minLength: 24, maxLength: 64 }), (json, webhookId, key) => {
      const secret = `whsec_${Buffer.from(key).toString('base64')}`;
      const timestamp = String(Math.floor(Date.now() / 1000));
      const signature = sign(secret, { webhookId, timestamp, body: Buffer.from(json) });
      const headers = { 'webhook-id': webhookId, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
      expect(new Webhook(secret).verify(Buffer.from(json), headers)).toEqual(JSON.parse(json));
    }), { numRuns: 100 }); // prettier-ignore
  });

  it('made by the reference library are accepted by us', () => {
    fc.assert(fc.property(bodies, ids, fc.uint8Array({ minLength: 24, maxLength: 64 }), (json, webhookId, key) => {
      const secret = `whsec_${Buffer.from(key).toString('base64')}`;
      const at = new Date(1_772_389_800_000);
      const signature = new Webhook(secret).sign(webhookId, at, json);
      const request = { partner: 'meta', webhookId, timestamp: '1772389800', body: Buffer.from(json), signature };
      expect([verify(secret, request), verify(secretOf('x'), request), verify(secret, { ...request, body: Buffer.from(`${json} `) })]).toEqual([true, false, false]);
    }), { numRuns: 100 }); // prettier-ignore
  });
});
