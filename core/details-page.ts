/** What the partner sent and what people wrote: shown only behind an acknowledgement. */
import { meantCoordinates } from './atlas/coordinates.ts';
import type { Alert, Hint } from './alert.ts';
import { html, join, type Html } from './html.ts';
import type { Incident } from './incident.ts';
import { instant, type Instant } from './time.ts';
import { fill, termOf, type Wording } from './wording.ts';

export interface Details {
  readonly alert: Alert | null;
  readonly stored: readonly { readonly body: Uint8Array; readonly receivedAt: Instant }[];
  readonly notes: readonly { readonly noteId: string; readonly by: string; readonly at: Instant; readonly text: string }[];
  readonly controlRoom: string | null;
}

type TimeOf = (moment: Instant) => string;
/** Of a long text, what a phone can show. */
const SHOWN = 2000;
const RAW_SHOWN = 4000;
const RAW_BODIES = 3;
/** Of a long list. All of it is kept; a page of 6 MB is one that Lambda does not send. */
const ITEMS = 100;

export function detailsHtml(words: Wording, incident: Incident, { alert, stored, notes }: Details, timeOf: TimeOf): Html {
  const { page } = words;
  return join([
    html`<h2>${page.known}</h2>`,
    alert === null ? html`<p>${page.erased}</p>` : html`${facts(words, alert, timeOf)}${hints(words, alert.hints)}${unread(words, alert)}`,
    incident.alerts.length > 1 ? html`<p>${fill(page.updates, { count: incident.alerts.length })}</p>` : html``,
    incident.related.length > 0 ? html`<h2>${page.related}</h2><ul>${incident.related.map((id) => html`<li>${id}</li>`)}</ul>` : html``,
    notes.length > 0 ? html`<h2>${page.notes}</h2><ul>${more(notes)}${notes.slice(-ITEMS).map(({ by, at, text }) => html`<li>${timeOf(at)} ${by}: ${text}</li>`)}</ul>` : html``,
    stored.length > 0 ? html`<details><summary>${page.raw}</summary>${stored.slice(0, RAW_BODIES).map(({ body, receivedAt }) => html`<p>${timeOf(receivedAt)}</p><pre>${rawText(body)}</pre>`)}</details>` : html``,
  ]);
}

const rawText = (body: Uint8Array): string => clipped(new TextDecoder().decode(body), RAW_SHOWN);
const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)} …` : text);

const more = (items: readonly unknown[]): Html => (items.length > ITEMS ? html`<li>… +${items.length - ITEMS}</li>` : html``);

function facts(words: Wording, { subject, post, risk, postedAt, detectedAt }: Alert, timeOf: TimeOf): Html {
  const { page } = words;
  const rows: [string, Html | null][] = [
    [page.phones, subject.phones.length > 0 ? join(subject.phones.slice(0, ITEMS).map((phone) => html`<div>${phoneLink(phone)}</div>`)) : null],
    [page.name, said(subject.name)],
    [page.age, said(subject.age)],
    [page.sex, said(subject.sex && termOf(words, subject.sex))],
    [page.risk, said(termOf(words, risk))],
    [page.account, said(subject.accountId)],
    [page.profile, subject.profileUrl === undefined ? null : webLink(subject.profileUrl)],
    [page.emails, subject.emails.length > 0 ? said(subject.emails.join(', ')) : null],
    [page.post, post?.url === undefined ? said(post?.platform) : html`${clipped(post.platform ?? '', SHOWN)} ${webLink(post.url)}`],
    [page.postedAt, said(moment(postedAt, timeOf))],
    [page.detectedAt, said(moment(detectedAt, timeOf))],
  ];
  const shown = rows.flatMap(([label, value]) => (value === null ? [] : [html`<dt>${label}</dt><dd>${value}</dd>`]));
  const excerpt = post?.excerpt === undefined ? html`` : html`<blockquote>${clipped(post.excerpt, SHOWN)}</blockquote>`;
  return html`<dl>${shown}</dl>${excerpt}`;
}

const said = (value: string | number | undefined): Html | null => (value === undefined || value === '' ? null : html`${clipped(String(value), SHOWN)}`);

function moment(text: string | undefined, timeOf: TimeOf): string | undefined {
  if (text === undefined || Number.isNaN(Date.parse(text))) return text;
  return timeOf(instant(text));
}

/** An extension is dialled after the number has answered (RFC 3966): joined to it, it would be another number. */
export function phoneLink(phone: string): Html {
  const extension = EXTENSION.exec(phone);
  const dialled = phone.slice(0, extension?.index).replace(/[^\d+]/g, '');
  if (dialled.length < 5) return html`${clipped(phone, 60)}`;
  return html`<a href="tel:${dialled}${extension === null ? '' : `;ext=${extension[1]}`}">${clipped(phone, 60)}</a>`;
}
const EXTENSION = /(?:extension|extn|ext|x|#)[\s.:=-]*(\d{1,8})\D*$/i;

/** Only the web: a partner's text never becomes a script. */
function webLink(url: string): Html {
  const short = clipped(url, 200);
  return /^https?:\/\//i.test(url) && url.length <= SHOWN ? html`<a href="${url}" rel="noreferrer noopener" target="_blank">${short}</a>` : html`${short}`;
}

function hints(words: Wording, given: readonly Hint[]): Html {
  if (given.length === 0) return html``;
  return html`<h2>${words.page.hints}</h2><ul>${given.slice(0, ITEMS).map((hint) => html`<li>${hintLine(words, hint)}</li>`)}${more(given)}</ul>`;
}

function hintLine(words: Wording, hint: Hint): Html {
  const { kind, ...rest } = hint;
  const values = Object.values(rest).flatMap((value: unknown) => (value === undefined ? [] : [termOf(words, typeof value === 'string' ? value : JSON.stringify(value))]));
  const line = html`${termOf(words, kind)}: ${clipped(values.join(', '), 300)}`;
  // Opens the phone's own map: the place is told to nobody.
  const point = 'lat' in hint ? meantCoordinates(hint.lat, hint.lon) : null;
  return point === null ? line : html`<a href="geo:${point.lat},${point.lon}">${line}</a>`;
}

function unread({ page }: Wording, { problems }: Alert): Html {
  if (problems.length === 0) return html``;
  return html`<details><summary>${page.unread} (${problems.length})</summary><ul>${problems.slice(0, 50).map(({ field, allowed }) => html`<li>${clipped(field, 80)}: ${allowed}</li>`)}</ul></details>`;
}
