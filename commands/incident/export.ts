/** Two files for a court: everything as JSON, and the same to read. For this account's eyes only. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { incidentTrail, type Block } from '../../core/trail.ts';
import { exportPage, type Exported } from '../../core/export-page.ts';
import { fullTime } from '../../core/duty-telling.ts';
import { unitName, type Pack } from '../../core/pack.ts';
import { systemClock } from '../../adapters/clock.ts';
import type { ExportedAlert, ExportPart } from '../../pipeline/export.ts';
import type { Trails } from '../../pipeline/trails.ts';
import type { Api } from '../api.ts';

export interface Wanted {
  readonly id: string;
  readonly because: string;
  /** A new folder. */
  readonly folder: string;
  readonly ledger: string;
}

/** Answers the files. */
export async function exportTo(pack: Pack, { ask }: Api, trails: Trails, { id, because, folder, ledger }: Wanted): Promise<string[]> {
  makeFolder(folder);
  const alerts: ExportedAlert[] = [];
  let part: ExportPart | undefined;
  for (let from: number | null = 0; from !== null; from = part.next) {
    part = (await ask('POST', `/v1/incidents/${encodeURIComponent(id)}/keeping`, { action: 'export', because, from })) as ExportPart;
    alerts.push(...part.alerts);
    if (process.stderr.isTTY) process.stderr.write(`\r${alerts.length} of ${part.incident.alerts.length} alerts `);
  }
  const { incident, events, notes, proofs } = part!;
  const noted = events.findLast(({ kind }) => kind === 'EXPORTED');
  const exported: Exported = {
    incident, events, notes, proofs, alerts, trail: await blocksOf(trails, incidentTrail(ledger, incident.incidentId)),
    by: noted?.by ?? '', because, at: systemClock.now(), unitName: incident.unit === null ? 'place unknown' : unitName(pack, incident.unit, 'en'),
  }; // prettier-ignore
  const page = exportPage(exported, pack.timeZone, (moment) => fullTime(moment, pack.timeZone, 'seconds'));
  const files = [[join(folder, `${id}.json`), `${JSON.stringify(exported, null, 2)}\n`], [join(folder, `${id}.html`), page]] as const;
  for (const [file, content] of files) writeFileSync(file, content, { mode: 0o600, flag: 'wx' });
  return files.map(([file]) => file);
}

/** Before anything is asked for: a look that could not be written down would be one for nothing. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    throw new Error(`The folder ${folder} cannot be made: ${(error as Error).message}. Allowed is one that is not there yet, below one that is: --out FOLDER.`, { cause: error });
  }
}

async function blocksOf(trails: Trails, trail: string): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const { name, version, isDeletion } of trails.versions(`${trail}/`)) {
    const text = isDeletion ? null : await trails.read(name, version);
    if (text !== null) blocks.push(JSON.parse(text) as Block);
  }
  return blocks;
}
