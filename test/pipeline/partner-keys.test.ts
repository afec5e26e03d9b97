/** Secrets that hang are no reason to refuse a partner whose secrets are known. */
import { memoryClock, memoryLog, memoryMeter } from '../../adapters/memory/world.ts';
import { partnerKeys } from '../../pipeline/partner-keys.ts';

it('a fetch that hangs is waited for once in a request, and the last known secrets serve', async () => {
  const clock = memoryClock('2026-03-01T12:00:00Z');
  let fetches = 0;
  const fetch = async () => {
    fetches += 1;
    if (fetches === 1) return { meta: { secrets: ['whsec_known'] } };
    clock.pass(8);
    throw new Error('TimeoutError');
  };
  const keys = partnerKeys({ fetch, clock, meter: memoryMeter(), log: memoryLog() });
  await keys.knows('meta');
  clock.pass(61);
  expect([await keys.knows('meta'), await keys.someKey('meta', (key) => key === 'whsec_known')]).toEqual([true, true]);
  expect(fetches).toBe(2);
});
