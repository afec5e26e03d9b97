/** `npm run -s locate -- FILE.ndjson`: where alerts would be located, a line each; or what one text about a place means. Nothing is sent, nothing is kept. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { readAlert } from '../core/alert.ts';
import { becauseOf, whereName } from '../core/because.ts';
import { decide } from '../core/decide.ts';
import { mergedFindings } from '../core/finding.ts';
import { identityOf } from '../core/identity.ts';
import { findingsOf } from '../core/locate.ts';
import type { Location } from '../core/location.ts';
import type { Locator } from '../core/locator.ts';
import { unitName, type Pack } from '../core/pack.ts';
import { instant } from '../core/time.ts';
import { outsideOf } from '../core/view.ts';
import { systemClock } from '../adapters/clock.ts';
import { openBoundaries } from '../core/boundaries.ts';
import { compileBoundariesOf } from '../packs/boundaries.ts';
import { loadPack } from '../packs/index.ts';
import { openLocator } from '../packs/locator.ts';
import { atlasOf } from '../packs/open.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run -s locate -- FILE.ndjson     alerts, one JSON a line (or from standard input): one JSON a line of where each would go
npm run -s locate -- --text "…"      what one text about a place means, for a person to read
--language hi: the reasons in another language of the pack. --pack FOLDER: another pack than packs/up.`;

await orSentence(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { text: { type: 'string' }, language: { type: 'string', default: 'en' }, pack: { type: 'string', default: 'packs/up' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USE);
  const pack = loadPack(values.pack);
  const compiled = compileBoundariesOf(values.pack, pack);
  const locator = openLocator(pack, { folder: values.pack, atlas: atlasOf(values.pack), boundaries: compiled && openBoundaries(compiled) });
  if (values.text !== undefined) return explain(pack, located(pack, locator, Buffer.from(JSON.stringify({ hints: [{ kind: 'place', text: values.text }] }))), values.language);
  const input = positionals[0] === undefined ? process.stdin : createReadStream(positionals[0]);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    const body = Buffer.from(line);
    process.stdout.write(`${JSON.stringify(answerOf(pack, body, located(pack, locator, body), values.language))}\n`);
  }
});

/** What the pipeline would find, from the very bytes; an alert's age counts from when its partner saw it, or now. */
function located(pack: Pack, locator: Locator, body: Uint8Array): Location {
  const alert = readAlert(body);
  const { detectedAt } = alert;
  const at = detectedAt === undefined || Number.isNaN(Date.parse(detectedAt)) ? systemClock.now() : instant(detectedAt);
  return decide(pack.deciding, mergedFindings([], findingsOf(locator, alert, at)));
}

function answerOf(pack: Pack, body: Uint8Array, location: Location, language: string): object {
  const { decision, units, uncertaintyM, because } = location;
  const identity = identityOf(body, '');
  return {
    alertId: identity.kind === 'alert' ? identity.key : null,
    decision,
    units: units.map(({ code, p }) => ({ code, name: unitName(pack, code, language), p })),
    outside: outsideOf(pack, location),
    uncertaintyM,
    because: becauseOf(pack, because, language),
  };
}

function explain(pack: Pack, { decision, units, outside, because }: Location, language: string): void {
  const said = { unit: 'routed to', units: 'both of', outside: 'outside:', desk: 'the state desk decides:' }[decision];
  const likely = [...units.map(({ code, p }) => ({ name: `${unitName(pack, code, language)} (${code})`, p })), ...(outside === null ? [] : [{ name: whereName(pack, outside.where, language), p: outside.p }])].toSorted((a, b) => b.p - a.p);
  console.log(`${said} ${likely.filter(({ p }) => p >= 0.01).map(({ name, p }) => `${name} ${Math.round(p * 100)} %`).join(', ') || 'nothing is known'}`);
  for (const [i, line] of becauseOf(pack, because, language).entries()) console.log(`  ${line}${because[i]?.bits ? `  (${because[i].bits > 0 ? '+' : ''}${because[i].bits} bits)` : ''}`);
}
