/** `npm run audit -- verify`: whether the trail of what happened is whole, and whether the ledger still says the same. See docs/data.md. */
import { parseArgs } from 'node:util';
import { systemClock } from '../adapters/clock.ts';
import { incidentTrail, type Block, type OrderEntry } from '../core/trail.ts';
import type { IncidentId } from '../core/identity.ts';
import type { Trails } from '../pipeline/trails.ts';
import { verifyTrails } from '../pipeline/verify-trail.ts';
import { apiAt, LAPTOP } from './api.ts';
import { ledgerSide, TABLES } from './audit/ledger-side.ts';
import { trailsAt } from './audit/trails-at.ts';
import { orSentence } from './sentence.ts';

const USE = `npm run audit -- verify [--incident ID]   reads every block of the trail, its hash and what it follows, and holds it against the ledger; exits 1 if anything is wrong
--url URL: a deployment or a laptop, default the laptop that runs on ${LAPTOP}. A deployment is asked with your AWS credentials; AWS_REGION says where.
--bucket NAME: of a deployment, its output AuditBucket.
--ledger NAME, --directory NAME: after a restore, the tables that took the place of the stack's own.`;

const text = { type: 'string' } as const;

await orSentence(async () => {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { incident: text, url: text, bucket: text, ledger: text, directory: text, help: { type: 'boolean', short: 'h' } } });
  if (values.help) return console.log(USE);
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new Error(`${positionals[0] === undefined ? 'A task is missing' : `"${positionals.join(' ')}" is none of the tasks`}:\n${USE}`);
  const { ledger = TABLES.ledger, directory = TABLES.directory, incident } = values;
  const api = apiAt(values.url ?? LAPTOP);
  const trails = await trailsAt(api.url, values.bucket);
  const side = ledgerSide(api, { ledger, directory }, async (trail) => idsIn(trails, trail));
  const { trails: count, entries, faults } = await verifyTrails({ ...side, trails, clock: systemClock, looked }, incident === undefined ? null : incidentTrail(ledger, incident as IncidentId));
  for (const fault of faults) console.log(`${fault}.`);
  if (faults.length > 0) process.exitCode = 1;
  console.log(`${count} ${count === 1 ? 'trail' : 'trails'}, ${entries} entries, ${systemClock.now()} (${api.url}): ${faults.length === 0 ? 'whole, and true to the ledger.' : `${faults.length} wrong.`}`);
});

async function idsIn(trails: Trails, trail: string): Promise<string[]> {
  const ids: string[] = [];
  if (trail === '') return ids;
  for await (const { name, version, isDeletion } of trails.versions(`${trail}/`)) if (!isDeletion) ids.push(...(JSON.parse((await trails.read(name, version))!) as Block<OrderEntry>).entries.map(({ id }) => id));
  return ids;
}

function looked(trails: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${trails} trails `);
}
