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

it('what may be signed with a secret that could not be fetched is to be sent again, not refused', async () => {
  const clock = memoryClock('2026-03-01T12:00:00Z');
  let known: Record<string, { secrets: string[] }> | null = { meta: { secrets: ['whsec_old'] } };
  const fetch = async () => known ?? Promise.reject(new Error('InternalServiceError'));
  const keys = partnerKeys({ fetch, clock, meter: memoryMeter(), log: memoryLog() });
  const rotated = async () => keys.someKey('meta', (key) => key === 'whsec_new');
  expect(await rotated()).toBe(false);
  known = null;
  clock.pass(6);
  expect(await rotated()).toBeNull();
  known = { meta: { secrets: ['whsec_new'] } };
  clock.pass(6);
  expect(await rotated()).toBe(true);
});

it('secrets that were fetched are no reason to have a forged signature sent again', async () => {
  const clock = memoryClock('2026-03-01T12:00:00Z');
  const keys = partnerKeys({ fetch: async () => ({ meta: { secrets: ['whsec_known'] } }), clock, meter: memoryMeter(), log: memoryLog() });
  expect(await keys.someKey('meta', () => false)).toBe(false);
  expect(await keys.someKey('nobody', () => true)).toBe(false);
});

it('secrets of a day ago that cannot be fetched again are none: the partner is asked to try again', async () => {
  const clock = memoryClock('2026-03-01T12:00:00Z');
  let isDown = false;
  const fetch = async () => (isDown ? Promise.reject(new Error('down')) : { meta: { secrets: ['whsec_known'] } });
  const keys = partnerKeys({ fetch, clock, meter: memoryMeter(), log: memoryLog() });
  await keys.knows('meta');
  isDown = true;
  clock.pass(86_399);
  expect(await keys.someKey('meta', (key) => key === 'whsec_known')).toBe(true);
  clock.pass(1);
  expect([await keys.knows('meta'), await keys.someKey('meta', (key) => key === 'whsec_known')]).toEqual([false, null]);
});

it('whoever is no partner fits no key, not even that of nobody, though the secrets were fetched anew meanwhile', async () => {
  const clock = memoryClock('2026-03-01T12:00:00Z');
  let fetches = 0;
  const keys = partnerKeys({ fetch: async () => ((fetches += 1), { meta: { secrets: ['whsec_known'] } }), clock, meter: memoryMeter(), log: memoryLog() });
  expect(await keys.knows('nobody')).toBe(false);
  clock.pass(6);
  expect([await keys.someKey('nobody', () => true), fetches]).toEqual([false, 2]);
});
