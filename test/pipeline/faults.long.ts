/** Every call of every step goes wrong once, in each of three ways; afterwards nobody is forgotten, and no phone rings twice without a reason. */
import { incidentIdOf } from '../../core/identity.ts';
import { escalate } from '../../pipeline/escalate.ts';
import { press } from '../../pipeline/respond.ts';
import { route } from '../../pipeline/route.ts';
import { breaking, FAULTS, type Fault } from '../support/faults.ts';
import { fromLucknow, openHouse, type House, type Wraps } from '../support/house.ts';
import { brokenPromises, deadLinks, longestSilence, sentTwice } from '../support/promises.ts';

const id = incidentIdOf('meta', { kind: 'alert', key: fromLucknow.alertId });
const fromAgra = { ...fromLucknow, hints: [{ kind: 'pin', pin: '282001' }] };

interface Step {
  /** All that comes before, in a world where nothing breaks. */
  readonly before: (house: House) => Promise<unknown>;
  /** The step that breaks; it is done again when it failed: by SQS, by the state machine, by a thumb. */
  readonly step: (house: House, wraps: Wraps) => Promise<unknown>;
  /** What must be so when it was done again and 75 seconds have passed: 60, and the claim of 15. Sentences about what is not. */
  readonly missing: (house: House, since: number) => Promise<string[]>;
  /** How long nobody may hear anything while the incident is open. */
  readonly silence: number;
}

const unpaged = (house: House, since: number, responders: readonly string[]): string[] =>
  responders.filter((one) => !house.paged(since).some((page) => page.startsWith(`${one}/`))).map((one) => `${one} was not paged`);
const delivering = (alert: unknown) => async (house: House, wraps: Wraps) => route(house.ports(wraps))(await house.located(alert));
const pressing = (fields: Record<string, string>) => async (house: House, wraps: Wraps) => press(house.ports(wraps), house.tokenFor('state-primary'), fields);
const opened = async (house: House) => house.deliver(fromLucknow);
const held = async (house: House) => [await opened(house), await house.does('state-primary', 'acknowledge')];
const statusIs = async (house: House, wanted: string): Promise<string[]> => ((await house.read(id)).status === wanted ? [] : [`it is not ${wanted}`]);
const holderIs = async (house: House, wanted: string): Promise<string[]> => ((await house.read(id)).holder?.responderId === wanted ? [] : [`${wanted} does not have it`]);

const STEPS: Record<string, Step> = {
  'opening an incident': {
    before: async () => undefined,
    step: delivering(fromLucknow),
    missing: async (house, since) => unpaged(house, since, ['state-primary', 'control-room-162']),
    silence: 375,
  },
  'an update with another place': {
    before: async (house) => [await opened(house), await house.pass(1)],
    step: delivering(fromAgra),
    missing: async (house, since) => unpaged(house, since, ['state-primary', 'control-room-118']),
    silence: 375,
  },
  'an execution that wakes': {
    before: async (house) => [await opened(house), await house.pass(165, { sweeps: false }), await house.pass(75, { clocks: false, sweeps: false })],
    step: async (house, wraps) => {
      const due = [...house.escalation.waiting.values()].find(({ at }) => at <= house.clock.now());
      return due && escalate(house.ports(wraps))(due);
    },
    missing: async (house, since) => unpaged(house, since, ['state-supervisor', 'state-shift-1']),
    silence: 375,
  },
  'an acknowledgement': {
    before: opened,
    step: pressing({ action: 'acknowledge' }),
    missing: async (house) => holderIs(house, 'state-primary'),
    silence: 375,
  },
  'an officer who cannot take it': {
    before: opened,
    step: pressing({ action: 'cannot-take' }),
    missing: async (house, since) => unpaged(house, since, ['state-secondary']),
    silence: 375,
  },
  'a hand-off': {
    before: held,
    step: pressing({ action: 'hand-off', to: 'Agra', note: 'told by phone' }),
    missing: async (house, since) => [...unpaged(house, since, ['control-room-118']), ...(await statusIs(house, 'HANDED_OFF'))],
    silence: 600,
  },
  'a close': {
    before: held,
    step: pressing({ action: 'close', disposition: 'SAFE_BY_PHONE', note: 'spoke for an hour' }),
    missing: async (house, since) => [...house.paged(since).map((page) => `${page} came after the end`), ...(await statusIs(house, 'CLOSED'))],
    silence: Infinity,
  },
  'a sweep': {
    before: async (house) => {
      const { wraps } = breaking(2, 'dies');
      await Promise.allSettled([delivering(fromLucknow)(house, wraps)]);
      await house.pass(29, { sweeps: false });
    },
    step: async (house, wraps) => house.sweeping(wraps),
    missing: async (house, since) => unpaged(house, since, ['state-primary', 'control-room-162']),
    silence: 375,
  },
};

const LASTS = 420;

/** Executions wake or never do; what failed is done again after a second, after the queue's visibility, or not at all. */
const WORLDS = [
  { clocks: true, againAfter: 1 },
  { clocks: true, againAfter: 180 },
  { clocks: false, againAfter: 1 },
  { clocks: false, againAfter: 180 },
  { clocks: true, againAfter: Infinity },
];
type World = (typeof WORLDS)[number];

describe.each(Object.entries(STEPS))('%s', (name, step) => {
  it.each(FAULTS)('survives every one of its calls: %s', async (fault) => {
    const calls = await callsOf(step);
    expect(calls.length).toBeGreaterThan(3);
    const broken: string[] = [];
    for (const at of calls.keys()) {
      for (const world of WORLDS) broken.push(...(await played(step, { at, fault, world })).map((what) => `call ${at} of ${name}, ${calls[at]} ${fault}, ${JSON.stringify(world)}: ${what}`));
    }
    expect(broken).toEqual([]);
  }, 60_000);
});

async function callsOf({ before, step }: Step): Promise<readonly string[]> {
  const house = await openHouse();
  const { wraps, calls } = breaking(Infinity);
  await before(house);
  await step(house, wraps);
  return calls;
}

async function played({ before, step, missing, silence }: Step, { at, fault, world }: { at: number; fault: Fault; world: World }): Promise<string[]> {
  const house = await openHouse();
  const { wraps, calls } = breaking(at, fault);
  await before(house);
  const since = house.pager.inbox.length;
  const start = house.clock.now();
  const [{ status }] = await Promise.allSettled([step(house, wraps)]);
  const failed = status === 'rejected';
  const broken = new Set<string>();
  const due = (failed ? world.againAfter : 0) + 75;
  for (let second = 1; second <= LASTS; second += 1) {
    await house.pass(1, { clocks: world.clocks });
    if (failed && second === world.againAfter) await step(house, {});
    if (second === due) (await missing(house, since)).forEach((sentence) => broken.add(sentence));
    if (second < 100 || second % 10 === 0) (await brokenPromises(house)).forEach((sentence) => broken.add(`after ${second} s: ${sentence}`));
  }
  const twice = sentTwice(house);
  if (!betweenSnsAndTheMark(calls, at, fault)) twice.forEach((key) => broken.add(`${key} was sent twice`));
  (await deadLinks(house)).forEach((key) => broken.add(`the link of ${key} opens nothing`));
  const { incidents } = await house.ledger.list('all', 10, null);
  if (incidents.length !== 1 && world.againAfter < Infinity) broken.add(`there are ${incidents.length} incidents`);
  if (incidents[0]?.nextActionAt && longestSilence(house, start) > Math.max(silence, due + 1)) broken.add(`nobody heard anything for ${longestSilence(house, start)} s`);
  return [...broken].slice(0, 3);
}

/** The one place where a page is sent again rather than never: SNS has it, and nothing that lasts says so. */
function betweenSnsAndTheMark(calls: readonly string[], at: number, fault: Fault): boolean {
  const sent = calls.indexOf('pager.send');
  const mark = calls.indexOf('ledger.keep', sent);
  if (sent < 0 || at < sent || (mark >= 0 && at > mark)) return false;
  return calls[at] === 'ledger.read' || (calls[at] === 'pager.send' && fault !== 'throws') || (calls[at] === 'ledger.keep' && fault === 'throws');
}
