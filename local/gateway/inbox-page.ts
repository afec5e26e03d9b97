/** The inbox as a page: texts and calls on the left, mail on the right, newest first. It renews itself. */
import { FAULTS, type Faults } from '../faults.ts';
import type { Message } from '../inbox.ts';
import type { RingingCall } from './voice-routes.ts';

const SHOWN = 300;
const RENEW_MS = 2000;

/** Messages as JSON, oldest first; `incidentId` is set when only that incident's are given. */
export function inboxPage(lines: readonly string[], incidentId: string | undefined, faults: Faults, calls: readonly RingingCall[]): string {
  const shown = lines.slice(-SHOWN).toReversed().map((line) => JSON.parse(line) as Message);
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Inbox · Jeevan Raksha on this laptop</title><link rel="icon" href="data:,"><style>${STYLE}</style>
<noscript><meta http-equiv="refresh" content="${RENEW_MS / 1000}"></noscript></head>
<body><header><h1>Inbox</h1><p>Everything that would have been sent. Nothing leaves this laptop.</p></header>
<main id="inbox">${ringing(calls)}${summary(lines.length, incidentId)}
<div class="columns">${column('Phone', shown.filter(({ channel }) => channel !== 'email'))}
${column('Mailbox', shown.filter(({ channel }) => channel === 'email'))}</div></main>
${broken(faults)}<script>${RENEW}</script></body></html>`;
}

/** Telephones that ring at this moment, and what whoever picks up may do. */
function ringing(calls: readonly RingingCall[]): string {
  const act = (id: string, outcome: string, label: string): string => `<form method="post" action="/voice/ringing/${id}/${outcome}" style="display:inline"><button>${label}</button></form> `;
  return calls.map(({ id, to, says }) => `<article role="alert"><h3>☎ ${escape(to)} rings</h3><p>${escape(says)}</p>${act(id, '1', 'answer, press 1')}${act(id, '2', 'answer, press 2')}${act(id, 'answer', 'answer, press nothing')}${act(id, 'busy', 'busy')}</article>`).join('');
}

/** Which phones do not work, and a form that breaks one. It stands outside of what renews itself. */
function broken(faults: Faults): string {
  const listed = Object.entries(faults.all()).map(([to, fault]) => `<li>${escape(to)}: ${escape(FAULTS[fault])}</li>`).join('');
  const options = [['', 'works'], ...Object.entries(FAULTS)].map(([value, means]) => `<option value="${value}">${means}</option>`).join('');
  return `<footer><h2>Phones that do not work</h2><ul>${listed || '<li>none</li>'}</ul><form method="post" action="/inbox/faults"><input name="to" placeholder="+91…" required> <select name="fault">${options}</select> <button>Set</button></form></footer>`;
}

function summary(count: number, incidentId: string | undefined): string {
  const oldest = count > SHOWN ? `, the newest ${SHOWN} shown` : '';
  const about = incidentId ? ` about incident <code>${escape(incidentId)}</code> · <a href="/inbox">all</a>` : '';
  return `<p class="summary">${count} message${count === 1 ? '' : 's'}${oldest}${about} · <a href="/inbox/messages${incidentId ? `?incidentId=${encodeURIComponent(incidentId)}` : ''}">as JSON</a></p>`;
}

/** Grouped by recipient, whoever heard last first. */
function column(title: string, messages: readonly Message[]): string {
  const groups = new Map<string, Message[]>();
  for (const message of messages) groups.set(message.to, [...(groups.get(message.to) ?? []), message]);
  const none = '<p class="none">Nothing yet.</p>';
  return `<section><h2>${title}</h2>${[...groups].map(([to, own]) => recipient(to, own)).join('') || none}</section>`;
}

function recipient(to: string, messages: readonly Message[]): string {
  const who = messages.find(({ responderId }) => responderId)?.responderId;
  return `<article><h3>${escape(to)}${who ? ` <small>${escape(who)}</small>` : ''}</h3>${messages.map(bubble).join('')}</article>`;
}

function bubble({ channel, subject, body, sentAt, incidentId }: Message): string {
  const about = incidentId ? ` · <a href="/inbox?incidentId=${encodeURIComponent(incidentId)}">${escape(incidentId)}</a>` : '';
  const kind = channel === 'https' ? 'call to HTTPS · ' : '';
  return `<div class="message">${subject ? `<strong>${escape(subject)}</strong>` : ''}<p>${linked(body)}</p>
<footer>${kind}<time datetime="${escape(sentAt)}">${escape(timeInIndia(sentAt))} IST</time>${about}</footer></div>`;
}

const timeInIndia = (at: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Kolkata', dateStyle: 'medium', timeStyle: 'medium' }).format(new Date(at));

/** Escapes everything, and makes what looks like a link one. */
function linked(text: string): string {
  return text.split(/(https?:\/\/[^\s<>"']+)/).map((part, index) => (index % 2 === 1 ? `<a href="${escape(part)}">${escape(part)}</a>` : escape(part))).join('');
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

const RENEW = `setInterval(async () => {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), 'text/html');
    const fresh = page.getElementById('inbox').innerHTML, here = document.getElementById('inbox');
    if (here.dataset.seen !== fresh) { here.innerHTML = fresh; here.dataset.seen = fresh; }
    document.body.classList.remove('away');
  } catch { document.body.classList.add('away'); }
}, ${RENEW_MS});`;

const STYLE = `:root { color-scheme: light dark; font: 16px/1.45 system-ui, sans-serif; }
body { margin: 0 auto; padding: 0 1rem 3rem; max-width: 70rem; }
h1 { margin: 1rem 0 0; font-size: 1.5rem; } h2 { font-size: 1.1rem; } h3 { margin: 0 0 .5rem; font-size: .95rem; overflow-wrap: anywhere; }
header p, .summary, .none, footer, small { margin: .2rem 0; opacity: .75; font-size: .85rem; font-weight: normal; }
.columns { display: grid; gap: 1.5rem; } section { min-width: 0; }
@media (min-width: 48rem) { .columns { grid-template-columns: 1fr 1fr; } }
article { border: 1px solid #8886; border-radius: .75rem; padding: .75rem; margin-bottom: 1rem; }
.message { background: #8882; border-radius: .6rem; padding: .5rem .75rem; margin-top: .5rem; overflow-wrap: anywhere; }
.message p { margin: .15rem 0; white-space: pre-wrap; }
.away main { opacity: .5; } .away header p::after { content: " The laptop does not answer; this page waits for it."; color: #c00; }`;
