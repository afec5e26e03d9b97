/** Reasons and places as sentences, in the language of the reader. */
import { becauseOf, placeOf, sentenceOf, whereName } from '../../core/because.ts';
import type { Reason } from '../../core/location.ts';
import { ELSEWHERE } from '../../core/where.ts';
import { opened } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const shared = (...where: string[]): Reason => ({ kind: 'pin-shared', pin: '226010', where });
const inBihar = { ...opened(), unit: null, location: { ...opened().location, decision: 'outside' as const, outside: { where: 'IN-BR', p: 0.9 } } };

it.each([['162', 'en', 'Lucknow'], ['162', 'hi', 'लखनऊ'], ['IN-BR', 'en', 'Bihar'], ['IN-BR', 'hi', 'बिहार'], ['IN-BR', 'hi-Latn', 'Bihar'], ['IN-XX', 'en', 'IN-XX'], ['NP', 'en', 'Nepal'], ['NP', 'hi', 'नेपाल'], ['NP', 'en', 'Nepal']])('%s in %s is called %s', (where, language, name) => {
  expect(whereName(up, where, language)).toBe(name);
});

it('elsewhere is called so, and is no country', () => expect([whereName(up, ELSEWHERE, 'en'), whereName(up, ELSEWHERE, 'hi')]).toEqual([up.wording['en']!.place.elsewhere, up.wording['hi']!.place.elsewhere]));

it('a reason names its places, five at most, and what it is about', () => {
  expect(sentenceOf(up, shared('162', '118'), 'en')).toBe('PIN 226010 is shared by Lucknow, Agra.');
  expect(sentenceOf(up, shared('162', '118', '119', '120', '121', '122'), 'en').split(',')).toHaveLength(5);
  expect(sentenceOf(up, { kind: 'point-is', name: 'gps', where: ['162'] }, 'hi')).toBe(up.wording['hi']!.reasons['point-is'].replace('{name}', up.wording['hi']!.terms.gps).replace('{unit}', 'लखनऊ').replace('{units}', 'लखनऊ'));
  expect(sentenceOf(up, { kind: 'no-hints' }, 'en')).toBe(up.wording['en']!.reasons['no-hints']);
});

it('the same reason twice is told once', () => expect(becauseOf(up, [shared('162'), { kind: 'no-hints' }, shared('162')], 'en')).toHaveLength(2));

describe('the place of an incident', () => {
  it('is its unit, or both units that adjoin', () => {
    expect([placeOf(up, opened(), 'hi'), placeOf(up, { ...opened(), also: '118' }, 'en')]).toEqual(['लखनऊ', 'Lucknow, Agra']);
  });

  it('is the other state only where that is the decision, and is not known otherwise', () => {
    const { unknown } = up.wording['en']!.place;
    const told = (change: object) => placeOf(up, { ...inBihar, location: { ...inBihar.location, ...change } }, 'en');
    expect([told({}), told({ decision: 'desk' }), told({ outside: null }), told({ decision: 'desk', outside: null })]).toEqual(['Bihar', unknown, unknown, unknown]);
    expect(placeOf(up, { ...inBihar, unit: '162' }, 'en')).toBe('Lucknow');
  });
});
