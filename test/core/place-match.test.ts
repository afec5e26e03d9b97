/** What the texts of places say, on the gazetteer of Uttar Pradesh. */
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { matchInProse, matchPlaces, READ, type PlaceMatch } from '../../core/place-match.ts';
import { gazetteer, placeFiles } from '../support/places.ts';

const tuning = JSON.parse(readFileSync('test/core/place-tuning.json', 'utf8')) as readonly { readonly text: string; readonly where: string | null }[];
const names = new Map(placeFiles.units.map(({ code, name }) => [code, name['en'] ?? code]));
const called = (where: string | undefined): string => (where === undefined ? 'nothing' : (names.get(where) ?? where));
const best = ({ shares }: PlaceMatch): string => called([...shares.keys()][0]);
const place = (text: string): string => best(matchPlaces(gazetteer, text));
const prose = (text: string): string => best(matchInProse(gazetteer, text));
const shareOf = (text: string, unit: string): number => [...matchPlaces(gazetteer, text).shares].find(([where]) => called(where) === unit)?.[1] ?? 0;

describe('the tuning list', () => {
  const wrong = tuning.filter(({ text, where }) => place(text) !== called(where ?? undefined));

  it('is answered right in 98 of 100 texts or more', () => {
    expect(wrong.map(({ text }) => text).slice(0, Math.max(0, wrong.length - tuning.length * 0.02))).toEqual([]);
  });
});

describe('a name that holds or resembles another', () => {
  it.each([
    ['Fatehpur Sikri', 'Agra'],
    ['फतेहपुर सिकरी', 'Agra'],
    ['Rampur Maniharan', 'Saharanpur'],
    ['New Agra', 'Agra'],
    ['Kaushambi Metro', 'Ghaziabad'],
    ['Patiali', 'Kasganj'],
    ['Patiala', 'IN-PB'],
    ['Sikandrabad', 'Bulandshahr'],
    ['Secunderabad', 'IN-TG'],
    ['Lakhimpur Assam', 'IN-AS'],
    ['Lakhimpur Kheri', 'Kheri'],
    ['Lanka Varanasi', 'Varanasi'],
    ['लंका, वाराणसी', 'Varanasi'],
    ['Sri Lanka', 'LK'],
    ['Kanpur Dehat', 'Kanpur Dehat'],
    ['Akbarpur, Kanpur Dehat', 'Kanpur Dehat'],
    ['Vaishali, Bihar', 'IN-BR'],
    ['Vaishali, Ghaziabad', 'Ghaziabad'],
    ['Laxmi Nagar, Delhi', 'IN-DL'],
  ])('%j is %s', (text, where) => {
    expect(place(text)).toBe(where);
  });

  it.each([
    ['Hamirpur', 'Hamirpur', 'IN-HP'],
    ['Akbarpur', 'Ambedkar Nagar', 'Kanpur Dehat'],
    ['Aurangabad', 'IN-MH', 'IN-BR'],
    ['औरंगाबाद', 'IN-MH', 'Bulandshahr'],
    ['Bilaspur', 'IN-CG', 'Rampur'],
    ['फूलपुर', 'Prayagraj', 'Azamgarh'],
    ['Bareli', 'Bareilly', 'IN-MP'],
  ])('%j alone may be %s or %s', (text, one, other) => {
    expect(Math.min(shareOf(text, one), shareOf(text, other))).toBeGreaterThan(0.04);
    expect(Math.max(shareOf(text, one), shareOf(text, other))).toBeLessThan(0.95);
  });

  it.each([
    ['Hamirpur HP', 'IN-HP'],
    ['Hamirpur, Himachal Pradesh', 'IN-HP'],
    ['हमीरपुर यूपी', 'Hamirpur'],
    ['Rampur, Bihar', 'IN-BR'],
    ['Balrampur CG', 'IN-CG'],
    ['Haridwar UK', 'IN-UK'],
    ['London UK', 'GB'],
  ])('%j is told by its state: %s', (text, where) => {
    expect(shareOf(text, where)).toBeGreaterThan(0.8);
  });
});

describe('the words around a name', () => {
  it.each([
    ['Delhi road Meerut', 'Meerut'],
    ['दिल्ली रोड, सहारनपुर', 'Saharanpur'],
    ['Dehradun road near Saharanpur', 'Saharanpur'],
    ['not in Agra, in Mathura', 'Mathura'],
    ['Delhi me nahi, Noida me hu', 'Gautam Buddh Nagar'],
    ['from Ballia living in Lucknow', 'Lucknow'],
    ['district Basti', 'Basti'],
    ['बस्ती जिला', 'Basti'],
    ['Basti, UP', 'Basti'],
    ['ward 5 Mau', 'Mau'],
    ['Teh- Khair', 'Aligarh'],
    ['delhi-meerut expressway, dasna', 'Ghaziabad'],
    ['S/o Ram Singh, Vill Madhopur, PO Rajpur, PS Kotwali, Distt Ballia, UP 277001', 'Ballia'],
    ['ग्राम रामपुर, पोस्ट सिकरीगंज, तहसील खजनी, जनपद गोरखपुर', 'Gorakhpur'],
  ])('%j is %s', (text, where) => {
    expect(place(text)).toBe(where);
  });

  it('make the ends of a way uncertain', () => {
    const { shares, doubt } = matchPlaces(gazetteer, 'Lucknow to Delhi train');
    expect([...shares.values()].map((share) => Math.round(share * 10) / 10)).toEqual([0.5, 0.5]);
    expect(doubt).toBeGreaterThanOrEqual(0.5);
  });

  it.each(['Charbagh, UP', 'Charbagh, Uttar Pradesh', 'चारबाग, उत्तर प्रदेश'])('make nothing less sure that name our own state: %j', (text) => {
    expect(matchPlaces(gazetteer, text).doubt).toBeLessThanOrEqual(matchPlaces(gazetteer, text.split(',')[0]!).doubt);
  });

  it.each(['going to Delhi', 'मैं दिल्ली जा रहा हूँ', 'Delhi road', 'not in Delhi'])('leave a doubt: %j', (text) => {
    expect(matchPlaces(gazetteer, text).doubt).toBeGreaterThanOrEqual(0.5);
  });
});

describe('nothing', () => {
  it.each(['', ' ', 'Civil Lines', 'सिविल लाइंस', 'I live in a basti', 'main basti me rehta hu aur kaam karta hu', 'वह गया', 'India', '\0\ud800\ufffe', '¯\\_(ツ)_/¯'])('is known from %j', (text) => {
    expect(matchPlaces(gazetteer, text).shares.size).toBe(0);
  });

  it('but the state itself is known from its name', () => {
    expect(place('Uttar Pradesh')).toBe('IN-UP');
  });
});

describe('prose', () => {
  it.each([
    ['I cannot do this any more. Sitting at the ghat in Varanasi', 'Varanasi'],
    ['अब जीना नहीं चाहता, गोरखपुर के घर में हूँ', 'Gorakhpur'],
    ['aaj raat sab khatam. basti jila ke log maaf karna', 'Basti'],
    ['mujhe koi nahi samajhta gorakpur', 'nothing'],
    ['sab kuch khatam ho gaya, khair', 'nothing'],
    ['Mathura Prasad ne mujhe barbad kar diya', 'nothing'],
    ['banda bahut pareshan hai', 'nothing'],
    ['I give up', 'nothing'],
    ['let us go', 'nothing'],
    ['puri raat rota raha, surat yaad aati hai', 'nothing'],
  ])('%j names %s', (text, where) => {
    expect(prose(text)).toBe(where);
  });
});

describe('a long text', () => {
  const long = `${'मैं बहुत परेशान हूँ '.repeat(60)}Lucknow ${'word '.repeat(20_000)} Agra`;

  it('is read at its beginning, and says so', () => {
    const match = matchPlaces(gazetteer, long);
    expect([best(match), match.unread, match.names.map(({ name }) => name)]).toEqual(['Lucknow', true, ['Lucknow']]);
    expect(matchPlaces(gazetteer, 'a'.repeat(READ)).unread).toBe(false);
  });
});

describe('whatever a text says', () => {
  const known = fc.constantFrom(...[...gazetteer.byName.values()].map(({ name }) => name));
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.oneof(known, fc.string(), fc.constantFrom('road', 'se', 'to', 'district', 'nahi', ',')), { maxLength: 8 }).map((parts) => parts.join(' ')));

  it('the shares sum to 1 or are none, best first, of places that are known; the names are the data’s own', () => {
    const all = new Set([...gazetteer.byName.values()].map(({ name }) => name));
    fc.assert(fc.property(text, (said) => {
      for (const { shares, names: found, doubt } of [matchPlaces(gazetteer, said), matchInProse(gazetteer, said)]) {
        const values = [...shares.values()];
        expect(values.length === 0 || Math.abs(values.reduce((a, b) => a + b, 0) - 1) < 1e-9).toBe(true);
        expect(values).toEqual(values.toSorted((a, b) => b - a));
        expect([...shares.keys()].every((where) => /^(\d+|IN-[A-Z]{2}|[A-Z]{2})$/.test(where))).toBe(true);
        expect(doubt >= 0 && doubt <= 1).toBe(true);
        expect(found.every(({ name }) => all.has(name) || placeFiles.directories.some((lines) => lines.includes(`|${name}|`)))).toBe(true);
      }
    }), { numRuns: 1000 }); // prettier-ignore
  });
});
