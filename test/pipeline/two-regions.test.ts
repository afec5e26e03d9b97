/** Two regions that drop what they have in hand, go on apart, and meet again: the last write of an incident wins, and nobody is forgotten. */
import * as fc from 'fast-check';
import { secondsBetween } from '../../core/time.ts';
import { fromLucknow } from '../support/house.ts';
import { FIRST, SECOND, twoRegions, type TwoRegions, type Which } from '../support/two-regions.ts';

const worse = { ...fromLucknow, risk: 'imminent' };
const close = { disposition: 'SAFE_BY_PHONE', note: 'spoke to the mother' };

describe('a region that is gone', () => {
  it('with an alert in its queue: the other has it routed and paged within two minutes', async () => {
    const world = await twoRegions();
    world.region(FIRST).isStuck = true;
    const id = await world.accept(FIRST, fromLucknow);
    await world.pass(2);
    const lost = world.clock.now();
    world.region(FIRST).isDead = true;
    await world.pass(120);
    expect(secondsBetween(lost, world.pages()[0]!.at)).toBeLessThanOrEqual(92);
    expect((await world.read(SECOND, id)).clock.region).toBe('ap-south-2');
  });

  it('leaves what it accepted itself to its own queue while that is new, and looks back at it too', async () => {
    const world = await twoRegions();
    world.region(FIRST).isStuck = true;
    world.region(SECOND).isDead = true;
    await world.accept(FIRST, fromLucknow);
    await world.pass(890);
    expect(world.region(FIRST).queue).toHaveLength(1);
    await world.pass(620);
    expect(world.region(FIRST).queue).toHaveLength(2);
  });

  it('with an incident that waits for its next level: it is adopted after the first has had its chance, and once', async () => {
    const world = await twoRegions();
    const id = await world.accept(FIRST, fromLucknow);
    await world.pass(5);
    const { nextActionAt } = await world.read(SECOND, id);
    world.region(FIRST).isDead = true;
    await world.pass(200);
    const [next] = world.pages(nextActionAt!);
    const waited = secondsBetween(nextActionAt!, next!.at);
    expect([waited >= 60, waited <= 90]).toEqual([true, true]);
    const { clock } = await world.read(SECOND, id);
    expect([clock.region, [...world.region(SECOND).house.escalation.waiting.keys()]]).toEqual(['ap-south-2', [`${id}-${clock.n}`]]);
  });

  it('that comes back ends its own executions, and leaves the incident where it is', async () => {
    const world = await twoRegions();
    const id = await world.accept(FIRST, fromLucknow);
    await world.pass(5);
    world.region(FIRST).isDead = true;
    await world.pass(300);
    world.region(FIRST).isDead = false;
    await world.pass(300);
    expect([(await world.read(FIRST, id)).clock.region, world.region(FIRST).house.escalation.waiting.size, await world.forgotten()]).toEqual(['ap-south-2', 0, []]);
  });

  it('leaves alone what the other looks after in time', async () => {
    const world = await twoRegions();
    await world.accept(FIRST, fromLucknow);
    await world.pass(900);
    expect(world.region(SECOND).house.pager.inbox).toEqual([]);
    expect(world.region(SECOND).house.meter.counted.get('overdue')).toBe(0);
  });
});

describe('two regions that were cut off from each other', () => {
  const cut = async (world: TwoRegions, apart: () => Promise<void>): Promise<void> => {
    world.link.isCut = true;
    await apart();
    world.link.isCut = false;
  };

  it('a closing that wins over a reopening: what was sent meanwhile reopens it, and pages', async () => {
    const world = await twoRegions();
    const id = await world.accept(FIRST, fromLucknow);
    await world.pass(5);
    await world.does(FIRST, 'state-primary', 'acknowledge');
    await world.pass(5);
    await cut(world, async () => {
      await world.accept(SECOND, worse);
      await world.pass(5);
      await world.does(FIRST, 'state-primary', 'close', close);
    });
    await world.pass(2);
    const closed = await world.read(SECOND, id);
    expect([closed.status, closed.alerts.length]).toEqual(['CLOSED', 1]);
    const from = world.clock.now();
    await world.pass(120);
    expect([(await world.read(FIRST, id)).alerts.length, world.pages(from).length > 0, await world.forgotten()]).toEqual([2, true, []]);
  });

  it('a cut of an hour: it is found when they meet again, at the next look back', async () => {
    const world = await twoRegions();
    const id = await world.accept(FIRST, fromLucknow);
    await world.pass(5);
    await world.does(FIRST, 'state-primary', 'acknowledge');
    await world.pass(5);
    await world.does(FIRST, 'state-primary', 'reached');
    await world.pass(5);
    await cut(world, async () => {
      await world.accept(SECOND, worse);
      await world.pass(3600);
      await world.does(FIRST, 'state-primary', 'close', close);
    });
    await world.pass(2);
    expect((await world.read(SECOND, id)).status).toBe('CLOSED');
    await world.pass(600);
    expect([(await world.read(SECOND, id)).alerts.length, await world.forgotten()]).toEqual([2, []]);
  });

  it('one incident opened in both, by another body in each: it has both, and both regions agree', async () => {
    const world = await twoRegions();
    await cut(world, async () => {
      await world.accept(FIRST, fromLucknow);
      await world.accept(SECOND, worse);
      await world.pass(20);
    });
    await world.pass(120);
    expect(await world.forgotten()).toEqual([]);
  });

  it('an acknowledgement that loses: paging goes on, and never stops', async () => {
    const world = await twoRegions();
    const id = await world.accept(FIRST, fromLucknow);
    await world.pass(5);
    await cut(world, async () => {
      await world.does(FIRST, 'state-primary', 'acknowledge');
      await world.pass(240);
    });
    await world.pass(300);
    const { status } = await world.read(FIRST, id);
    expect([status === 'CLOSED', await world.forgotten()]).toEqual([false, []]);
  });

  it('clocks that were raised to the same number: one of them goes on', async () => {
    const world = await twoRegions();
    await cut(world, async () => {
      await world.accept(FIRST, fromLucknow);
      await world.accept(SECOND, fromLucknow);
      await world.pass(20);
    });
    await world.pass(900);
    expect([FIRST, SECOND].map((which) => world.region(which).house.escalation.waiting.size).sort()).toEqual([0, 1]);
  });
});

describe('whatever happens in whatever order', () => {
  const which = fc.constantFrom<Which>(FIRST, SECOND);
  const who = fc.constantFrom('state-primary', 'state-secondary', 'state-supervisor', 'unit-162');
  const step = fc.oneof(
    fc.record({ does: fc.constant('accept' as const), which, alert: fc.constantFrom(fromLucknow, worse, { ...fromLucknow, hints: [{ kind: 'pin', pin: '201301' }] }) }),
    fc.record({ does: fc.constant('press' as const), which, who, action: fc.constantFrom('acknowledge', 'acknowledge', 'close', 'cannot-take', 'reached') }),
    fc.record({ does: fc.constantFrom('cut' as const, 'join' as const) }),
    fc.record({ does: fc.constantFrom('die' as const, 'return' as const, 'stick' as const, 'flow' as const), which }),
    fc.record({ does: fc.constant('pass' as const), seconds: fc.constantFrom(1, 20, 90, 700) }),
  );
  type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

  const take: { readonly [D in Step['does']]: (world: TwoRegions, step: Extract<Step, { does: D }>) => Promise<unknown> | void } = {
    accept: (world, { which: to, alert }) => (world.region(to).isDead ? undefined : world.accept(to, alert)),
    press: (world, { which: to, who: by, action }) => (world.region(to).isDead ? undefined : world.does(to, by, action, close)),
    cut: ({ link }) => void (link.isCut = true),
    join: ({ link }) => void (link.isCut = false),
    die: (world, { which: one }) => void (world.region(one).isDead = true),
    return: (world, { which: one }) => void (world.region(one).isDead = false),
    stick: (world, { which: one }) => void (world.region(one).isStuck = true),
    flow: (world, { which: one }) => void (world.region(one).isStuck = false),
    pass: (world, { seconds }) => world.pass(seconds),
  };

  async function runs(steps: readonly Step[], handsOn: boolean): Promise<string[]> {
    const world = await twoRegions({ handsOn });
    await world.accept(FIRST, fromLucknow);
    for (const one of steps) await (take[one.does] as (world: TwoRegions, step: Step) => Promise<unknown>)(world, one);
    world.link.isCut = false;
    for (const one of [FIRST, SECOND]) world.region(one).isDead = false;
    world.region(SECOND).isStuck = false;
    await world.pass(1500);
    return world.forgotten();
  }

  it('every accepted alert is on its incident, and none that is open is overdue, also while one queue stands still', async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => expect(await runs(steps, true)).toEqual([])), { numRuns: 40, seed: 28 });
  }, 60_000);

  it('and it takes the handing on to be so', async () => {
    const found = await fc.check(fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), async (steps) => (await runs(steps, false)).length === 0), { numRuns: 40, seed: 28, endOnFailure: true });
    expect(found.failed).toBe(true);
  }, 60_000);
});
