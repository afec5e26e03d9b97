/** Where the person may be, how likely and why; and where it is not known, what would help and how to ask for it. Shown only behind an acknowledgement. */
import type { Alert } from './alert.ts';
import { becauseOf, placeOf, whereName } from './because.ts';
import { phoneLink } from './details-page.ts';
import { html, join, type Html } from './html.ts';
import type { Incident } from './incident.ts';
import { wordingOf, type Pack } from './pack.ts';
import { fill, type Wording } from './wording.ts';

export interface PlaceSight {
  readonly pack: Pack;
  readonly language: string;
  readonly incident: Incident;
  readonly alert: Alert | null;
  readonly controlRoom: string | null;
  /** The reader is of the unit itself. */
  readonly isOwn: boolean;
}

export function placeHtml(sight: PlaceSight): Html {
  const { pack, language, incident } = sight;
  const { page } = wordingOf(pack, language);
  const { units, outside, uncertaintyM, because, decision } = incident.location;
  const likely = [...units.map(({ code, p }) => ({ where: code, p })), ...(outside === null ? [] : [outside])].toSorted((a, b) => b.p - a.p).filter(({ p }) => p >= LEAST_TOLD);
  return join([
    html`<h2>${page.unit}</h2><p><b>${placeOf(pack, incident, language)}</b>${uncertaintyM === null || decision === 'desk' ? '' : ` ${fill(page.within, { km: Math.max(0.1, Math.round(uncertaintyM / 100) / 10) })}`}</p>`,
    likely.length > 0 ? html`<p>${page.perhaps}</p><ul>${likely.map(({ where, p }) => html`<li>${fill(page.likely, { unit: whereName(pack, where, language), percent: Math.round(p * 100) })}</li>`)}</ul>` : html``,
    html`<ul>${becauseOf(pack, because, language).map((line) => html`<li>${line}</li>`)}</ul>`,
    because.some(({ kind }) => kind === 'ip-near' || kind === 'ip-elsewhere') ? CREDIT : html``,
    decision === 'desk' ? missing(sight, page) : html``,
  ]);
}

const LEAST_TOLD = 0.02;
/** Its licence asks for it wherever a result is shown. */
const CREDIT = html`<p><a href="https://db-ip.com" rel="noreferrer">IP Geolocation by DB-IP</a></p>`;

/** What was not sent, and a text that can be sent to the partner as it stands: in the pack's first language, whoever reads the page. */
function missing({ pack, incident, alert }: PlaceSight, page: Wording['page']): Html {
  const has = (kind: string): boolean => alert?.hints.some((hint) => hint.kind === kind) ?? false;
  const lacking = [
    ...(alert === null || alert.subject.phones.length === 0 ? ['missingPhone' as const] : []),
    ...(has('ip') ? [] : ['missingIp' as const]),
    ...(has('gps') ? [] : ['missingDevice' as const]),
    ...(has('place') ? [] : ['missingPlace' as const]),
  ];
  if (lacking.length === 0) return html``;
  const { page: partners } = wordingOf(pack, pack.languages[0]!);
  const text = fill(partners.askPartner, { incident: incident.incidentId, missing: lacking.map((key) => partners[key]).join('; ') });
  return html`<h2>${page.missing}</h2><ul>${lacking.map((key) => html`<li>${page[key]}</li>`)}</ul><label>${page.copy}<textarea rows="8" readonly>${text}</textarea></label>`;
}

/** Whom to call first, and what to say. */
export function firstStep({ pack, language, incident, alert, controlRoom, isOwn }: PlaceSight): Html {
  const { page } = wordingOf(pack, language);
  const { decision, outside } = incident.location;
  const unit = placeOf(pack, incident, language);
  if (isOwn) return html`${page.step1Own}`;
  if (incident.unit !== null) return called(page.step1, unit, controlRoom);
  if (decision !== 'outside' || outside === null) return html`${alert !== null && alert.subject.phones.length > 0 ? page.step1Phone : page.step1Unknown}`;
  const sentence = fill(page.readOut, { state: pack.name[language] ?? pack.name['en']!, unit, incident: incident.incidentId });
  return called(page.step1Outside, unit, pack.nodalDesks?.[outside.where]?.phone ?? null, sentence);
}

/** A number is called by a touch. */
function called(text: string, unit: string, phone: string | null, sentence = ''): Html {
  const [before = '', after = ''] = fill(text, { unit, sentence }).split('{phone}');
  return html`${before}${phone === null ? html`` : html` (${phoneLink(phone)})`}${after}`;
}
