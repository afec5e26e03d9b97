/** Two sets of endpoints, the real adapters and steps, and a replicator between their tables: one region dies at each step, and the other pages within 120 s of what was due. */
import { memoryClock, type MemoryClock } from '../../adapters/memory/world.ts';
import type { IncidentId } from '../../core/identity.ts';
import { later, secondsBetween, type Instant } from '../../core/time.ts';
import { fromLucknow } from '../support/house.ts';
import { openRegion, type RegionAtEndpoints } from '../support/region-endpoints.ts';
import { replicate } from '../support/replicator.ts';

jest.setTimeout(60_000);

const LAG_SECONDS = 1;
const STEP_SECONDS = 10;

interface Both {
  readonly clock: MemoryClock;
  readonly first: RegionAtEndpoints;
  readonly second: RegionAtEndpoints;
  /** In both regions, while they live. */
  readonly pass: (seconds: number) => Promise<void>;
  /** What has left the region before it dies, although the other has not taken it yet. */
  readonly leaves: () => Promise<void>;
}

let open: RegionAtEndpoints[] = [];
afterEach(async () => {
  for (const region of open.filter(({ isDead }) => !isDead())) await region.die();
  open = [];
});

async function bothOpen(): Promise<Both> {
  const clock = memoryClock('2026-03-01T18:30:00Z');
  const [first, second] = (open = [await openRegion('ap-south-1', clock), await openRegion('ap-south-2', clock)]) as [RegionAtEndpoints, RegionAtEndpoints];
  const link = replicate(clock, LAG_SECONDS, [first.end, second.end]);
  const pass = async (seconds: number): Promise<void> => {
    for (let passed = 0; passed < seconds; passed += STEP_SECONDS) {
      const before = clock.now();
      clock.pass(STEP_SECONDS);
      const isHalfMinute = halfMinuteOf(before) !== halfMinuteOf(clock.now());
      if (!first.isDead()) await link.carry();
      for (const region of [first, second].filter(({ isDead }) => !isDead())) {
        await region.work();
        if (!region.isDead()) await region.wake();
        if (!region.isDead() && isHalfMinute) await region.look();
      }
    }
  };
  return { clock, first, second, pass, leaves: async () => link.carry(true) };
}

const halfMinuteOf = (at: Instant): number => Math.floor(Date.parse(at) / 30_000);

const alert = { ...fromLucknow, exercise: false };
/** The first page from the second region after it was due or after the region was lost, whichever came later. */
async function pagedAfter({ second, pass }: Both, id: IncidentId, from: Instant): Promise<number> {
  const pages = () => second.pages().filter(({ incidentId, sentAt }) => incidentId === id && sentAt >= from);
  for (let passed = 0; passed < 600 && pages().length === 0; passed += STEP_SECONDS) await pass(STEP_SECONDS);
  expect(pages().length).toBeGreaterThan(0);
  return secondsBetween(from, pages()[0]!.sentAt as Instant);
}

describe('the first region dies', () => {
  it('after 202, with the alert on its queue', async () => {
    const both = await bothOpen();
    const id = await both.first.accept(alert);
    both.clock.pass(LAG_SECONDS);
    await both.leaves();
    await both.first.die();
    expect(await pagedAfter(both, id, both.clock.now())).toBeLessThanOrEqual(95);
  });

  it.each([
    ['after the incident is opened, before anything is planned', 'directory.people', false],
    ['after the incident is opened and has left for the other region', 'directory.people', true],
    ['after the plan, before the page', 'pager.send', false],
    ['after the plan, which has left for the other region, before the page', 'pager.send', true],
  ])('%s', async (_, call, hasLeft) => {
    const both = await bothOpen();
    const id = await both.first.accept(alert);
    both.clock.pass(LAG_SECONDS);
    await both.leaves();
    both.first.diesBefore(call, hasLeft ? both.leaves : undefined);
    await both.first.work();
    expect(both.first.isDead()).toBe(true);
    expect([both.first.pages(), (await both.second.read(id)) !== null]).toEqual([[], hasLeft]);
    expect(await pagedAfter(both, id, both.clock.now())).toBeLessThanOrEqual(120);
  });

  it('after the page, before anybody has it: the next level is paged', async () => {
    const both = await bothOpen();
    const id = await both.first.accept(alert);
    await both.pass(20);
    expect(both.first.pages().length).toBeGreaterThan(0);
    const lost = both.clock.now();
    await both.first.die();
    const due = (await both.second.read(id))!.nextActionAt!;
    expect(await pagedAfter(both, id, later(lost, due))).toBeLessThanOrEqual(120);
  });

  it('after somebody has it: the reminder comes, and when they do nothing paging starts again', async () => {
    const both = await bothOpen();
    const id = await both.first.accept(alert);
    await both.pass(20);
    await both.first.takes(both.first.pages(), 'state-primary', 'acknowledge');
    await both.pass(5);
    await both.first.die();
    const held = (await both.second.read(id))!;
    expect([held.status, held.clock.region]).toEqual(['ACKNOWLEDGED', 'ap-south-1']);
    expect(await pagedAfter(both, id, held.nextActionAt!)).toBeLessThanOrEqual(120);
    await both.pass(600);
    expect((await both.second.read(id))!.round).toBeGreaterThan(1);
  });

  it('and whoever was paged from it takes it in the other, by the same link', async () => {
    const both = await bothOpen();
    const id = await both.first.accept(alert);
    await both.pass(20);
    await both.first.die();
    expect(await both.second.takes(both.first.pages(), 'state-primary', 'acknowledge')).toMatchObject({ refused: null });
    expect((await both.second.read(id))!.holder?.responderId).toBe('state-primary');
  });

  it('pages by e-mail too, through the topics of the other region', async () => {
    const both = await bothOpen();
    await both.first.accept(alert);
    await both.pass(20);
    await both.first.die();
    await both.pass(240);
    expect(both.second.pages().filter(({ channel }) => channel === 'email').length).toBeGreaterThan(0);
  });
});
