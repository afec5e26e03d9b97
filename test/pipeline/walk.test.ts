/** Any number of things happen in any order; after each of them what must hold of every incident holds. */
import * as fc from 'fast-check';
import { ACTIONS, ALLOWED } from '../../core/action.ts';
import { DISPOSITIONS, UNLOCATED_REASONS, type Incident } from '../../core/incident.ts';
import { linkPage } from '../../core/link-page.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { Result } from '../../core/sent.ts';
import { actOn, list, story } from '../../pipeline/incidents.ts';
import { look } from '../../pipeline/respond.ts';
import { canariesIn, canaryAlert, canaryNote } from '../support/canary.ts';
import { openHouse, type House } from '../support/house.ts';
import { brokenPromises, deadLinks, sentTwice } from '../support/promises.ts';

const WHO = ['state-primary', 'state-secondary', 'state-supervisor', 'state-shift-1', 'state-officer-in-charge', 'control-room-162', 'control-room-118', 'fixed-subscribers', 'an operator'];
const SNS: Record<string, (dispatch: Dispatch) => Result> = {
  'takes everything': () => ({ outcome: 'sent' }),
  'takes no SMS': ({ page }) => (page.channel === 'sms' ? { outcome: 'refused', because: 'OptedOutException' } : { outcome: 'sent' }),
  'takes nothing, for good': () => ({ outcome: 'refused', because: 'NotFoundException' }),
  'takes nothing, for now': () => ({ outcome: 'put-off', because: 'ThrottledException' }),
  'takes some': ({ page }) => (page.key.length % 3 === 0 ? { outcome: 'refused', because: 'NotFoundException' } : page.key.length % 3 === 1 ? { outcome: 'put-off', because: 'Throttled' } : { outcome: 'sent' }),
};

type Step =
  | { readonly kind: 'time'; readonly seconds: number; readonly clocks: boolean }
  | { readonly kind: 'press'; readonly who: string; readonly fields: Readonly<Record<string, string>> & { readonly action: string } }
  | { readonly kind: 'delivery'; readonly body: object }
  | { readonly kind: 'sns'; readonly mode: string }
  | { readonly kind: 'leaves'; readonly who: string }
  | { readonly kind: 'executions lost' };

const fields = fc.record({
  action: fc.constantFrom(...ACTIONS, 'acknowledge', 'acknowledge', 'hand-off', 'nonsense'),
  note: fc.constantFrom('', canaryNote, 'met the family', 'x'.repeat(4001)),
  to: fc.constantFrom('162', 'Agra', 'state', 'Inspector Invented', '', 'x'.repeat(101)),
  reason: fc.constantFrom(...UNLOCATED_REASONS, 'phone off', ''),
  disposition: fc.constantFrom(...DISPOSITIONS, ''),
});
const body = fc.constantFrom<object>({}, { risk: 'imminent' }, { hints: [{ kind: 'pin', pin: '282001' }] }, { hints: [] }, { exercise: true }, { 'canary-news': 1 });
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('time'), seconds: fc.oneof(fc.nat(20), fc.nat(700)), clocks: fc.boolean() } as const) },
  { weight: 8, arbitrary: fc.record({ kind: fc.constant('press'), who: fc.constantFrom(...WHO), fields } as const) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('delivery'), body } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('sns'), mode: fc.constantFrom(...Object.keys(SNS)) } as const) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('leaves'), who: fc.constantFrom(...WHO) } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'executions lost' } as const) },
);

describe('whatever happens, in whatever order', () => {
  it('nobody is forgotten, nothing goes backwards, no forbidden step is taken, and nothing of the person gets out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 30 }), async (steps) => {
        const house = await openHouse();
        const id = await house.deliver(canaryAlert);
        let before = await house.read(id);
        for (const one of steps) {
          await take(house, id, one);
          const after = await house.read(id);
          expect([...(await brokenPromises(house)), ...backwards(before, after), ...canariesIn(JSON.stringify(after))]).toEqual([]);
          before = after;
        }
        expect([...sentTwice(house), ...(await deadLinks(house))]).toEqual([]);
        expect(await leaks(house, id)).toEqual([]);
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('an incident that is left alone afterwards still pages, every ten minutes at least, until it is closed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 1, maxLength: 15 }), async (steps) => {
        const house = await openHouse();
        const id = await house.deliver(canaryAlert);
        for (const one of steps) await take(house, id, one);
        house.pager.answer = () => ({ outcome: 'sent' });
        const { status } = await house.read(id);
        const before = house.pager.inbox.length;
        await house.pass(660);
        expect(house.pager.inbox.length > before).toBe(status !== 'CLOSED');
      }),
      { numRuns: 50 },
    );
  }, 60_000);
});

async function take(house: House, id: IncidentId, step: Step): Promise<void> {
  switch (step.kind) {
    case 'time': return house.pass(step.seconds, { clocks: step.clocks });
    case 'delivery': return void (await house.deliver({ ...canaryAlert, ...step.body }));
    case 'sns': return void (house.pager.answer = SNS[step.mode]!);
    case 'leaves': return house.directory.remove(step.who);
    case 'executions lost': return house.escalation.waiting.clear();
    case 'press': return pressTwice(house, id, step);
  } // prettier-ignore
}

async function pressTwice(house: House, id: IncidentId, { who, fields: given }: Extract<Step, { kind: 'press' }>): Promise<void> {
  const { status } = await house.read(id);
  const before = await withoutLooks(house, id);
  const press = async (): Promise<boolean> => {
    if (who === 'an operator') return 'incident' in (await actOn(house.ports(), id, who, given))!;
    return house.pager.inbox.some(({ page }) => page.responderId === who) && (await house.does(who, given.action, given))?.refused === null;
  };
  const done = await press();
  const after = await withoutLooks(house, id);
  const isAllowed = (ALLOWED[status] as readonly string[]).includes(given.action);
  if (!done || !isAllowed) expect(after).toEqual(before);
  await press();
  expect(await withoutLooks(house, id)).toEqual(after);
}

/** The incident and its whole story, without what a look adds to them. */
async function withoutLooks(house: House, id: IncidentId): Promise<object> {
  const { version: _, writeId: __, taps: ____, events, ...rest } = await house.read(id);
  const sheets = (await house.ledger.sheets(id)).flatMap((sheet) => sheet.events).filter(({ seq }) => seq < events[0]!.seq);
  return { ...rest, events: [...sheets, ...events].filter(({ kind }) => kind !== 'LOOKED').map(({ seq: ___, ...event }) => event) };
}

function backwards(before: Incident, after: Incident): string[] {
  const sameRound = before.round === after.round;
  const rungs = [before.rung?.nextLevel, after.rung?.nextLevel] as const;
  const lastSeq = (incident: Incident): number => incident.events.at(-1)!.seq;
  return [
    ...(after.round < before.round ? [`round ${before.round} became ${after.round}`] : []),
    ...(sameRound && rungs[0] !== undefined && rungs[1] !== undefined && rungs[1] < rungs[0] ? [`level ${rungs[0]} became ${rungs[1]}`] : []),
    ...(sameRound && after.lastResorts < before.lastResorts ? ['a last resort was taken back'] : []),
    ...(after.clock.n < before.clock.n || after.version < before.version || lastSeq(after) < lastSeq(before) ? ['a number went down'] : []),
    ...(after.alerts.length < before.alerts.length ? ['a body was lost'] : []),
  ];
}

/** Canaries found outside the ledger's alert and note items. */
async function leaks(house: House, id: IncidentId): Promise<string[]> {
  const { pack, clock, pager, log, escalation } = house;
  const ports = house.ports();
  const seen = [pager.inbox.map(({ page, text, incidentId }) => [page, text, incidentId]), log.lines, [...escalation.waiting], await story(ports, id), await list(ports, 'all', null, null)];
  const token = house.tokenFor('state-primary');
  const view = await look(ports, token);
  const unacknowledged = view === null || view.details !== null ? [] : pack.languages.map((language) => linkPage({ ...view, pack, token, language, now: clock.now() }));
  return canariesIn(JSON.stringify([seen, unacknowledged]));
}
