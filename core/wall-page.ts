/** The screen in the desk's room, one request: it asks every few seconds, sounds until somebody takes what is open, and says when it hears nothing. */
import { html } from './html.ts';
import { isRoman, wordingOf, type Pack } from './pack.ts';
import { WALL_SCRIPT } from './wall-script.ts';

const STYLE = `:root{color-scheme:dark;font:clamp(18px,2.4vmin,40px)/1.35 system-ui,"Noto Sans Devanagari",sans-serif}
*{box-sizing:border-box}body{margin:0;background:#0b1220;color:#f4f6fb}main{padding:1rem;max-width:110rem;margin:0 auto}
header{display:flex;gap:1rem;align-items:baseline;flex-wrap:wrap;justify-content:space-between}h1{font-size:1.15em;margin:.2rem 0}
a{color:#9cc4ff;padding:.6rem 0;display:inline-block}button{font:inherit;width:100%;min-height:3.2rem;border:0;border-radius:.6rem;background:#ffd34d;color:#111;font-weight:700;padding:.6rem 1rem}
.lost{background:#b3001b;color:#fff;padding:.8rem 1rem;border-radius:.6rem;font-weight:700;font-size:1.2em;margin:.6rem 0}[hidden]{display:none!important}
ul{list-style:none;padding:0;margin:1rem 0}li{border-left:.6rem solid #2e9e5b;background:#16213a;border-radius:.5rem;padding:.7rem 1rem;margin:.6rem 0;overflow-wrap:anywhere}
li.untaken{border-color:#ff4d4d;background:#3a1620}li.exercise{border-color:#888;background:#1d222c;opacity:.85}li b{font-size:1.5em;display:block}li.untaken .who{color:#ffb3b3;font-weight:700}
.tag{background:#888;color:#111;border-radius:.3rem;padding:0 .4rem;margin-right:.5rem}.quiet{opacity:.8;font-size:.85em}body.lost ul{opacity:.45}`;

export interface Wall {
  readonly pack: Pack;
  readonly language: string;
  /** What opens it in the cloud; empty on a laptop. */
  readonly key: string;
}

export function wallPage({ pack, language, key }: Wall): string {
  const { wall } = wordingOf(pack, language);
  const other = pack.languages.find((one) => one !== language && !isRoman(one));
  const query = (lang: string): string => `?lang=${lang}${key ? `&k=${key}` : ''}`;
  const settings = JSON.stringify({ url: `wall/now${query(language)}`, words: wall }).replaceAll('<', '\\u003c');
  const body = html`<main><header><h1>${wall.title}</h1><span id="asof" class="quiet"></span>${other ? html`<a href="${query(other)}" lang="${other}">${wall.other}</a>` : html``}</header>
<noscript><p class="lost">${wall.noScript}</p></noscript><p id="lost" class="lost" role="alert" hidden></p><button id="sound">${wall.soundOff}</button><p id="on" class="quiet" hidden>${wall.soundOn}</p><p id="none" hidden>${wall.none}</p><ul id="rows" aria-live="polite"></ul><p id="more" class="quiet"></p></main>`;
  return `${html`<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${wall.title}</title>`.text}<style>${STYLE}</style></head><body>${body.text}<script>const WALL=${settings};${WALL_SCRIPT}</script></body></html>`;
}
