/** The facts of the Uttar Pradesh pack. */
import { existsSync, readFileSync } from 'node:fs';
import { policyOf } from '../../core/pack.ts';
import { REFUSED_WORDS } from '../../core/wording.ts';
import { matchPlaces } from '../../core/place-match.ts';
import { loadPack } from '../../packs/index.ts';
import { locatorOf, up as unchecked } from '../support/locators.ts';

const up = loadPack('packs/up');
const units = [...up.units.values()];
const textsOf = (value: unknown): string[] => (typeof value === 'string' ? [value] : Object.values(value as object).flatMap(textsOf));
const keysOf = (value: unknown): string[] => (typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner).map((one) => `${key}.${one}`)]) : []);

describe('Uttar Pradesh', () => {
  it('is the same where it is opened without the checks, but for what the atlas knows of states besides', () => {
    expect({ ...unchecked, states: up.states }).toEqual(up);
    expect([...unchecked.states]).toMatchObject([...up.states]);
  });

  it('has 75 units, each with a code of its own and a name in Latin and in Devanagari', () => {
    expect([units.length, new Set(units.map(({ code }) => code)).size]).toEqual([75, 75]);
    expect(units.filter(({ name }) => !/^[A-Za-z ]+$/.test(name['en'] ?? '') || !/^[\u0900-\u097f ]+$/.test(name['hi'] ?? ''))).toEqual([]);
  });

  it('has these seven commissionerates', () => {
    const names = units.filter(({ kind }) => kind === 'commissionerate').map(({ name }) => name['en']);
    expect(names.sort()).toEqual(['Agra', 'Gautam Buddh Nagar', 'Ghaziabad', 'Kanpur Nagar', 'Lucknow', 'Prayagraj', 'Varanasi']);
  });

  it('knows the names of yesterday', () => {
    const meaning = Object.fromEntries(['allahabad', 'faizabad', 'mughalsarai', 'kanshiram nagar', 'noida'].map((name) => [name, [...matchPlaces(locatorOf(up).names, name).shares.keys()]]));
    const code = (name: string) => units.find((unit) => unit.name['en'] === name)?.code;
    expect(meaning).toEqual({ allahabad: [code('Prayagraj')], faizabad: [code('Ayodhya')], mughalsarai: [code('Chandauli')], 'kanshiram nagar': [code('Kasganj')], noida: [code('Gautam Buddh Nagar')] });
  });

  it('has PINs for every unit, about 1,600 of them, all of its own postal circle or named otherwise', () => {
    const { units: pins } = locatorOf(up).pins;
    const covered = new Set([...pins.values()].flatMap((shares) => shares.map(({ code }) => code)));
    expect(units.filter(({ code }) => !covered.has(code)).map(({ name }) => name['en'])).toEqual([]);
    expect(pins.size).toBeGreaterThan(1500);
    expect([...pins.keys()].filter((pin) => !/^2[0-8]/.test(pin))).toEqual([]);
  });

  it('has a policy for every unit and for the state desk, which is paged first by SMS and e-mail', () => {
    for (const policy of [policyOf(up, null), ...units.map(({ code }) => policyOf(up, code))]) {
      expect(policy.levels[0].who).toContainEqual({ desk: 'state', role: 'primary' });
      expect(policy.levels[0].by).toEqual({ all: ['sms', 'email'] });
    }
  });

  it('says everything in both languages, and no word that shames', () => {
    expect(keysOf(up.wording['hi'])).toEqual(keysOf(up.wording['en']));
    const said = textsOf(up.wording).join('\n').toLowerCase();
    expect(REFUSED_WORDS.filter((word) => said.includes(word.toLowerCase()))).toEqual([]);
  });

  it('is Hindi where it says so, and differs from English in every sentence', () => {
    // The way to the other language, figures, and what is sent to the partner.
    const page = Object.entries(up.wording['hi']!.page).filter(([key]) => !['other', 'likely', 'askPartner'].includes(key));
    expect(page.filter(([, sentence]) => !/[\u0900-\u097f]/.test(sentence)).map(([key]) => key)).toEqual([]);
  });

  it('fills the same gaps in both languages', () => {
    const gaps = (language: string) => Object.fromEntries(Object.entries(up.wording[language]!).map(([part, sentences]) => [part, textsOf(sentences).map((sentence) => (sentence.match(/\{\w+\}/g) ?? []).sort())]));
    expect(gaps('hi')).toEqual(gaps('en'));
  });

  it('names its sources', () => {
    expect(existsSync('packs/up/SOURCES.md')).toBe(true);
    expect(readFileSync('packs/up/SOURCES.md', 'utf8').length).toBeGreaterThan(500);
  });
});
