import { calendarToken, isSame, wallKey } from '../../core/duty-token.ts';

it('a token opens what it was made for, and is refused when it is altered in any place, cut, or longer', () => {
  const key = wallKey('a key for tests only');
  expect(isSame(key, wallKey('a key for tests only'))).toBe(true);
  for (let i = 0; i < key.length; i += 1) expect(isSame(key.slice(0, i) + (key[i] === '0' ? '1' : '0') + key.slice(i + 1), key)).toBe(false);
  for (const given of ['', key.slice(1), `${key}0`, `${key.slice(1)}é`, '\u0000'.repeat(20)]) expect(isSame(given, key)).toBe(false);
});

it('each responder, the wall and each key have names of their own', () => {
  const names = [wallKey('one'), wallKey('other'), calendarToken('one', 'a'), calendarToken('one', 'b'), calendarToken('other', 'a'), calendarToken('one', 'wall')];
  expect([new Set(names).size, names.every((name) => /^[0-9a-z]{20}$/.test(name))]).toEqual([6, true]);
});
