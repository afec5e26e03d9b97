/** Finds links, addresses, numbers and ids in a text. What one search took, the next does not see: no PIN inside a phone. */
import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { blank } from './mail-lines.ts';
import { platformLink, type PlatformLink } from './platform-links.ts';

export interface Finds {
  readonly links: readonly PlatformLink[];
  readonly emails: readonly string[];
  readonly caseIds: readonly string[];
  readonly accountIds: readonly string[];
  readonly ips: readonly string[];
  readonly points: readonly { readonly lat: number; readonly lon: number }[];
  /** E.164. */
  readonly phones: readonly string[];
  /** Six digits. */
  readonly pins: readonly string[];
}

/** An id stands behind its label, on the same line or the next: `Case ID: …`, `[Case #…]`, `संदर्भ संख्या: …`. */
const ID = String.raw`([\s:#.=()\[-]{1,6})(?:(id|no|number|num|ref|संख्या|आईडी|क्रमांक)(?![a-z])[\s:#.=()\[-]{0,6})?([a-z0-9][\w/.-]{2,63})`;
const CASE = new RegExp(String.raw`(?:case|ticket|report|alert|incident|reference|ref|केस|प्रकरण|संदर्भ)${ID}`, 'giu');
const ACCOUNT = new RegExp(String.raw`(?:user|account|profile|uid|fbid|facebook|instagram)${ID}`, 'giu');
/** Shorter ones are somebody's running number: two platforms may use the same one, for two persons. */
export const SHORTEST_CASE_ID = 6;

const LINK = /(?:https?:\/\/|www\.)[^\s<>"'`|\\^{}]+|(?<![\w@.-])(?:[a-z0-9-]+\.)*(?:instagram\.com|facebook\.com|fb\.com|fb\.watch|threads\.net|wa\.me|x\.com|twitter\.com|youtube\.com|youtu\.be|snapchat\.com|t\.me|sharechat\.com|reddit\.com)\/[^\s<>"'`|\\^{}]+/gi;
const EMAIL = /[a-z0-9][\w.+-]{0,63}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,5}/gi;
const IPV4 = /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\d.]*\d)/g;
const IPV6 = /(?<![\w:])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])/gi;
const POINT = /(?<![\d.])(\d{1,2}\.\d{3,12})\s*°?\s*[NE]?\s*[,;/ ]\s*(?:lon(?:g(?:itude)?)?\s*[:=]?\s*)?(\d{2,3}\.\d{3,12})(?![\d.])/gi;
/** Dates and times, which would be taken for the beginning of a number. */
const MOMENT = /(?<!\d)(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?!\d)|(?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?!\d)/g;
/** Indian mobiles as they are written, also where a PIN stands beside them. */
const MOBILE = /(?<!\d|\d\.|\+(?!91)\d{1,3}[\s()-]{0,2})(?:\+?91[\s-]{0,2}(?:\(0\)\s?)?|0091[\s-]?|0)?([6-9]\d{4}[\s-]?\d{5})(?!\d)/g;
const PIN = /(?<!\d|\d[-./,]|[a-z]\d*)(?:[1-9]\d{5}|(?<!\d\s)[1-9]\d{2}[ -]\d{3}(?!\s?\d))(?!\d|[-./,]\d|[a-z])/gi;
/** A number with a name of its own is no PIN: `OTP 482913`. */
const NAMED = /(?:otp|code|id|no|number|ref|case|ticket|report|fir|badge|rs|₹|#)[\s.:#=-]*$/i;
const NAMED_PIN = /(?:pin|zip|postal|post|पिन)[\s-]*(?:code|कोड)?[\s.-]*(?:no|number)?[\s.:#=-]*$/i;

/** Never throws. The text is `evened`. */
export function findIn(text: string): Finds {
  const search = masking(text);
  const links = search(LINK, ([url]) => platformLink(url.replace(/[.,;:!?।)\]»*]+$/u, '')));
  const emails = search(EMAIL, ([address]) => address.replace(/[.-]+$/, '').toLowerCase());
  const ips = [...search(IPV4, ([ip]) => ip), ...search(IPV6, ([ip]) => (isIpv6(ip) ? ip.toLowerCase() : null))];
  const points = search(POINT, ([, lat, lon]) => pointOf(Number(lat), Number(lon)));
  const caseIds = search(CASE, ([, between, label, id]) => idOf(between!, label, id!));
  const accountIds = search(ACCOUNT, ([, between, label, id]) => (/^\d{5,}$/.test(id!) ? idOf(between!, label, id!) : null));
  search(MOMENT, ([moment]) => moment);
  const phones = [...search(MOBILE, ([, number]) => `+91${number!.replace(/\D/g, '')}`), ...otherPhones(search)];
  const pins = search(PIN, ([pin], before) => (NAMED.test(before) && !NAMED_PIN.test(before) ? null : pin.replace(/\D/g, '')));
  return { links, emails: unique(emails), caseIds: unique(caseIds), accountIds: unique(accountIds), ips: unique(ips), points, phones: unique(phones), pins: unique(pins) };
}

const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;

/** Digits of any script that is written here as 0–9, spaces of any kind as a space; as long as before. */
export function evened(text: string): string {
  return text
    .replace(/[०-९]/g, (digit) => String(digit.charCodeAt(0) - 0x966))
    .replace(/[０-９]/g, (digit) => String(digit.charCodeAt(0) - 0xff10))
    .replace(INVISIBLE, ' ')
    .replace(/\r(?!\n)/g, '\n')
    .replace(/[^\S\n]/g, ' ');
}

type Search = <T>(pattern: RegExp | Spans, read: (match: readonly [string, ...(string | undefined)[]], before: string) => T | null) => T[];
type Spans = (text: string) => readonly { readonly index: number; readonly parts: readonly [string, ...(string | undefined)[]] }[];

/** What `read` gives null for stays in the text. */
function masking(whole: string): Search {
  let text = whole;
  return (pattern, read) => {
    const matches = typeof pattern === 'function' ? pattern(text) : [...text.matchAll(pattern)].map((match) => ({ index: match.index, parts: match as unknown as [string] }));
    return matches.flatMap(({ index, parts }) => {
      const value = read(parts, text.slice(Math.max(0, index - 24), index));
      if (value === null) return [];
      text = text.slice(0, index) + blank(parts[0]) + text.slice(index + parts[0].length);
      return [value];
    });
  };
}

/** Landlines and numbers of other countries. A toll-free number is a helpline, not a person's. */
function otherPhones(search: Search): string[] {
  const separated = (text: string): string => text.replace(/[,;|&]/g, '\n');
  const spans: Spans = (text) =>
    findPhoneNumbersInText(separated(text), { defaultCountry: 'IN' }).map(({ startsAt, endsAt, number }) => ({
      index: startsAt,
      parts: [text.slice(startsAt, endsAt), number.number, number.getType()],
    }));
  return search(spans, ([, number, type]) => (type === 'TOLL_FREE' ? '' : number!)).filter((number) => number !== '');
}

/** `in this case 226010` names no id, and `report: 98765…` is a phone unless it is called an id. */
function idOf(between: string, label: string | undefined, text: string): string | null {
  const id = text.replace(/[/._-]+$/, '');
  const called = label !== undefined || /[:#=([]/.test(between) || /^\d{11,}$/.test(id);
  const phone = /^(?:91|0)?[6-9]\d{9}$/.test(id) && !/^(?:id|आईडी)$/iu.test(label ?? '');
  return called && !phone && /\d/.test(id) && id.length >= 3 ? id : null;
}

/** Where India is, and its neighbours: other pairs of numbers are no place. */
const pointOf = (lat: number, lon: number) => (lat >= 5 && lat <= 38 && lon >= 66 && lon <= 98 ? { lat, lon } : null);

/** Eight groups, or fewer with one gap; neither a time nor a network card. */
function isIpv6(text: string): boolean {
  const gaps = text.split('::').length - 1;
  const groups = text.split(':').filter((group) => group !== '').length;
  return !text.includes(':::') && (gaps === 1 ? groups >= 2 && groups < 8 : gaps === 0 && groups === 8);
}

const unique = (values: readonly string[]): string[] => [...new Set(values)];
