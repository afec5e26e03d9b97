/** Worlds that break everything on purpose: the same seed is the same world, and nobody is forgotten in any. */
import { storyOf } from '../../simulate/run/story.ts';
import { planOf } from '../../simulate/run/orders.ts';
import { openSetting, type Setting } from '../../simulate/world/setting.ts';
import { simulate } from '../../simulate/world/world.ts';

let setting: Setting;
beforeAll(async () => {
  setting = await openSetting('packs/up');
});

it('of the same seed are the same, to the last millisecond and the last page', async () => {
  const [one, other] = [await storyOf(setting, planOf(7, 6, 'heavy')), await storyOf(setting, planOf(7, 6, 'heavy'))];
  expect(one.lines.length).toBeGreaterThan(300);
  expect(one).toEqual(other);
});

it('of another seed are others', async () => {
  const [one, other] = [await storyOf(setting, planOf(7, 6, 'heavy')), await storyOf(setting, planOf(8, 6, 'heavy'))];
  expect(one.lines).not.toEqual(other.lines);
});

it('with the same faults by name instead of by chance are the same world', async () => {
  const plan = planOf(12, 4, 'heavy');
  const drawn = await storyOf(setting, plan);
  const given = await storyOf(setting, { ...plan, only: new Map(drawn.outcome.struck.map(({ key, fault }) => [key, fault])) });
  expect(drawn.outcome.struck.length).toBeGreaterThan(50);
  expect(given.lines).toEqual(drawn.lines);
});

it('keep every promise in heavy weather', async () => {
  const broken: string[] = [];
  const kinds = new Set<string>();
  for (let seed = 1; seed <= 60; seed += 1) {
    const { violation, struck } = await simulate(setting, planOf(seed, 5, 'heavy'));
    if (violation !== null) broken.push(`seed ${seed}: ${violation.sentence}`);
    struck.forEach(({ fault }) => kinds.add(fault));
  }
  expect(broken).toEqual([]);
  expect(kinds.size).toBe(21); // every kind of fault struck somewhere
}, 60_000);

it('page nobody twice where nothing breaks, and open one incident for each alert', async () => {
  for (let seed = 1; seed <= 15; seed += 1) {
    const { violation, struck, again, incidents, accepted } = await simulate(setting, planOf(seed, 6, 'none'));
    expect([violation, struck, again, incidents, accepted]).toEqual([null, [], 0, 6, 6]);
  }
}, 30_000);
