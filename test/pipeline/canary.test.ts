/** The canary: what it finds out, and that nobody but its own responder ever hears of it. */
import * as fc from 'fast-check';
import { memoryOutbox } from '../../adapters/memory/world.ts';
import { canaryKey } from '../../adapters/partners-secret.ts';
import { sign, verify } from '../../adapters/webhook-signature.ts';
import { CANARY, canaryResponder } from '../../core/canary.ts';
import type { Accepted, Located } from '../../core/envelope.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Responder } from '../../core/people.ts';
import { accept } from '../../pipeline/accept.ts';
import { exercise, type CanaryPorts } from '../../pipeline/canary.ts';
import { enrich } from '../../pipeline/enrich.ts';
import { partnerKeys } from '../../pipeline/partner-keys.ts';
import { route } from '../../pipeline/route.ts';
import { openIncidents } from '../../pipeline/wall.ts';
import { press } from '../../pipeline/respond.ts';
import { locatorOf } from '../support/locators.ts';
import { CANARY_TOPIC_ARN, fromLucknow, openHouse, up, type House } from '../support/house.ts';

const SECRET = canaryKey('c'.repeat(64));

/** The canary of a house, through its real steps; `breaks` puts something in their place. */
function canaryOf(house: House, breaks: Partial<CanaryPorts> & { readonly routed?: (located: Located) => Promise<void>; readonly seconds?: number } = {}): CanaryPorts {
  const { clock, meter, log } = house;
  const [accepted, located] = [memoryOutbox<Accepted>(), memoryOutbox<Located>()];
  const keys = partnerKeys({ fetch: async () => ({ [CANARY]: { secrets: [SECRET] } }), clock, meter, log });
  let seen = 0;
  return {
    pack: up,
    door: {
      send: async (alert) => {
        const unsigned = { partner: CANARY, webhookId: 'w1', timestamp: String(Math.floor(Date.parse(clock.now()) / 1000)), body: Buffer.from(JSON.stringify(alert)), signature: '' };
        const answer = await accept({ keys, verify, next: accepted, received: null, clock, meter, log }, { ...unsigned, signature: sign(SECRET, unsigned) });
        if ('refused' in answer) throw new Error(`refused: ${answer.refused}`);
        await enrich({ locator: locatorOf(up), next: located, meter, log })(accepted.sent.at(-1)!, 1);
        clock.pass(breaks.seconds ?? 1);
        await (breaks.routed ?? route(house.ports()))(located.sent.at(-1)!);
        return answer.incidentId;
      },
      acknowledge: async (link) => {
        const view = await press(house.ports(), link.split('?t=')[1]!, { action: 'acknowledge' });
        if (view === null || view.refused !== null) throw new Error('not taken');
      },
    },
    inbox: async () => {
      const fresh = house.pager.inbox.slice(seen);
      seen = house.pager.inbox.length;
      if (fresh.length === 0) clock.pass(1);
      return fresh.map(({ incidentId, text }) => ({ incidentId, text: text.body }));
    },
    heartbeat: null, every: 300, clock, meter, log, ...breaks,
  }; // prettier-ignore
}

const lastLine = ({ log }: House) => JSON.parse(log.lines.findLast((line) => line.includes('The exercise'))!) as { level: string; message: string };

describe('an exercise that comes through', () => {
  it('is located, paged to the canary alone, acknowledged, and over; its legs are counted', async () => {
    const house = await openHouse();
    await exercise(canaryOf(house));
    expect(lastLine(house)).toMatchObject({ level: 'info', message: 'The exercise came through: accepted after 1.0 s, paged after 1.0 s, acknowledged after 1.0 s.' });
    expect(house.paged()).toEqual(['canary/https']);
    const { incidentId, responder, text } = house.pager.inbox[0]!;
    expect([responder?.channels.https?.topicArn, text.body]).toEqual(['arn:aws:sns:local:0:canary-https', expect.stringContaining('EXERCISE, no life at risk')]);
    expect(await house.read(incidentId)).toMatchObject({ status: 'CLOSED', exercise: true, partner: CANARY, holder: null, nextActionAt: null });
    for (const leg of ['canaryAccepted', 'canaryPaged', 'canaryAcknowledged'] as const) expect(house.meter.counted.get(leg)).toBe(1000);
  });

  it('starts a clock, whose execution ends; nothing more comes of it', async () => {
    const house = await openHouse();
    await exercise(canaryOf(house));
    expect(house.escalation.waiting.size).toBe(1);
    await house.pass(600);
    expect([house.escalation.waiting.size, house.pager.inbox.length]).toEqual([0, 1]);
  });

  it('goes to each unit in turn', async () => {
    const house = await openHouse();
    for (let i = 0; i < up.units.size; i += 1) {
      await exercise(canaryOf(house));
      expect(lastLine(house).level).toBe('info');
      house.clock.pass(299);
    }
    const units = await Promise.all(house.pager.inbox.map(async ({ incidentId }) => (await house.read(incidentId)).unit));
    expect(new Set(units).size).toBe(up.units.size);
    expect(new Set(house.paged())).toEqual(new Set(['canary/https']));
  });

  it('is in no list, on no wall and in no figure; by its id it is found', async () => {
    const house = await openHouse();
    await exercise(canaryOf(house));
    await route(house.ports())(await house.located({ alertId: 'open' }, CANARY));
    expect([await openIncidents(house.ledger), (await house.ledger.list('all', 10, null)).incidents]).toEqual([[], []]);
    const reported = [...house.meter.counted.keys()].filter((name) => !name.startsWith('canary'));
    expect(reported).toEqual([]);
    expect(await house.read(house.pager.inbox[0]!.incidentId)).not.toBeNull();
  });

  it('tells the heartbeat, once; where that cannot be reached it has come through all the same', async () => {
    const house = await openHouse();
    let beats = 0;
    await exercise(canaryOf(house, { heartbeat: async () => void (beats += 1) }));
    await exercise(canaryOf(house, { heartbeat: async () => Promise.reject(new Error('it was answered 500')) }));
    expect([beats, house.meter.counted.get('canaryAcknowledged')]).toEqual([1, 2000]);
    expect(house.log.lines.at(-1)).toContain('the heartbeat could not be told');
  });
});

describe('an exercise that does not', () => {
  const broken: readonly (readonly [string, (house: House) => CanaryPorts, string])[] = [
    ['the door refuses', (house) => canaryOf(house, { door: { send: async () => Promise.reject(new Error('the front door answered 503 to the alert')), acknowledge: async () => undefined } }), 'did not come through: the front door answered 503 to the alert.'],
    ['route is broken', (house) => canaryOf(house, { routed: async () => undefined }), 'did not come through: accepted after 1.0 s, no page for incident'],
    ['its page comes too late', (house) => canaryOf(house, { seconds: 61 }), 'within 60 s.'],
    ['its page carries no link', (house) => canaryOf(house, { inbox: async () => [{ incidentId: lastIncident(house), text: 'UP Police: EXERCISE, Lucknow. Call 112' }] }), 'its page carries no link.'],
    ['the acknowledgement is refused', (house) => ({ ...canaryOf(house), door: { ...canaryOf(house).door, acknowledge: async () => Promise.reject(new Error('the front door answered 503 to the acknowledgement')) } }), 'paged after 1.0 s, the front door answered 503 to the acknowledgement.'],
    ['the acknowledgement comes too late', (house) => ({ ...canaryOf(house), door: { ...canaryOf(house).door, acknowledge: async () => house.clock.pass(60) } }), 'acknowledged after 61.0 s, not acknowledged within 60 s.'],
    ['enrich does not find the place', (house) => canaryOf(house, { routed: async (located) => route(house.ports())({ ...located, findings: [] }) }), 'instead of '],
  ]; // prettier-ignore
  const lastIncident = ({ pager }: House): string => pager.inbox.at(-1)!.incidentId;

  it.each(broken)('%s: says so, counts no success, and tells no heartbeat', async (_, ports, sentence) => {
    const house = await openHouse();
    let beats = 0;
    await exercise({ ...ports(house), heartbeat: async () => void (beats += 1) });
    expect(lastLine(house)).toMatchObject({ level: 'error', message: expect.stringContaining(sentence) as string });
    expect([house.meter.counted.get('canaryAcknowledged'), beats]).toEqual([undefined, 0]);
    await house.pass(1200);
    expect(new Set(house.paged()).size).toBeLessThanOrEqual(1);
    expect(house.paged().filter((one) => one !== 'canary/https')).toEqual([]);
  });
});

describe('nobody but the canary', () => {
  type Blow = (house: House, id: IncidentId) => Promise<unknown>;
  const again = (alert: object): Blow => async (house) => route(house.ports())(await house.located({ ...alert, alertId: 'c1' }, CANARY));
  const BLOWS: Readonly<Record<string, Blow>> = {
    'the same again': again(fromLucknow),
    'another place': again({ hints: [{ kind: 'pin', pin: '221001' }] }),
    'no exercise at all': again({ exercise: false, risk: 'imminent' }),
    'not even read': async (house) => route(house.ports())(await house.located({ alertId: 'c1' }, CANARY, 2)),
    'a minute': async (house) => house.pass(60),
    'ten minutes without a clock': async (house) => house.pass(600, { clocks: false }),
    'ten minutes without sweep': async (house) => house.pass(600, { sweeps: false }),
    'acknowledged': async (house) => house.does(CANARY, 'acknowledge').catch(() => null),
    'declined': async (house) => house.does(CANARY, 'cannot-take').catch(() => null),
    'handed off': async (house) => house.does(CANARY, 'hand-off', { to: 'state' }).catch(() => null),
    'its topic is gone': async (house) => void (house.pager.answer = () => ({ outcome: 'refused', because: 'NotFoundException' })),
    'SNS takes nothing': async (house) => void (house.pager.answer = () => ({ outcome: 'put-off', because: 'Throttled' })),
    'nothing is proved': async (house) => void (house.pager.fate = () => null),
  };
  const impostor = (responderId: string): Responder => ({ ...canaryResponder('arn:aws:sns:local:0:impostor'), responderId });

  it('is paged, whatever becomes of one, in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...Object.keys(BLOWS)), { maxLength: 6 }), async (blows) => {
        const house = await openHouse();
        await house.directory.putResponders(['impostor', CANARY].map(impostor));
        await house.directory.putDesks([{ deskId: CANARY, roster: { primary: ['impostor'] }, lastResortPosts: ['impostor'] }]);
        const real = await house.deliver(fromLucknow);
        const id = (await house.located({ alertId: 'c1' }, CANARY)).incidentId;
        const asked = new Set<string | undefined>();
        const send = house.pager.send;
        house.pager.send = async (dispatch) => {
          if (dispatch.incidentId === id) asked.add(`${dispatch.page.responderId} at ${dispatch.responder?.channels.https?.topicArn}`);
          return send(dispatch);
        };
        await again({ ...fromLucknow, exercise: true })(house, id);
        for (const blow of blows) await BLOWS[blow]!(house, id);
        await house.pass(1200);
        expect([...asked]).toEqual([`${CANARY} at ${CANARY_TOPIC_ARN}`]);
        expect((await house.read(real)).related).toEqual([]);
        const { status, exercise: isExercise, events } = await house.read(id);
        expect([status, isExercise, events.filter(({ kind }) => kind === 'LAST_RESORT' || kind === 'RELATED')]).toEqual(['CLOSED', true, []]);
      }),
      { numRuns: 60 },
    );
  });
});
