/** How names sound: one sound for all spellings of a name, another for another name. */
import { normalise } from '../../core/place-names.ts';
import { soundDistance } from '../../core/place-distance.ts';
import { keyOf, skeletonOf, soundOf } from '../../core/place-sound.ts';

const sound = (name: string): string => soundOf(normalise(name).replaceAll(' ', ''));
const apart = (one: string, other: string): number => soundDistance(sound(one), sound(other));

describe('two spellings of a name', () => {
  it.each([
    ['Gorakhpur', 'gorakpoor'],
    ['Gorakhpur', 'गोरखपुर'],
    ['Garhmukteshwar', 'गढ़मुक्तेश्वर'],
    ['Hapur', 'हापुड़'],
    ['Jaipur', 'जयपुर'],
    ['Deoria', 'देवरिया'],
    ['Azamgarh', 'ajamgadh'],
    ['Muzaffarnagar', 'mujafarngr'],
    ['Bansgaon', 'बांसगाँव'],
    ['संभल', 'सम्भल'],
    ['झाँसी', 'झांसी'],
    ['Lakshmi Nagar', 'laxmi nagar'],
  ])('%s and %s sound nearly alike', (one, other) => {
    expect([skeletonOf(sound(one)), apart(one, other) <= 0.65]).toEqual([skeletonOf(sound(other)), true]);
  });

  it('differ in the key by no a', () => {
    expect(keyOf(sound('Lakhanau'))).toBe(keyOf(sound('लखनऊ')));
  });
});

describe('two names', () => {
  it.each([
    ['Kanpur', 'Kanpura', 0.5],
    ['Rampur', 'Rampura', 0.5],
    ['Patiali', 'Patiala', 0.5],
    ['Sikandrabad', 'Secunderabad', 0.8],
    ['Faizabad', 'Firozabad', 1],
  ])('%s and %s are apart by %d or more', (one, other, least) => {
    expect(apart(one, other)).toBeGreaterThanOrEqual(least);
  });

  it('are no further apart one way than the other, and a name not at all from itself', () => {
    for (const [one, other] of [['Meerut', 'Mathura'], ['लखनऊ', 'Lakhimpur'], ['Un', 'Unnao']] as const) {
      expect([apart(one, other), apart(one, one)]).toEqual([apart(other, one), 0]);
    }
  });

  it('over the most that is asked for are not measured to the end', () => {
    expect(soundDistance(sound('Meerut'), sound('Lucknow'), 1)).toBe(Infinity);
  });
});
