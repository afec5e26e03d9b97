/** What the shape of a pack's files cannot show: counts, doubles, places outside, desks and policies, words, SMS lengths. */
import { isRoman, type PackFiles } from './pack.ts';
import { normalise } from './place-names.ts';
import { LONGEST_VARIABLE } from './message.ts';
import { smsParts } from './sms-parts.ts';
import { fill, MESSAGES, REFUSED_WORDS } from './wording.ts';
import { wordingFaults } from './wording-faults.ts';

/** Each a line: file, key, reason. `host` is the one in the SMS's links: a longer one leaves fewer characters to the words. */
export function faultsOf(files: PackFiles, host: string): string[] {
  return [...unitFaults(files), ...zoneFaults(files), ...nameFaults(files), ...subjectFaults(files), ...placeFaults(files), ...pinFaults(files), ...locatingFaults(files), ...policyFaults(files), ...wordFaults(files), ...smsFaults(files, linkOf(host))];
}

function unitFaults({ 'pack.json': { expects, languages, stateDesk, name: state }, 'units.json': units, 'outline.json': { ring } }: PackFiles): string[] {
  const commissionerates = units.filter(({ kind }) => kind === 'commissionerate').length;
  const counts = [
    ...(units.length === expects.units ? [] : [`units.json: the whole file: ${units.length} units, expected are ${expects.units}`]),
    ...(commissionerates === expects.commissionerates ? [] : [`units.json: kind: ${commissionerates} commissionerates, expected are ${expects.commissionerates}`]),
    ...doubles(units.map(({ code }) => code)).map((code) => `units.json: ${code}: the code occurs twice`),
  ];
  const named = [{ key: 'pack.json: name', name: state }, { key: 'pack.json: stateDesk.name', name: stateDesk.name }, ...units.map(({ code, name }) => ({ key: `units.json: ${code}.name`, name }))];
  const unnamed = named.flatMap(({ key, name }) => languages.filter((language) => !isRoman(language) && !name[language]).map((language) => `${key}: there is none in ${language}`));
  const outside = units.filter(({ headquarters: { lat, lon } }) => !inside(ring, lon, lat)).map(({ code }) => `units.json: ${code}.headquarters: lies outside the state's outline`);
  return [...counts, ...unnamed, ...outside];
}

/** Found now, and not by the first e-mail that has to say a time. */
function zoneFaults({ 'pack.json': { timeZone } }: PackFiles): string[] {
  try {
    Intl.DateTimeFormat('en', { timeZone });
    return [];
  } catch {
    return [`pack.json: timeZone: there is no "${timeZone}"; allowed is a name of the IANA database, such as Asia/Kolkata`];
  }
}

/** SNS takes subjects of plain ASCII, under 100 characters; the unit's English name stands in them. */
function subjectFaults({ 'units.json': units, wording }: PackFiles): string[] {
  const subjects = Object.values(wording).flatMap(({ email }) => Object.values(email.subject));
  const longest = Math.max(...subjects.map((subject) => fill(subject, { unit: '' }).length));
  const wrong = units.filter(({ name: { en = '' } }) => !/^[\x20-\x7e]*$/.test(en) || en.length + longest >= 100);
  return wrong.map(({ code }) => `units.json: ${code}.name.en: stands in the subject of e-mails, which is plain ASCII and under 100 characters`);
}

function nameFaults({ 'units.json': units }: PackFiles): string[] {
  const owned = units.flatMap(({ code, name, aliases }) => [...new Set([...Object.values(name), ...aliases].map(normalise))].map((one) => ({ code, one })));
  return doubles(owned.map(({ one }) => one)).map((one) => `units.json: name or alias "${one}": means two units, ${owned.filter((o) => o.one === one).map(({ code }) => code).join(' and ')}`);
}

function placeFaults({ 'units.json': units, 'places.json': places }: PackFiles): string[] {
  const owned = Object.entries(places).flatMap(([code, names]) => [...new Set(names.map(normalise))].map((one) => ({ code, one })));
  return [...strangers('places.json', Object.keys(places), units), ...doubles(owned.map(({ one }) => one)).map((one) => `places.json: "${one}": lies in two units`)];
}

function pinFaults({ 'units.json': units, 'pins.json': pins }: PackFiles): string[] {
  const codes = Object.values(pins).flatMap((given) => (typeof given === 'string' ? [given] : Object.keys(given)));
  const sums = Object.entries(pins).filter(([, given]) => typeof given !== 'string' && !areShares(Object.values(given)));
  return [...strangers('pins.json', [...new Set(codes)], units), ...sums.map(([pin]) => `pins.json: ${pin}: the shares do not add up to 1`)];
}

const areShares = (shares: readonly number[]): boolean => shares.every((share) => share > 0) && Math.abs(shares.reduce((a, b) => a + b, 0) - 1) <= 0.02;

function strangers(file: string, codes: readonly string[], units: PackFiles['units.json']): string[] {
  const known = new Set(units.map(({ code }) => code));
  return codes.filter((code) => !known.has(code)).map((code) => `${file}: ${code}: there is no such unit in units.json`);
}

/** Everybody lives somewhere, and whoever adjoins is adjoined. */
function locatingFaults({ 'units.json': units, 'homonyms.json': homonyms, 'population.json': population, 'neighbours.json': neighbours, 'pack.json': { state }, 'states.json': states }: PackFiles): string[] {
  const oneSided = Object.entries(neighbours).flatMap(([code, near]) => near.filter((other) => !neighbours[other]?.includes(code)).map((other) => `neighbours.json: ${code}: adjoins ${other}, which does not adjoin ${code}`));
  return [
    ...strangers('homonyms.json', homonyms.flatMap(({ means }) => Object.keys(means)).filter((code) => /^\d+$/.test(code)), units),
    ...strangers('population.json', Object.keys(population), units),
    ...strangers('neighbours.json', Object.keys(neighbours), units),
    ...units.filter(({ code }) => population[code] === undefined).map(({ code }) => `population.json: ${code}: is missing`),
    ...oneSided,
    ...(states.some(({ code }) => code === state) ? [] : [`pack.json: state: there is no "${state}" in the atlas's states.json`]),
  ];
}

function policyFaults({ 'pack.json': { stateDesk, unitDesks }, 'units.json': units, 'policy.json': policies }: PackFiles): string[] {
  const named = [
    { key: 'pack.json: stateDesk.policy', policy: stateDesk.policy },
    { key: 'pack.json: unitDesks.policy', policy: unitDesks.policy },
    ...units.flatMap(({ code, desk }) => (desk ? [{ key: `units.json: ${code}.desk.policy`, policy: desk.policy }] : [])),
  ];
  const missing = named.filter(({ policy }) => !Object.hasOwn(policies, policy)).map(({ key, policy }) => `${key}: there is no policy "${policy}" in policy.json`);
  const silent = Object.entries(policies).filter(([, { levels }]) => !levels[0].who.some(({ desk }) => desk === 'state'));
  const slow = Object.entries(policies).filter(([, policy]) => quietest(policy) > 600);
  const patient = Object.entries(policies).filter(([, { proveWithinSeconds }]) => proveWithinSeconds >= 60);
  return [
    ...missing,
    ...patient.map(([key, { proveWithinSeconds }]) => `policy.json: ${key}.proveWithinSeconds: ${proveWithinSeconds}; the next channel must come in less than 60 seconds`),
    ...silent.map(([key]) => `policy.json: ${key}.levels.0: must page the state desk, which owns every incident`),
    ...slow.map(([key]) => `policy.json: ${key}: a delay is over 600 seconds: before the hand-off nothing may be quiet for longer`),
  ];
}

const quietest = ({ levels, lastResortEverySeconds, leaseSeconds, takeBackSeconds, reminderEverySeconds }: PackFiles['policy.json'][string]): number =>
  Math.max(...levels.map(({ acknowledgeWithinSeconds }) => acknowledgeWithinSeconds), lastResortEverySeconds, leaseSeconds, takeBackSeconds, reminderEverySeconds);

function wordFaults({ wording }: PackFiles): string[] {
  return Object.entries(wording).flatMap(([language, words]) => {
    const text = JSON.stringify(words).toLowerCase();
    const refused = REFUSED_WORDS.filter((word) => text.includes(word)).map((word) => `wording/${language}.json: "${word}": must not be read by anybody; wording.ts lists why not`);
    const subjects = MESSAGES.filter((message) => !/^[\x20-\x7e]{1,80}$/.test(words.email.subject[message]));
    const gaps = wordingFaults(words).map(({ key, reason }) => `wording/${language}.json: ${key}: ${reason}`);
    return [...refused, ...gaps, ...subjects.map((message) => `wording/${language}.json: email.subject.${message}: SNS takes plain ASCII only`)];
  });
}

/** SMS that need more parts than the pack allows, with the longest unit name and this link. */
function smsFaults({ 'pack.json': { smsParts: allowed }, 'units.json': units, wording }: PackFiles, link: string): string[] {
  return Object.entries(wording).flatMap(([language, { sms, place }]) => {
    const names = [place.unknown, ...units.map(({ name }) => name[language] ?? name['en'] ?? '')];
    const limit = allowed[language] ?? 1;
    const long = names.filter((unit) => unit.length > LONGEST_VARIABLE).map((unit) => `wording/${language}.json: sms: "${unit}" has ${unit.length} characters; operators let a variable have ${LONGEST_VARIABLE}`);
    const wide = MESSAGES.flatMap((message) => {
      const worst = Math.max(...longestOf(names).map((unit) => smsParts(fill(sms[message], { unit, name: 'N'.repeat(LONGEST_VARIABLE), count: '999', link })).parts));
      return worst <= limit ? [] : [`wording/${language}.json: sms.${message}: takes ${worst} parts with the longest unit name, allowed are ${limit}`];
    });
    return [...long, ...wide];
  });
}

/** Counting parts is slow, and only the longest names can need the most: of either alphabet, for one letter outside ASCII may double a text, and a few shorter ones, for no letter is torn between two parts. */
function longestOf(names: readonly string[]): string[] {
  const isAscii = (name: string): boolean => /^[\x20-\x7e]*$/.test(name);
  return [names.filter(isAscii), names.filter((name) => !isAscii(name))].flatMap((some) => {
    const longest = Math.max(...some.map(({ length }) => length));
    return some.filter(({ length }) => length >= longest - TORN);
  });
}
const TORN = 2;

/** A link as it stands in an SMS, for reckoning its length. */
const linkOf = (host: string): string => `https://${host}/a?t=${'0'.repeat(20)}`;

function doubles(items: readonly string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(items.filter((item) => seen.size === seen.add(item).size))];
}

/** Even-odd rule; the ring is closed by itself. */
function inside(ring: readonly (readonly [number, number])[], x: number, y: number): boolean {
  return ring.reduce((within, [x1, y1], i) => {
    const [x2, y2] = ring[(i + 1) % ring.length]!;
    return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !within : within;
  }, false);
}
