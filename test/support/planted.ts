/** Strings that are nowhere else, in everything of an alert and of what officers type that can hold a person's data; and the search for any trace of them. */

/** Written over and over, so that an error that quotes ten letters quotes a whole one. Six bytes: the same in base64 wherever it begins. */
const words = (mark: string): string => `${mark} `.repeat(8);
const MARKS = {
  alertId: 'zq1aw', moment: 'zq2bx', risk: 'zq3cy', key: 'zq4dz', inner: 'zq5ek', unknown: 'zq6fh', platform: 'zq7gj', url: 'zq8hv', language: 'zq9iw', excerpt: 'zx1jk', name: 'zx2kq', account: 'zx3lv',
  profile: 'zx4mw', sex: 'zx5nq', email: 'zx6ok', source: 'zx7pj', role: 'zx8qv', place: 'zx9rw', kind: 'zw1sk', hint: 'zw2tq', connection: 'zw3uv', webhook: 'zw4vj', partner: 'zw5wk', header: 'zw6xq',
  note: 'zw7yv', officer: 'zw8zk', reason: 'zw9aj', given: 'zv1bq', error: 'zv2ck', signed: 'zv3dw',
} as const; // prettier-ignore
export type Mark = keyof typeof MARKS;
export const planted = (mark: Mark): string => words(MARKS[mark]);

/** A name with all that an encoding changes. */
const SPECIAL = 'ज़ख़्म"&<ढ़>';
const DIGITS = { phone: '7913379133', lat: '26.8713371', lon: '80.9713371', accuracy: '713.3717', age: '13.3791337913', ip: '192.0.2.137', ip6: '2001:db8:7133::9' } as const;

/** Located by its PIN and its point, so that reasons are told. */
export const plantedAlert = {
  alertId: planted('alertId'), postedAt: planted('moment'), detectedAt: planted('moment'), risk: 'high', exercise: false, [planted('key')]: { [planted('inner')]: [planted('unknown')] },
  post: { platform: planted('platform'), url: `https://${MARKS.url}.example/${MARKS.url}?q=${MARKS.url}`, language: planted('language'), excerpt: `${planted('excerpt')} ${SPECIAL}` },
  subject: {
    name: `${planted('name')} ${SPECIAL}`, accountId: planted('account'), profileUrl: `https://${MARKS.profile}.example/`, age: Number(DIGITS.age), sex: planted('sex'),
    phones: [`+91 ${DIGITS.phone.slice(0, 5)} ${DIGITS.phone.slice(5)}`, planted('name')], emails: [`${MARKS.email}@${MARKS.email}.example`],
  },
  hints: [
    { kind: 'pin', pin: '226010' }, { kind: 'gps', lat: Number(DIGITS.lat), lon: Number(DIGITS.lon), accuracyM: Number(DIGITS.accuracy), observedAt: planted('moment') },
    { kind: 'cell', lat: Number(DIGITS.lat), lon: Number(DIGITS.lon), radiusM: Number(DIGITS.accuracy), source: planted('source') },
    { kind: 'ip', ip: DIGITS.ip, connection: planted('connection') }, { kind: 'ip', ip: DIGITS.ip6 }, { kind: planted('kind') }, planted('hint'),
    { kind: 'place', text: `${planted('place')}, Lucknow`, role: planted('role') }, { kind: 'place', text: `geo:${DIGITS.lat},${DIGITS.lon}` },
  ],
}; // prettier-ignore

export const notLocated = { ...plantedAlert, alertId: `${planted('alertId')}2`, risk: planted('risk'), hints: [planted('hint'), { kind: 'place', text: planted('place') }, { kind: 'pin', pin: '000000' }, { kind: 'ip', ip: planted('hint') }] };

/** Everything that is planted, as one text. */
export const everything = [...Object.values(MARKS).map(words), SPECIAL, ...Object.values(DIGITS), JSON.stringify(plantedAlert)].join('\n');

/** As somebody else's error quotes what it was given, in whatever it carries along. */
export class Quoting extends Error {
  override readonly name = planted('error');
  readonly $metadata = { requestId: planted('error'), httpStatusCode: 400 };
  readonly $response = { body: everything };
  readonly Item = plantedAlert;
  constructor() {
    super(`ValidationException: ${everything}`, { cause: everything });
  }
}

const WINDOW = 8;
/** Every piece of the base64 of a text, wherever it begins and ends. */
function piecesOf(text: string): string[] {
  const encoded = [0, 1, 2].map((before) => Buffer.from('\0'.repeat(before) + text).toString('base64').slice(before === 0 ? 0 : 4).replace(/.{0,4}$/, ''));
  return encoded.flatMap((one) => Array.from({ length: Math.max(0, one.length - WINDOW + 1) }, (_, i) => one.slice(i, i + WINDOW)));
}

const escaped = (text: string, write: (code: string) => string): string => [...text].map((one) => [...one].map((unit) => write(unit.charCodeAt(0).toString(16).padStart(4, '0'))).join('')).join('');

function formsOf(text: string): string[] {
  return [
    text, encodeURIComponent(text), encodeURIComponent(text).toLowerCase(), JSON.stringify(text).slice(1, -1), escaped(text, (code) => `\\u${code}`), escaped(text, (code) => `&#x${code.replace(/^0+/, '')};`),
    text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;'), Buffer.from(text).toString('hex'), Buffer.from(text, 'utf16le').toString('hex'),
  ]; // prettier-ignore
}

const lower = (text: string): string => text.toLowerCase();
/** By name: how it may be written, and what of it base64 may hold. Half of a number is told as little as the whole: five digits of a telephone, the last of a longitude. */
const SOUGHT: readonly (readonly [name: string, written: readonly string[], encoded: readonly string[]])[] = [
  ...Object.entries(MARKS).map(([name, mark]) => [name, [mark], [words(mark), `${mark}@${mark}.example`, `//${mark}.example/${mark}`, `//${mark}.example/"`]] as const),
  ['special', [SPECIAL, JSON.stringify(SPECIAL).slice(1, -1)], [SPECIAL, JSON.stringify(SPECIAL)]],
  ['phone', [DIGITS.phone, DIGITS.phone.slice(0, 5)], [DIGITS.phone, `${DIGITS.phone.slice(0, 5)} ${DIGITS.phone.slice(5)}`]],
  ...(['lat', 'lon'] as const).map((name) => [name, [DIGITS[name], DIGITS[name].slice(-5)], [DIGITS[name]]] as const),
  ...(['accuracy', 'age', 'ip', 'ip6'] as const).map((name) => [name, [DIGITS[name]], [DIGITS[name]]] as const),
];
const FORMS = SOUGHT.map(([name, written]) => [name, written.flatMap(formsOf).map(lower)] as const);
const PIECES = new Map(SOUGHT.flatMap(([name, , encoded]) => encoded.flatMap(piecesOf).map((piece) => [piece, name] as const)));

/** What of it stands in a text, in whatever form: names of what was planted. */
export function tracesIn(text: string): string[] {
  const small = lower(text);
  const plain = FORMS.filter(([, forms]) => forms.some((form) => small.includes(form))).map(([name]) => name);
  const runs = text.match(/[\w+/-]{8,}/g) ?? [];
  const encoded = runs.flatMap((run) => Array.from({ length: run.length - WINDOW + 1 }, (_, i) => PIECES.get(run.slice(i, i + WINDOW)) ?? []).flat());
  return [...new Set([...plain, ...encoded])];
}
