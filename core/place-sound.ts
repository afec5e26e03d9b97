/** How a name sounds, so that one name serves every spelling of it in Latin and in Devanagari. */

const CONSONANTS: Readonly<Record<string, string>> = {
  क: 'k', ख: 'kh', ग: 'g', घ: 'gh', ङ: 'n', च: 'ch', छ: 'chh', ज: 'j', झ: 'jh', ञ: 'n', ट: 't', ठ: 'th', ड: 'd', ढ: 'dh', ण: 'n', त: 't', थ: 'th',
  द: 'd', ध: 'dh', न: 'n', प: 'p', फ: 'ph', ब: 'b', भ: 'bh', म: 'm', य: 'y', र: 'r', ल: 'l', ळ: 'l', व: 'v', श: 'sh', ष: 'sh', स: 's', ह: 'h',
}; // prettier-ignore
const VOWELS: Readonly<Record<string, string>> = { अ: 'a', आ: 'a', इ: 'i', ई: 'i', उ: 'u', ऊ: 'u', ऋ: 'ri', ए: 'e', ऐ: 'ai', ऑ: 'o', ओ: 'o', औ: 'au', ऎ: 'e', ऒ: 'o' };
const SIGNS: Readonly<Record<string, string>> = { 'ा': 'a', 'ि': 'i', 'ी': 'i', 'ु': 'u', 'ू': 'u', 'ृ': 'ri', 'े': 'e', 'ै': 'ai', 'ॅ': 'e', 'ॉ': 'o', 'ो': 'o', 'ौ': 'au', 'ॆ': 'e', 'ॊ': 'o', '्': '' };
const NASAL = '\u0902';

/** A normalised Devanagari word in Latin letters; the unwritten a stands between consonants, not at the end. */
export function romanise(word: string): string {
  const letters = word.replace(/ज्ञ/g, 'ग्य').replace(/ांव(?![\u093e-\u094d])/g, 'ाओन');
  let out = '';
  for (let i = 0; i < letters.length; i += 1) {
    const consonant = CONSONANTS[letters[i]!];
    if (consonant === undefined) {
      out += VOWELS[letters[i]!] ?? SIGNS[letters[i]!] ?? (letters[i] === NASAL ? 'n' : '');
      continue;
    }
    const next = letters[i + 1];
    out += flapped(letters[i]!, letters[i - 1], next) ? 'r' : consonant;
    if (next !== undefined && SIGNS[next] === undefined && !isGlide(letters, i)) out += 'a';
  }
  return out;
}

/** जयपुर is Jaypur, देवरिया Devriya. */
const isGlide = (letters: string, i: number): boolean => (letters[i] === 'य' && letters[i + 1] !== NASAL) || (letters[i] === 'व' && letters[i - 1] === 'े');

/** ड and ढ between vowels are nearly always ड़ and ढ़, written in Latin with an r; the dot below is gone by now. */
const flapped = (letter: string, before: string | undefined, after: string | undefined): boolean =>
  (letter === 'ड' || letter === 'ढ') && before !== undefined && before !== NASAL && before !== '्' && after !== '्';

const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/p(?:u|oo)re?$/, 'pur'],
  [/n(?:a?ger|a?gr)$/, 'nagar'],
  [/gadh?$|garh$/, 'gar'],
  [/g[ua]n[jz]$/, 'ganj'],
];
const endings = (roman: string): string => ENDINGS.reduce((word, [pattern, plain]) => (roman.length > 4 ? word.replace(pattern, plain) : word), roman);

const isVowel = (letter: string | undefined): boolean => letter !== undefined && 'aeiou'.includes(letter);
const PAIRS: Readonly<Record<string, string>> = { aa: 'a', ai: 'e', ae: 'e', au: 'o', ao: 'o', ee: 'i', ei: 'e', ie: 'i', ii: 'i', oo: 'u', uu: 'u', ou: 'o' };
const PLAIN: Readonly<Record<string, string>> = { q: 'k', z: 'j', f: 'p', w: 'v', x: 'ks' };

/** A normalised word as it sounds: aspirates, doubled letters, z/j, w/v, f/ph and the length of vowels evened out. */
export function soundOf(word: string): string {
  const roman = endings(/[\u0900-\u097f]/.test(word) ? romanise(word) : word);
  let out = '';
  for (let i = 0; i < roman.length; ) {
    const [sound, read] = isVowel(roman[i]) ? vowelAt(roman, i) : [consonantAt(roman, i, out), 1];
    if (sound !== out.at(-1) || isVowel(sound)) out += sound;
    i += read;
  }
  return out;
}

function vowelAt(roman: string, i: number): [string, number] {
  const [letter, next, after] = [roman[i]!, roman[i + 1] ?? '', roman[i + 2]];
  const pair = PAIRS[letter + next] ?? GLIDES[isVowel(after) ? 'vowel' : 'other'][letter + (PLAIN[next] ?? next)];
  return pair === undefined || next === after ? [PAIRS[letter + next] ?? letter, letter + next in PAIRS ? 2 : 1] : [pair, 2];
}

/** A vowel with y or v behind it is another vowel, by what comes then: Siyana is Siana, Jaypur Jepur, Devria Deoria. */
const GLIDES: Readonly<Record<'vowel' | 'other', Readonly<Record<string, string>>>> = {
  vowel: { iy: 'i', ey: 'i', uv: 'u' },
  other: { iy: 'i', ey: 'i', ay: 'e', av: 'o', ov: 'o', ev: 'eo' },
};

function consonantAt(roman: string, i: number, before: string): string {
  const [letter, next] = [roman[i]!, roman[i + 1]];
  if (letter === 'h') return next === undefined || 'kgcjtdpbsr'.includes(before.at(-1) ?? '-') ? '' : 'h';
  if (letter === 'y') return i > 0 && !isVowel(roman[i - 1]) ? 'i' : 'y';
  if (letter === 'c') return next === 'h' ? 'c' : 'eiy'.includes(next ?? '-') ? 's' : next === 'k' ? '' : 'k';
  if (letter === 'n') return 'pb'.includes(next ?? '-') ? 'm' : 'n';
  return PLAIN[letter] ?? letter;
}

/** The sound without the vowel a, which writers leave out and put in as they like. */
export const keyOf = (sound: string): string => sound.replace(/(?<=.)a/g, '');

const ALIKE: Readonly<Record<string, string>> = { d: 'r', m: 'n', v: 'b' };

/** Its consonants alone, those that are confused made one; a vowel at the start counts as one. */
export function skeletonOf(sound: string): string {
  let out = '';
  for (let i = 0; i < sound.length; i += 1) {
    const letter = sound[i]!;
    if (isVowel(letter)) out += i === 0 ? 'a' : '';
    else if (i === 0 || (letter !== 'h' && letter !== 'y')) out += ALIKE[letter] ?? letter;
  }
  return out;
}
