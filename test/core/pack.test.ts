/** What is asked of a pack: its words, its names and its policies, in the language of whoever asks. */
import { isLocal, isRoman, pageLanguage, policyOf, unitName, wordingOf } from '../../core/pack.ts';
import { up } from '../support/locators.ts';

it('a page is in the script of the language that is read, or in the language that was asked for', () => {
  expect(['hi', 'hi-Latn', 'en', 'ur', 'ur-Latn'].map((language) => pageLanguage(up, language))).toEqual(['hi', 'hi', 'en', 'ur', 'ur-Latn']);
  expect(pageLanguage({ ...up, languages: ['en', 'x-Latn-y'] }, 'x-Latn-y')).toBe('x-Latn-y');
  expect(pageLanguage({ ...up, languages: ['en', 'x-y'] }, 'x-Latn-y')).toBe('x-Latn-y');
});

it('a language that nobody wrote is answered in the first', () => expect([wordingOf(up, 'fr'), wordingOf(up, 'hi')]).toEqual([up.wording['en'], up.wording['hi']]));

it("the first is the pack's, every other the state's own; Roman letters say so", () => {
  expect(['en', 'hi', 'hi-Latn'].map((language) => [isLocal(up, language), isRoman(language)])).toEqual([[false, false], [true, false], [true, true]]);
  expect(isRoman('x-Latn-y')).toBe(false);
});

it('a unit has its name, or its English one, or its code', () => {
  expect([unitName(up, '162', 'hi'), unitName(up, '162', 'hi-Latn'), unitName(up, '999', 'hi')]).toEqual(['लखनऊ', 'Lucknow', '999']);
});

it("a unit follows its own policy, or every unit's; nobody's follows the state desk's", () => {
  const [state, units, own] = ['state', 'units', 'own'].map((name) => ({ ...up.policies['default']!, name }));
  const lucknow = up.units.get('162')!;
  const pack = { ...up, policies: { state: state!, units: units!, own: own! }, stateDesk: { ...up.stateDesk, policy: 'state' }, unitDesks: { policy: 'units' }, units: new Map([...up.units, ['162', { ...lucknow, desk: { policy: 'own' } }], ['118', { ...up.units.get('118')!, desk: undefined }]]) };
  expect([null, '162', '118', '999'].map((code) => policyOf(pack, code))).toEqual([state, own, units, units]);
});
