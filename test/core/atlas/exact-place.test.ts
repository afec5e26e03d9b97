/** The exact place that a text gives. */
import { digipinIn, readDigipin } from '../../../core/atlas/digipin.ts';
import { exactPlaceIn } from '../../../core/atlas/exact-place.ts';
import { plusCodeIn, readPlusCode, readShortPlusCode } from '../../../core/atlas/plus-code.ts';

const HERE = { lat: expect.closeTo(26.8467, 3) as number, lon: expect.closeTo(80.9462, 3) as number };

describe('a text gives a place', () => {
  it.each([
    ['https://maps.google.com/?q=26.8467,80.9462', 'map-link'],
    ['https://www.google.com/maps?q=loc:26.8467,80.9462', 'map-link'],
    ['see https://www.google.com/maps/place/Home/@26.9,80.9,17z/data=!4m5!3m4!8m2!3d26.8467088!4d80.9461592', 'map-link'],
    ['https://www.google.com/maps/search/?api=1&query=26.8467%2C80.9462', 'map-link'],
    ['https://www.google.com/maps/search/26.8467,+80.9462', 'map-link'],
    ['https://www.google.com/maps/dir//26.8467,80.9462', 'map-link'],
    ['https://www.google.com/maps/dir/?api=1&destination=26.8467,80.9462', 'map-link'],
    ['https://maps.apple.com/?ll=26.8467,80.9462&q=Marked', 'map-link'],
    ['https://www.openstreetmap.org/?mlat=26.8467&mlon=80.9462#map=17/26.9/80.9', 'map-link'],
    ['https://www.openstreetmap.org/#map=17/26.8467/80.9462', 'map-view'],
    ['https://www.google.com/maps/@26.8467,80.9462,15z', 'map-view'],
    ['geo:26.8467,80.9462;u=35', 'geo-uri'],
    ['geo:0,0?q=26.8467,80.9462(home)', 'geo-uri'],
    ['I am at 26.8467, 80.9462 now', 'coordinates'],
    ['80.9462, 26.8467', 'coordinates'],
    ['२६.८४६७, ८०.९४६२', 'coordinates'],
    ['26.8467° N, 80.9462° E', 'coordinates'],
    [`26°50'48.1"N 80°56'46.3"E`, 'coordinates'],
    ['7MR2RWWW+MF', 'plus-code'],
    ['home: 7mr2rwww+mf, ring the bell', 'plus-code'],
  ])('%s', (text, kind) => {
    expect(exactPlaceIn(text)).toEqual({ ...HERE, kind, uncertaintyM: expect.any(Number) as number });
  });

  it.each(['', 'Gomti Nagar 226010', 'call 9839123456 or 0522-2201234', 'on 12.05, 13.06', 'https://maps.app.goo.gl/AbCdEf', 'C++ and 2+2', '983-923-4567', 'geo:0,0'])('not %j', (text) => {
    expect(exactPlaceIn(text)).toBeNull();
  });

  it('in a link with its signs written as a browser writes them', () => {
    expect(exactPlaceIn('https://x.example/?q=26.8467%2c%2080.9462')).toMatchObject(HERE);
    expect(exactPlaceIn('https://x.example/?a=1&amp;q%3D26.8467,80.9462')).toMatchObject(HERE);
    expect(exactPlaceIn('https://x.example/?q=loc%3A26.8467,80.9462')).toMatchObject(HERE);
    expect(exactPlaceIn(`26%C2%B050'48.1%22N%2080%C2%B056%2746.3%22E`)).toMatchObject(HERE);
    expect(exactPlaceIn('https://www.openstreetmap.org/?a=1&amp;mlat=26.8467&amp;mlon=80.9462')).toMatchObject({ ...HERE, kind: 'map-link' });
  });

  it('within its first 20,000 characters', () => {
    for (const code of ['26.8467, 80.9462', '39J-438-TJC7', '7MR2RWWW+MF']) {
      const at = (length: number) => exactPlaceIn(`${'. '.repeat(length / 2)}${code}`);
      expect([at(19_900), at(20_000)]).toEqual([expect.objectContaining({ uncertaintyM: expect.any(Number) as number }), null]);
    }
  });

  it('a view without its zoom, and a geo: URI that says nothing of how exact it is', () => {
    expect(exactPlaceIn('https://www.google.com/maps/@26.8467,80.9462')!.uncertaintyM).toBe(Math.ceil((0.4 * 36_000_000) / 2 ** 14));
    expect(exactPlaceIn('https://www.google.com/maps/@26.8467,80.9462,0z')!.uncertaintyM).toBe(Math.ceil((0.4 * 36_000_000) / 2 ** 14));
    expect([exactPlaceIn('geo:26.8467,80.9462'), exactPlaceIn('geo:26.8467,80.9462;u=0'), exactPlaceIn('geo:26,80')].map((place) => place!.uncertaintyM)).toEqual([10, 10, 55_600]);
  });

  it('that was marked rather than the view it opens with', () => {
    expect(exactPlaceIn('https://www.google.com/maps/@25.1,82.1,9z and 7MR2RWWW+MF')).toMatchObject({ kind: 'plus-code' });
  });

  it.each([
    ['geo:26.8467,80.9462;u=35', 35],
    ['26.8467, 80.9462', 10],
    ['26.847, 80.946', 56],
    [' 26.85, 80.95 ', 556],
    ['26.9 80.9', 5560],
    [`26°51'N 80°57'E`, 930],
    [`26°51'00"N 80°57'00"E`, 16],
    ['https://www.google.com/maps/@26.8467,80.9462,12z', 3516],
  ])('as exact as it is written: %s to %d m', (text, uncertaintyM) => {
    expect(exactPlaceIn(text)?.uncertaintyM).toBe(uncertaintyM);
  });

  it.each(['26.8467,', 'geo:', '26°', '?q=26.1,', '/dir/a', '22+', 'FFFF', ' '])('is looked for in 100 KB of %j within 100 ms', (part) => {
    const text = part.repeat(100_000 / part.length);
    const from = performance.now();
    exactPlaceIn(text);
    expect(performance.now() - from).toBeLessThan(100);
  });
});

describe('a plus code', () => {
  it.each([
    ['7FG49Q00+', 20.375, 2.775], // examples of the specification
    ['7FG49QCJ+2V', 20.3700625, 2.7821875],
    ['7FG49QCJ+2VX', 20.3701125, 2.782234375],
    ['8FVC2222+22', 47.0000625, 8.0000625],
    ['4VCPPQGP+Q9', -41.2730625, 174.7859375],
  ])('%s', (code, lat, lon) => {
    expect(readPlusCode(code)).toMatchObject({ lat: expect.closeTo(lat, 9) as number, lon: expect.closeTo(lon, 9) as number });
  });

  it.each(['7FG49QCJ+2', '7FG49Q00+2V', 'AAAAAAAA+AA', 'X2222222+22', '7FG49QCJ2V', '+', ''])('%j is none', (code) => {
    expect(readPlusCode(code)).toBeNull();
  });

  it('that is short means the nearest to a place', () => {
    expect(readShortPlusCode('RWWW+MF', { lat: 26.85, lon: 80.95 })).toMatchObject(HERE);
    expect(plusCodeIn('RWWW+MF Lucknow', { lat: 26.99, lon: 81.01 })).toMatchObject(HERE); // across the edge of its degree
    expect(plusCodeIn('RWWW+MF Lucknow')).toBeNull();
  });
});

describe('a DIGIPIN', () => {
  it.each([
    ['39J-49L-L8T4', 28.622788, 77.213033], // Dak Bhawan, India Post's own example
    ['39J-438-TJC7', 28.6139, 77.209],
  ])('%s', (code, lat, lon) => {
    expect(readDigipin(code)).toMatchObject({ lat: expect.closeTo(lat, 4) as number, lon: expect.closeTo(lon, 4) as number, uncertaintyM: 3 });
  });

  it('lies in the middle of its square, the first letter in the north-west, the last in the south-east', () => {
    const [lat, lon] = [2.5 + 36, 63.5];
    const half = 36 / 4 ** 10 / 2;
    expect(readDigipin('FFF-FFF-FFFF')).toMatchObject({ lat: expect.closeTo(lat - half, 9) as number, lon: expect.closeTo(lon + half, 9) as number });
    expect(readDigipin('TTTTTTTTTT')).toMatchObject({ lat: expect.closeTo(2.5 + half, 9) as number, lon: expect.closeTo(63.5 + 36 - half, 9) as number });
    expect([readDigipin('TTTTTTTTT'), readDigipin('TTTTTTTTTTT'), readDigipin('ATTTTTTTTT')]).toEqual([null, null, null]);
  });

  it('is found in a text with or without hyphens', () => {
    expect(digipinIn('mera digipin 39j-438-tjc7 hai')).toMatchObject({ kind: 'digipin' });
    expect(digipinIn('39J438TJC7')).toMatchObject({ kind: 'digipin' });
  });

  it.each(['983-923-4567', '9839234567', '39J-438-TJCA', '39J-438-TJC', 'FFFFFFFFFF', 'x39J-438-TJC7'])('%s is none', (text) => {
    expect(digipinIn(text)).toBeNull();
  });
});
