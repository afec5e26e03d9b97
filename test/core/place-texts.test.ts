/**
 * Within a kind, taken script by script (latin, devanagari, mixed) in the order of the list, the texts go in turn to `tune` and to
 * `report`. The list was written from memory, without looking at what the matcher knows; whoever mends the matcher looks at `tune` only.
 */
import { isOutside, placeTexts, unitCodes, type PlaceText } from '../support/place-texts.ts';

const list = placeTexts();
const units = unitCodes();

const SCRIPTS = ['latin', 'devanagari', 'mixed'];
const KINDS = ['unit', 'tehsil', 'locality', 'old-name', 'misspelt', 'landmark', 'homonym', 'other-state', 'abroad', 'two-places', 'sentence'];

const known = (code: string) => units.includes(code) || isOutside(code);
const texts = (of: (one: PlaceText) => boolean) => list.filter(of).map(({ text }) => text);

/** The script a text is written in, by its letters. */
function scriptOf(text: string): string {
  const devanagari = /\p{Script=Devanagari}/u.test(text);
  const latin = /\p{Script=Latin}/u.test(text);
  return devanagari && latin ? 'mixed' : devanagari ? 'devanagari' : 'latin';
}

describe('the texts by which locating is judged', () => {
  it('lie in turn in the half to tune on and the half to report, within each kind and script', () => {
    for (const kind of KINDS) {
      const halves = SCRIPTS.flatMap((script) => list.filter((one) => one.kind === kind && one.script === script)).map(({ half }) => half);
      expect([kind, halves]).toEqual([kind, halves.map((_, i) => (i % 2 === 0 ? 'tune' : 'report'))]);
    }
  });

  it('are at least 480, of every kind and no other', () => {
    expect(list.length).toBeGreaterThanOrEqual(480);
    expect([...new Set(list.map(({ kind }) => kind))].sort()).toEqual([...KINDS].sort());
  });

  it('are at least half Devanagari or mixed, and say so rightly', () => {
    expect(texts(({ text, script }) => script !== scriptOf(text))).toEqual([]);
    expect(texts(({ script }) => script !== 'latin').length * 2).toBeGreaterThanOrEqual(list.length);
  });

  it('want only codes that exist, each at most once', () => {
    expect(texts(({ want }) => want.length === 0 || !want.every(known) || new Set(want).size < want.length)).toEqual([]);
  });

  it.each(units)('name unit %s at least three times, once of them in Devanagari, and twice without a doubt', (code) => {
    const its = list.filter(({ want }) => want.includes(code));
    expect(its.length).toBeGreaterThanOrEqual(3);
    expect(its.some(({ script }) => script === 'devanagari')).toBe(true);
    expect(its.filter(({ want }) => want.length === 1).length).toBeGreaterThanOrEqual(2);
  });

  it('hold no text twice, in whatever capitals and spaces', () => {
    const folded = list.map(({ text }) => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim());
    expect(folded.filter((text, i) => folded.indexOf(text) !== i)).toEqual([]);
  });
});
