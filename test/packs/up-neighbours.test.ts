/** The neighbours found out from places, against borders that are known. */
import { built, codeOf, nameOf, units } from '../core/atlas/built.ts';

const neighbours = JSON.parse(built('up/neighbours.json').toString()) as Record<string, readonly string[]>;
const of = (name: string) => neighbours[codeOf(name)]!.map(nameOf).sort();

describe('neighbours', () => {
  it.each([
    ['Lucknow', ['Barabanki', 'Hardoi', 'Rae Bareli', 'Sitapur', 'Unnao']],
    ['Agra', ['Etah', 'Etawah', 'Firozabad', 'Hathras', 'Mathura']],
    ['Ghaziabad', ['Baghpat', 'Gautam Buddh Nagar', 'Hapur', 'Meerut']],
    ['Saharanpur', ['Muzaffarnagar', 'Shamli']],
    ['Lalitpur', ['Jhansi']],
    ['Sonbhadra', ['Chandauli', 'Mirzapur']],
    ['Mathura', ['Agra', 'Aligarh', 'Hathras']],
    ['Ballia', ['Deoria', 'Ghazipur', 'Mau']],
    ['Kushinagar', ['Deoria', 'Gorakhpur', 'Maharajganj']],
    ['Kheri', ['Bahraich', 'Hardoi', 'Pilibhit', 'Shahjahanpur', 'Sitapur']],
    ['Gautam Buddh Nagar', ['Aligarh', 'Bulandshahr', 'Ghaziabad', 'Hapur']],
    ['Varanasi', ['Bhadohi', 'Chandauli', 'Ghazipur', 'Jaunpur', 'Mirzapur']],
    ['Banda', ['Chitrakoot', 'Fatehpur', 'Hamirpur', 'Mahoba']],
    ['Amethi', ['Ayodhya', 'Barabanki', 'Pratapgarh', 'Rae Bareli', 'Sultanpur']],
  ])('of %s are all that it has', (name, names) => {
    expect(of(name)).toEqual(names);
  });

  it('are neighbours both ways, of all units', () => {
    expect(Object.keys(neighbours).sort()).toEqual(units.map(({ code }) => code).sort());
    const oneWay = Object.entries(neighbours).flatMap(([code, others]) => others.filter((other) => !neighbours[other]!.includes(code)));
    expect(oneWay).toEqual([]);
  });
});
