/** What is left of a world when everything is taken out that does not matter. */
import * as fc from 'fast-check';
import { smallest } from '../../simulate/run/shrink.ts';
import { testOf } from '../../simulate/run/kept-test.ts';
import { planOf } from '../../simulate/run/orders.ts';

it('is what matters and nothing else, however much there was', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(fc.nat(200), { minLength: 1, maxLength: 60 }), fc.nat(), async (all, pick) => {
      const matters = all.filter((_, i) => (pick >> (i % 20)) % 5 === 1);
      const left = await smallest(all, async (some) => matters.every((one) => some.includes(one)));
      expect(left).toEqual(matters);
    }),
  );
});

it('becomes a test that makes the same world again', () => {
  const text = testOf({ ...planOf(5, 2, 'heavy'), only: new Map([['route#1/3', 'dies after'], ["queue 'x'", 'delivered twice']]) }, { promise: 'kept', at: 0, incidentId: null, sentence: '' });
  expect(text).toContain("{ seed: 5, alerts: [1, 2], weather: 'heavy', only }");
  expect(text).toContain("['route#1/3', 'dies after'],");
  expect(text).toContain("['queue \\'x\\'', 'delivered twice'],");
});
