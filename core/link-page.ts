/** The page behind a link: one request, no script, readable at 3 a.m. Nothing of the person before an acknowledgement. */
import { mayTap } from './act.ts';
import { ALLOWED } from './action.ts';
import { placeOf, whereName } from './because.ts';
import { detailsHtml, type Details } from './details-page.ts';
import { html, join, type Html } from './html.ts';
import { DISPOSITIONS, nameIn, unitsOf, UNLOCATED_REASONS, type Actor, type Incident } from './incident.ts';
import { clockTime } from './message.ts';
import { isLocal, isRoman, unitName, wordingOf, type Pack } from './pack.ts';
import { STATE_DESK } from './people.ts';
import { firstStep, placeHtml } from './place-page.ts';
import { STYLE } from './page-style.ts';
import { storyOf } from './story.ts';
import { secondsAfter, type Instant } from './time.ts';
import { isIndianState } from './where.ts';
import { fill, type RefusalKey, type Wording } from './wording.ts';

export interface Shown {
  readonly pack: Pack;
  readonly token: string;
  readonly language: string;
  readonly now: Instant;
}

export interface Sight extends Shown {
  readonly incident: Incident;
  readonly actor: Actor;
  readonly isPost: boolean;
  readonly details: Details | null;
  readonly refused: { readonly key: RefusalKey; readonly values: Readonly<Record<string, string | number>> } | null;
}

export function linkPage(sight: Sight): string {
  const { pack, incident, language, refused } = sight;
  const words = wordingOf(pack, language);
  return document(sight, words, [
    incident.exercise ? html`<p class="exercise">${words.page.exercise}</p>` : html``,
    incident.status === 'CLOSED' || incident.drill !== null ? html`<h1>${words.page.title}</h1>` : html`<h1>${words.page.atRisk}</h1>`,
    html`<p>${fill(words.page.received, { unit: placeOf(pack, incident, language), time: timeOf(sight, incident.openedAt) })}</p>`,
    refused ? html`<p class="refused" role="alert">${fill(words.refusals[refused.key], { phone: pack.stateDesk.phone, ...refused.values })}</p>` : html``,
    incident.drill ? drill(sight, words, incident.drill) : sight.details ? held(sight, words, sight.details) : unheld(sight, words),
    html`<p class="desk">${fill(words.page.stateDesk, { phone: pack.stateDesk.phone })}</p>`,
  ]);
}

/** For a link that is unknown or no longer valid, and for typing the code of an SMS that carries no link. */
export function codePage(pack: Pack, language: string, refused: boolean): string {
  const words = wordingOf(pack, language);
  const sentence = refused ? html`<p class="refused" role="alert">${fill(words.refusals['link-unknown'], { phone: pack.stateDesk.phone })}</p>` : html``;
  const form = html`<form method="post" action="a"><label>${words.page.code}<input name="code" autocomplete="off" autocapitalize="none" required></label><button>${words.page.open}</button></form>`;
  return shell(words, language, join([sentence, form]));
}

/** When something failed: the same button once more, and whom to call. */
export function tryAgainPage(pack: Pack, language: string, fields: Readonly<Record<string, string | undefined>>): string {
  const words = wordingOf(pack, language);
  const again = Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value ?? ''}">`);
  const sentence = fill(words.refusals['try-again'], { phone: pack.stateDesk.phone });
  return shell(words, language, html`<p class="refused" role="alert">${sentence}</p><form method="post" action="a">${again}<button class="act">${words.page.open}</button></form>`);
}

function unheld(sight: Sight, words: Wording): Html {
  const { incident, actor, pack } = sight;
  const { status, holder, closedAt, disposition, declined } = incident;
  if (status === 'CLOSED' && closedAt && disposition) {
    return html`<p class="state">${fill(words.page.closed, { time: timeOf(sight, closedAt), disposition: words.dispositions[disposition] })}</p>`;
  }
  if (mayTap(incident, actor, sight.now)) return html`<p class="state">${yoursUntil(sight, words)}</p>${button(sight, 'show', words.page.show, 'act')}`;
  const taken = holder ? fill(words.page.takenBy, { name: nameIn(holder, isLocal(pack, sight.language)), time: timeOf(sight, holder.since) }) : words.page.nobody;
  const state = holder && incident.asked.includes(actor.responderId) ? fill(words.page.asked, { name: nameIn(holder, isLocal(pack, sight.language)) }) : taken;
  const cannot = declined.includes(actor.responderId)
    ? html`<p class="state">${words.page.declined}</p>`
    : html`${button(sight, 'cannot-take', words.page.cannotTake, 'quiet')}`;
  const minutes = Math.round((incident.policy.leaseSeconds / 60) * 10) / 10;
  return join([
    html`<p class="state">${state}</p>`,
    button(sight, 'acknowledge', words.page.acknowledge, 'act', signature(sight, words)),
    holder ? html`` : cannot,
    html`<p class="small">${fill(words.page.notice, { minutes: minutes || 5, phone: pack.stateDesk.phone })}</p>`,
  ]);
}

/** Both answers are taken; nothing is shown and nothing is to be done. */
function drill(sight: Sight, words: Wording, { answered }: NonNullable<Incident['drill']>): Html {
  const { incident, actor } = sight;
  if (answered.includes(actor.responderId)) return html`<p class="state">${words.page.drillThanks}</p>`;
  if (incident.status === 'CLOSED') return html`<p class="state">${words.page.drillOver}</p>`;
  return join([button(sight, 'acknowledge', words.page.acknowledge, 'act', signature(sight, words)), button(sight, 'cannot-take', words.page.cannotTake, 'quiet')]);
}

/** A post's phone is in many hands. */
const signature = ({ isPost }: Sight, { page }: Wording): Html => (isPost ? html`<label>${page.signed}<input name="signed" maxlength="60" autocomplete="name" required></label>` : html``);

/** By when something must have been done: then the holder is reminded, and others are paged. */
function yoursUntil(sight: Sight, { page }: Wording): string {
  const { leaseUntil, policy } = sight.incident;
  return leaseUntil === null ? page.yoursOpen : fill(page.yours, { time: timeOf(sight, secondsAfter(leaseUntil, -policy.takeBackSeconds)) });
}

function held(sight: Sight, words: Wording, details: Details): Html {
  const { incident, pack, language } = sight;
  const { subject } = details.alert ?? {};
  const place = { pack, language, incident, alert: details.alert, controlRoom: details.controlRoom, isOwn: unitsOf(incident).includes(sight.actor.deskId) };
  return join([
    html`<section class="steps"><h2>${yoursUntil(sight, words)}</h2><ol><li>${firstStep(place)}</li><li>${words.page.step2}</li><li>${words.page.step3}</li></ol>${sight.incident.leaseUntil === null ? html`` : html`<p>${words.page.progress}</p>`}`,
    html`<p>${words.page.care}</p>`,
    subject?.age !== undefined && subject.age < 18 ? html`<p>${words.page.minor}</p>` : html``,
    subject?.sex === 'female' ? html`<p>${words.page.woman}</p>` : html``,
    html`</section><p class="state">${words.page.status}: ${words.statuses[incident.status]}</p>`,
    handedTo(sight, words, details),
    placeHtml(place),
    detailsHtml(words, incident, details, (moment) => timeOf(sight, moment)),
    html`<details><summary>${words.page.story}</summary><ul>${storyOf(pack, incident.events, language).map(({ at, text }) => html`<li>${timeOf(sight, at)} ${text}</li>`)}</ul></details>`,
    actions(sight, words),
  ]);
}

/** To whom, and whether anybody was paged for it: an officer whom no desk knows must be told by phone. */
function handedTo({ pack, incident, language, actor }: Sight, { page, terms }: Wording, { notes }: Details): Html {
  const { handOff } = incident;
  if (handOff === null) return html``;
  if (handOff.deskId === actor.deskId) return html`<p>${page.handedToYou}</p>`;
  const officer = notes.find(({ noteId }) => noteId === handOff.to)?.text.split('\n')[0] ?? terms.officer;
  const to = handOff.deskId === null ? officer : handOff.deskId === STATE_DESK ? terms.state : whereName(pack, handOff.deskId, language);
  const told = handOff.deskId === null ? page.handedToOfficer : isIndianState(handOff.deskId) ? page.offered : page.handedToDesk;
  return html`<p>${fill(told, { to })}</p>`;
}

function actions(sight: Sight, words: Wording): Html {
  const { page } = words;
  const allowed = ALLOWED[sight.incident.status];
  const note = html`<label>${page.note}<textarea name="note" rows="2" maxlength="4000"></textarea></label>`;
  const required = html`<label>${page.note}<textarea name="note" rows="2" maxlength="4000" required></textarea></label>`;
  const choice = (name: string, label: string, keys: readonly string[], texts: Readonly<Record<string, string>>) =>
    html`<label>${label}<select name="${name}" required><option value=""></option>${keys.map((key) => html`<option value="${key}">${texts[key] ?? key}</option>`)}</select></label>`;
  const forms: Record<string, Html> = {
    'hand-off': html`<label>${page.to}<input name="to" maxlength="100" list="units" required></label><datalist id="units">${unitNames(sight).map((name) => html`<option>${name}</option>`)}</datalist>${note}`,
    reached: note,
    place: html`<label>${page.placeText}<input name="text" maxlength="500" required></label>`,
    accepted: required,
    'cannot-locate': html`${choice('reason', page.reason, UNLOCATED_REASONS, words.unlocated)}${note}`,
    note: required,
    close: html`${choice('disposition', page.disposition, DISPOSITIONS, words.dispositions)}<label>${page.found}<input name="found" maxlength="100" list="units"></label>${required}`,
    release: html``,
  };
  const titles: Record<string, string> = { 'hand-off': page.handOff, reached: page.reached, place: page.place, accepted: page.accepted, 'cannot-locate': page.cannotLocate, note: page.addNote, close: page.close, release: page.release };
  const shown = Object.keys(forms).filter((action) => (allowed as readonly string[]).includes(action));
  const form = (action: string) =>
    html`<details><summary>${titles[action]!}</summary><form method="post" action="a">${hidden(sight, action)}${forms[action]!}<button>${titles[action]!}</button></form></details>`;
  return html`<h2>${page.do}</h2>${shown.map(form)}`;
}

const unitNames = ({ pack, language }: Sight): string[] => [...pack.units.keys()].map((code) => unitName(pack, code, language)).sort();

const button = (sight: Sight, action: string, label: string, kind: string, asked: Html = html``): Html =>
  html`<form method="post" action="a">${hidden(sight, action)}${asked}<button class="${kind}">${label}</button></form>`;

const hidden = ({ token, language }: Shown, action: string): Html =>
  html`<input type="hidden" name="t" value="${token}"><input type="hidden" name="action" value="${action}"><input type="hidden" name="lang" value="${language}">`;

const timeOf = ({ pack, now }: Shown, moment: Instant): string => clockTime(moment, pack.timeZone, now);

function document({ pack, token, language }: Shown, words: Wording, parts: readonly Html[]): string {
  const other = pack.languages.find((one) => one !== language && !isRoman(one));
  const toggle = other ? html`<a class="lang" href="?t=${token}&amp;lang=${other}" lang="${other}">${words.page.other}</a>` : html``;
  return shell(words, language, html`${toggle}${join(parts)}`);
}

export const shell = (words: Wording, language: string, body: Html): string =>
  html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${words.page.title}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`.text;
