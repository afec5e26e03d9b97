/** Who is paged when, by the policy alone. */
import * as fc from 'fast-check';
import { atSpeed, levelsDue, type Policy } from '../../core/policy.ts';
import { instant, secondsAfter, secondsBetween } from '../../core/time.ts';
import { policyOf } from '../../core/pack.ts';
import { up } from '../support/house.ts';

const level = (acknowledgeWithinSeconds: number) => ({ who: [{ desk: 'state', role: 'primary' }], by: { all: ['sms'] }, acknowledgeWithinSeconds }) as const;
const twoLevels: Policy = { levels: [level(120), level(240)], lastResortEverySeconds: 300, proveWithinSeconds: 45, takeBackSeconds: 180, leaseSeconds: 300, reminderEverySeconds: 600 };
const noon = instant('2026-03-01T12:00:00Z');
const at = (time: string) => instant(`2026-03-01T${time}Z`);

describe('an incident opened at noon that nobody acknowledges', () => {
  it.each<[string, readonly [number, string], readonly number[], boolean, string, string]>([
    ['11:59:59', [0, '12:00:00'], [], false, '12:00:00', 'a clock that is early pages nobody'],
    ['12:00:00', [0, '12:00:00'], [0], false, '12:02:00', 'the first level is paged at once'],
    ['12:01:59', [1, '12:02:00'], [], false, '12:02:00', 'it has two full minutes'],
    ['12:02:00', [1, '12:02:00'], [1], false, '12:06:00', 'then the next'],
    ['12:05:00', [0, '12:00:00'], [0, 1], false, '12:09:00', 'a late wake skips nobody, and counts from now'],
    ['12:06:00', [2, '12:06:00'], [], true, '12:11:00', 'past the last level comes the last resort'],
    ['12:30:00', [0, '12:00:00'], [0, 1], true, '12:35:00', 'half an hour late, all of them and the last resort'],
    ['18:00:00', [2, '12:11:00'], [], true, '18:05:00', 'once, not seventy times'],
  ])('at %s, with the next level and its moment %j, pages %j, last resort %s, next at %s: %s', (time, [nextLevel, dueAt], levels, lastResort, next) => {
    const due = levelsDue(twoLevels, { nextLevel, dueAt: at(dueAt) }, at(time));
    expect([due.levels, due.lastResort, due.rung.dueAt]).toEqual([levels, lastResort, at(next)]);
  });
});

describe('whatever the policy and the moment', () => {
  const policies = fc.tuple(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 8 }), fc.integer({ min: 1, max: 600 })).map(([[first, ...others], every]): Policy => ({ ...twoLevels, levels: [level(first!), ...others.map(level)], lastResortEverySeconds: every }));

  it('levels come in order, none twice, none left out; what is due lies ahead; and it never ends', () => {
    fc.assert(fc.property(policies, fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 20, maxLength: 20 }), (policy, waits) => {
      const paged: number[] = [];
      let lastResorts = 0;
      let [rung, now] = [{ nextLevel: 0, dueAt: noon }, noon];
      for (const wait of waits) {
        now = secondsAfter(rung.dueAt > now ? rung.dueAt : now, wait);
        const due = levelsDue(policy, rung, now);
        paged.push(...due.levels);
        lastResorts += due.lastResort ? 1 : 0;
        expect(due.rung.dueAt > now).toBe(true);
        expect(secondsBetween(now, due.rung.dueAt)).toBeLessThanOrEqual(600);
        expect(due.rung.nextLevel).toBe(paged.length);
        rung = due.rung;
      }
      expect(paged).toEqual(policy.levels.map((_, i) => i));
      expect(lastResorts).toBeGreaterThanOrEqual(20 - policy.levels.length);
    })); // prettier-ignore
  });

  it('a speed divides every delay, and nothing else', () => {
    const fast = atSpeed(policyOf(up, null), 60);
    expect([fast.levels.map(({ acknowledgeWithinSeconds }) => acknowledgeWithinSeconds), fast.lastResortEverySeconds, fast.leaseSeconds, fast.reminderEverySeconds]).toEqual([[1, 1, 2, 2, 2], 5, 5, 10]);
    expect(fast.levels.map(({ who, by }) => ({ who, by }))).toEqual(policyOf(up, null).levels.map(({ who, by }) => ({ who, by })));
    expect(atSpeed(policyOf(up, null), 1)).toEqual(policyOf(up, null));
  });
});

describe('the default policy of Uttar Pradesh', () => {
  it('pages at 0, 60, 120, 240 and 360 seconds, then every five minutes', () => {
    let rung = { nextLevel: 0, dueAt: noon };
    const moments: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      moments.push(secondsBetween(noon, rung.dueAt));
      rung = levelsDue(policyOf(up, null), rung, rung.dueAt).rung;
    }
    expect(moments).toEqual([0, 60, 120, 240, 360, 480, 780, 1080]);
  });
});
