/** `npm run sms-templates`: what to paste into the DLT portal, one template for every text and language of the pack. */
import { parseArgs } from 'node:util';
import { smsTemplates } from '../core/sms-templates.ts';
import { loadPack } from '../packs/index.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run sms-templates -- [--host alerts.example.in] [--pack packs/up]
prints each SMS as the DLT portal takes it; the ids that it gives back go into the setting smsTemplateIds.`;

await orSentence(() => {
  const { values } = parseArgs({ options: { host: { type: 'string', default: 'alerts.jeevan.example.in' }, pack: { type: 'string', default: 'packs/up' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USE);
  const pack = loadPack(values.pack, values.host);
  console.log(`To be whitelisted as a URL, up to the question mark: https://${values.host}/a?\n`);
  for (const { id, registered, example, alphabet, length, parts } of smsTemplates(pack, values.host)) {
    console.log(`${id}  (${alphabet}, at most ${length} characters, ${parts} ${parts === 1 ? 'part' : 'parts'})\n  ${registered}\n  such as: ${example}\n`);
  }
});
