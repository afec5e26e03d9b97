/** The states of India and the countries of the world, as the atlas names them. */
import { normalise } from '../../../core/place-names.ts';
import { countryFaults } from '../../../core/atlas/countries.ts';
import { stateFaults } from '../../../core/atlas/states.ts';
import { atlasJson, countries, states } from '../../support/atlas.ts';

const allNames = (one: { readonly name: { readonly en: string; readonly hi: string }; readonly aliases: readonly string[] }): string[] => [one.name.en, one.name.hi, ...one.aliases];

describe('the states', () => {
  it('hold all the people of the census of 2011', () => {
    expect([...states.values()].reduce((all, { population }) => all + population, 0)).toBe(1_210_854_977);
  });

  it.each([
    ['Orissa', 'IN-OD'],
    ['Uttaranchal', 'IN-UK'],
    ['Pondicherry', 'IN-PY'],
    ['Madras State', 'IN-TN'],
    ['Bombay State', 'IN-MH'],
    ['Bengal', 'IN-WB'],
    ['उड़ीसा', 'IN-OD'],
    ['उत्तरांचल', 'IN-UK'],
    ['यूपी', 'IN-UP'],
  ])('%s is %s', (name, code) => {
    expect([...states.values()].filter((state) => allNames(state).includes(name)).map((state) => state.code)).toEqual([code]);
  });

  it('have no name in common, nor with a country, but for UK, which the name before it settles', () => {
    const names = [...states.values(), ...countries.values()].flatMap((one) => [...new Set(allNames(one).map(normalise))]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual(['uk']);
  });

  it('have LGD codes of their own, Hindi in Devanagari, and neighbours that there are', () => {
    const list = [...states.values()];
    expect(new Set(list.map(({ lgd }) => lgd)).size).toBe(36);
    expect(list.filter(({ name }) => !/^[\u0900-\u097f ]+$/.test(name.hi))).toEqual([]);
    expect(list.flatMap(({ borders }) => borders).filter((where) => !states.has(where) && !countries.has(where))).toEqual([]);
  });

  it('come out of a file without faults; an incomplete or contradictory one is named', () => {
    const list = atlasJson('states.json') as { code: string; borders: string[] }[];
    expect(stateFaults(list)).toEqual([]);
    expect(stateFaults(list.slice(1))).toEqual(['states.json: the whole file: not the 28 states and 8 union territories']);
    const islanded = list.map((state) => (state.code === 'IN-GA' ? { ...state, borders: [] } : state));
    expect(stateFaults(islanded)).toEqual(['states.json: IN-KA.borders: IN-GA does not say so', 'states.json: IN-MH.borders: IN-GA does not say so']);
    expect(stateFaults([{ code: 'Goa' }])).toContain('states.json: 0.code: an ISO 3166-2 code');
  });
});

describe('the countries', () => {
  it('are the 249 of ISO 3166-1', () => {
    expect(countries.size).toBe(249);
  });

  it.each([
    ['Nepal', 'NP'],
    ['नेपाल', 'NP'],
    ['Burma', 'MM'],
    ['Ceylon', 'LK'],
    ['East Pakistan', 'BD'],
    ['अमेरिका', 'US'],
  ])('%s is %s', (name, code) => {
    expect([...countries.values()].filter((country) => allNames(country).includes(name)).map((country) => country.code)).toEqual([code]);
  });

  it('come out of a file without faults; a code that occurs twice is named', () => {
    const list = atlasJson('countries.json') as unknown[];
    expect(countryFaults(list)).toEqual([]);
    expect(countryFaults([...list, list[0]])).toEqual(['countries.json: the whole file: a code occurs twice']);
    expect(countryFaults([{ code: 'Nepal' }])).toContain('countries.json: 0.code: an ISO 3166-1 alpha-2 code');
  });
});
