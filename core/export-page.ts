/** An incident as a court reads it: what was received, what was done, by whom and when, and how to check that nothing of it was changed. */
import { html, type Html } from './html.ts';
import type { IncidentEvent } from './events.ts';
import type { Decreed, Incident } from './incident.ts';
import type { PageProof } from './page-proof.ts';
import { STYLE } from './page-style.ts';
import type { Instant } from './time.ts';
import type { Block } from './trail.ts';

export interface Exported extends Decreed {
  readonly incident: Omit<Incident, 'events'>;
  readonly unitName: string;
  readonly events: readonly (IncidentEvent & { readonly text: string })[];
  readonly notes: readonly { readonly noteId: string; readonly by: string; readonly at: Instant; readonly text: string }[];
  readonly proofs: readonly PageProof[];
  readonly alerts: readonly { readonly digest: string; readonly receivedAt: string; readonly bodyBase64: string | null }[];
  readonly trail: readonly Block[];
}

/** `timeOf`: by the state's clock. */
export function exportPage(exported: Exported, timeZone: string, timeOf: (moment: Instant) => string): string {
  const { incident, by, because, at } = exported;
  return html`<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Incident ${incident.incidentId}</title><style>${STYLE}main{max-width:60rem}td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}</style></head><body><main>
<h1>Incident ${incident.incidentId}</h1>
<p>Exported ${timeOf(at)} by ${by}: ${because}. All times are those of ${timeZone}. Confidential: this file holds personal data of somebody who was in danger.</p>
${facts(exported, timeOf)}
<h2>What was received</h2>${exported.alerts.map((alert, i) => received(alert, i, timeOf))}
<h2>What was written</h2>${exported.notes.length === 0 ? html`<p>Nothing is kept.</p>` : html`<dl>${exported.notes.map((note) => html`<dt>${timeOf(note.at)}<br>${note.by}</dt><dd>${note.text}<br><code>${note.noteId}</code></dd>`)}</dl>`}
<h2>What happened</h2><table>${exported.events.map(({ seq, at: moment, text }) => html`<tr><td>${seq}</td><td>${timeOf(moment)}</td><td>${text}</td></tr>`)}</table>
<h2>What became of each page</h2><table>${exported.proofs.map(({ page, outcome, at: moment, because: why }) => html`<tr><td>${timeOf(moment)}</td><td>${page}</td><td>${outcome}${why === undefined ? '' : `: ${why}`}</td></tr>`)}</table>
${checking(exported)}
</main></body></html>`.text;
}

function facts({ incident, unitName }: Exported, timeOf: (moment: Instant) => string): Html {
  const { status, openedAt, closedAt, disposition, found, partner, exercise, risk, hold, erased } = incident;
  const decreed = (one: Decreed | null): string => (one ? `${timeOf(one.at)} by ${one.by}: ${one.because}` : 'no');
  const rows: readonly (readonly [string, string])[] = [
    ['Opened', timeOf(openedAt)], ['Closed', closedAt === null ? 'no' : timeOf(closedAt)], ['Status', status], ['Sent by', partner], ['Risk', risk],
    ['Exercise', exercise ? 'yes: no life was at risk' : 'no'], ['Unit', unitName], ['How it ended', disposition ?? 'not yet'], ['Found', found ?? 'not said'], ['Held', decreed(hold)], ['Erased', decreed(erased)],
  ]; // prettier-ignore
  return html`<dl>${rows.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function received({ digest, receivedAt, bodyBase64 }: Exported['alerts'][number], i: number, timeOf: (moment: Instant) => string): Html {
  const body = bodyBase64 === null ? html`<p>The body is no longer kept.</p>` : html`<pre>${new TextDecoder().decode(Buffer.from(bodyBase64, 'base64'))}</pre>`;
  return html`<h3>${i + 1}. ${timeOf(receivedAt as Instant)}</h3><p>SHA-256 of its bytes: <code>${digest}</code></p>${body}`;
}

function checking({ incident, trail }: Exported): Html {
  const blocks = trail.map(({ entries, hash, previous }) => html`<tr><td>${entries[0]!.seq} to ${entries.at(-1)!.seq}</td><td><code>${hash}</code></td><td><code>${previous ?? 'none: it is the first'}</code></td></tr>`);
  return html`<h2>How to check this</h2>
<p>Every event above was also written, within seconds, to a store in which nothing can be changed or deleted, in blocks that each hold the hash of the block before. A hash is SHA-256 over the block's trail, entries and previous hash, as JSON with sorted names and no spaces. The blocks themselves are in the JSON file beside this one.</p>
<table><tr><th>Events</th><th>Hash</th><th>Hash of the block before</th></tr>${blocks}</table>
<p>Whoever runs the system shows with <code>npm run audit -- verify --incident ${incident.incidentId}</code> that the blocks are whole and say what the ledger says. The digests of what was received stand in events "opened" and "updated".</p>`;
}
