/** `npm run incident -- …`: what becomes of an incident's data: held for a court, released, erased, exported. See docs/data.md. */
import { parseArgs } from 'node:util';
import { fullTime } from '../core/duty-telling.ts';
import type { IncidentView } from '../core/view.ts';
import { atlasOf, openPack } from '../packs/open.ts';
import { apiAt, LAPTOP } from './api.ts';
import { TABLES } from './audit/ledger-side.ts';
import { trailsAt } from './audit/trails-at.ts';
import { exportTo } from './incident/export.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run incident -- show ID                        how it stands, and what was decided of its data
npm run incident -- hold ID --because REASON         nothing of it expires, and nothing may be erased
npm run incident -- release-hold ID --because REASON it expires as it would have
npm run incident -- erase ID --because REASON        all data of the person goes, for good; what was done stays. Only of what is closed and not held
npm run incident -- export ID --because REASON       everything as JSON and as a page to read, into a new folder (--out FOLDER, default ./incident-ID); the look is on record
REASON: the number of an order or a file. It stays on the trail for good: no name, no telephone number.
--url URL: a deployment or a laptop, default the laptop that runs on ${LAPTOP}. A deployment is asked with your AWS credentials; AWS_REGION says where.
--bucket NAME: for an export from a deployment, its output AuditBucket. --ledger NAME: after a restore, the table that took the place of the stack's own.
--pack FOLDER: another pack than packs/up.`;

const text = { type: 'string' } as const;
const DONE: Readonly<Record<string, string>> = { hold: 'is held', 'release-hold': 'is not held', erase: 'is erased' };

await orSentence(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { because: text, out: text, url: text, bucket: text, ledger: text, pack: { type: 'string', default: 'packs/up' }, help: { type: 'boolean', short: 'h' } } });
  const [task = '', id] = positionals;
  if (values.help) return console.log(USE);
  if (task !== 'show' && task !== 'export' && !(task in DONE)) throw new Error(`${task ? `"${task}" is none of the tasks` : 'A task is missing'}:\n${USE}`);
  if (id === undefined) throw new Error('Say which incident: its id of 26 letters and digits.');
  const api = apiAt(values.url ?? LAPTOP);
  const pack = openPack(values.pack, atlasOf(values.pack));
  const timeOf = (moment: string): string => fullTime(moment as never, pack.timeZone, 'seconds');
  if (task === 'show') return console.log(shown((await api.ask('GET', `/v1/incidents/${encodeURIComponent(id)}`)) as IncidentView, timeOf));
  if (!values.because) throw new Error('Say why: --because REASON, the number of an order or a file.');
  if (task !== 'export') return console.log(`Incident ${id} ${DONE[task]}.\n${shown((await api.ask('POST', `/v1/incidents/${encodeURIComponent(id)}/keeping`, { action: task, because: values.because })) as IncidentView, timeOf)}`);
  const files = await exportTo(pack, api, await trailsAt(api.url, values.bucket), { id, because: values.because, folder: values.out ?? `incident-${id}`, ledger: values.ledger ?? TABLES.ledger });
  console.log(`Written, for this account's eyes only:\n${files.join('\n')}`);
});

function shown({ incidentId, status, unitName, openedAt, disposition, hold, erased, events }: IncidentView, timeOf: (moment: string) => string): string {
  const decreed = (what: string, one: IncidentView['hold']): string[] => (one === null ? [] : [`${what} since ${timeOf(one.at)} by ${one.by}: ${one.because}`]);
  const looks = events.filter(({ kind }) => kind === 'LOOKED' || kind === 'EXPORTED');
  return [
    `${incidentId}: ${status}, ${unitName ?? 'place unknown'}, opened ${timeOf(openedAt)}${disposition === null ? '' : `, ${disposition}`}`,
    ...decreed('Held', hold), ...decreed('Erased', erased),
    `Looked at ${looks.length} ${looks.length === 1 ? 'time' : 'times'}${looks.length > 0 ? `, last by ${looks.at(-1)!.by ?? 'nobody'} at ${timeOf(looks.at(-1)!.at)}` : ''}.`,
  ].join('\n'); // prettier-ignore
}
