/** The page behind a link that verifies: one question, one button. */
import { html } from './html.ts';
import { shell } from './link-page.ts';
import { wordingOf, type Pack } from './pack.ts';
import type { Channel, Responder } from './people.ts';
import { fill, termOf } from './wording.ts';

export interface Question {
  readonly pack: Pack;
  readonly token: string;
  readonly language: string;
  readonly responder: Responder;
  readonly channel: Channel;
  readonly isConfirmed: boolean;
  readonly isOver: boolean;
}

export function verifyPage({ pack, token, language, responder, channel, isConfirmed, isOver }: Question): string {
  const words = wordingOf(pack, language);
  const values = { name: [responder.rank, responder.name].filter(Boolean).join(' '), channel: termOf(words, channel === 'email' ? 'mailbox' : 'telephone'), phone: pack.stateDesk.phone };
  if (isConfirmed) return shell(words, language, html`<h1>${fill(words.page.verified, values)}</h1><p>${words.page.verifiedMeans}</p>`);
  if (isOver) return shell(words, language, html`<p class="refused" role="alert">${fill(words.page.verifyOver, values)}</p>`);
  const form = html`<form method="post" action="a"><input type="hidden" name="t" value="${token}"><input type="hidden" name="action" value="confirm"><button class="act">${words.page.verifyYes}</button></form>`;
  return shell(words, language, html`<h1>${fill(words.page.verify, values)}</h1><p>${words.page.verifiedMeans}</p>${form}<p class="small">${fill(words.page.verifyNo, values)}</p>`);
}
