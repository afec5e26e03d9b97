/** A list of places read where it lies, and what is written down beforehand of names kept by hand. */
import { readFileSync } from 'node:fs';
import { placeDirectory } from '../../core/place-directory.ts';
import { buildPlaceGazetteer } from '../../core/place-gazetteer.ts';
import { soundLines } from '../../core/place-soundings.ts';
import { placeFiles } from '../support/places.ts';

describe('a directory', () => {
  const directory = placeDirectory('ab|Ab|118:1\nabc|Abc|119:4,IN-BR:2.5\nb|B|120:7');

  it.each([
    ['ab', { name: 'Ab', weights: [['118', 1]] }],
    ['abc', { name: 'Abc', weights: [['119', 4], ['IN-BR', 2.5]] }],
    ['b', { name: 'B', weights: [['120', 7]] }],
    ['a', null],
    ['abb', null],
    ['c', null],
    ['', null],
  ])('has under %j: %j', (key, listed) => {
    expect(directory(key)).toEqual(listed);
  });

  it('that is empty has nothing', () => {
    expect(placeDirectory('')('a')).toBeNull();
  });

  it.each(['up/villages.txt', 'india/towns.txt'])('%s finds each of its lines', (file) => {
    const lines = readFileSync(`packs/${file}`, 'utf8');
    const ask = placeDirectory(lines);
    const lost = lines.split('\n').filter((line) => ask(line.slice(0, line.indexOf('|')))?.name !== line.split('|')[1]);
    expect(lost).toEqual([]);
  });
});

describe('packs/up/sounds.txt', () => {
  it('is what the names of today make it: after a change of names run `npm run build` in data/', () => {
    const lines = new Set(readFileSync('packs/up/sounds.txt', 'utf8').split('\n').flatMap((line) => line.slice(line.indexOf('|') + 1).split(' ')));
    const { byName } = buildPlaceGazetteer({ ...placeFiles, states: [], countries: [] });
    const missing = soundLines(byName).split('\n').flatMap((line) => line.slice(line.indexOf('|') + 1).split(' ')).filter((pair) => !lines.has(pair)); // prettier-ignore
    expect(missing).toEqual([]);
  });
});

describe('the names kept by hand', () => {
  const codes = new Set(placeFiles.units.map(({ code }) => code));
  const isPlace = (where: string): boolean => codes.has(where) || /^(IN-[A-Z]{2}|[A-Z]{2})$/.test(where);

  it('lie in units of the pack, in states or in countries', () => {
    const wheres = [...Object.keys(placeFiles.elsewhere), ...placeFiles.homonyms.flatMap(({ means }) => Object.keys(means))];
    expect(wheres.filter((where) => !isPlace(where))).toEqual([]);
  });

  it('mean several places where they are said to', () => {
    expect(placeFiles.homonyms.filter(({ means }) => Object.keys(means).length < 2 || Object.values(means).some((weight) => weight <= 0))).toEqual([]);
  });
});
