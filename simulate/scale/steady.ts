/** At how many alerts a second each limit is reached, if they go on coming. Every alert through its second level, every SMS proved in time. */
import { JOURNEY, MOMENTS, SECOND_LEVEL } from './journey.ts';
import type { Rules } from './world.ts';

export interface Breaking {
  readonly name: string;
  /** What one alert takes of it. */
  readonly each: number;
  readonly unit: string;
  readonly limit: number;
  readonly owner: 'AWS' | 'ours';
  /** What helps, in a few words. */
  readonly remedy: string;
  /** limit / each. */
  readonly alertsPerSecond: number;
}

const levels = MOMENTS.slice(0, SECOND_LEVEL + 1).filter(({ kind }) => kind === 'level');
const sum = (of: 'sms' | 'mails'): number => levels.reduce((all, level) => all + level[of], 0);
/** One for each moment: its head and its links; and once more what became of its pages. */
const [first, second] = levels.map(({ sms, mails }) => ({ pages: sms + mails, sms }));
const ROUTE_WRITES = JOURNEY.openWrites + first!.pages + 2 * JOURNEY.firstHeadWrites + first!.sms + JOURNEY.traitWrites;
const WAKE_WRITES = JOURNEY.laterHeadWrites + second!.pages + 2 * JOURNEY.laterHeadWrites + second!.sms;
const DRIVES = SECOND_LEVEL + 1;
/** A new key in the index takes the old one out: two units, but one when it is opened. */
const INDEX_WRITES = 1 + 2 * (DRIVES + levels.length);

const driveSeconds = JOURNEY.claimCallSeconds + JOURNEY.publishCallSeconds + JOURNEY.markCallSeconds;

/** The first to break first. */
export function breaking({ limits, ours }: Rules): Breaking[] {
  const batch = ours.batchMessages;
  const enrichBatch = JOURNEY.enrichCallSeconds + batch * JOURNEY.enrichCpuSeconds;
  const routeBatch = JOURNEY.openCallSeconds + driveSeconds + JOURNEY.startCallSeconds + batch * JOURNEY.driveCpuSeconds;
  const busy = JOURNEY.acceptSeconds + (enrichBatch + routeBatch) / batch + SECOND_LEVEL * (JOURNEY.driveCpuSeconds + driveSeconds);
  const rows: Omit<Breaking, 'alertsPerSecond'>[] = [
    { name: 'SMS', each: sum('sms'), unit: 'SMS', limit: Math.min(limits.smsPerSecond, limits.smsPartsPerSecond / JOURNEY.partsPerSms), owner: 'AWS', remedy: 'ask for more SMS a second' },
    { name: "the state desk's mailbox", each: JOURNEY.deskMails, unit: 'e-mail', limit: limits.mailsPerSecond, owner: 'AWS', remedy: 'it cannot be raised' },
    { name: "the ledger's writes", each: ROUTE_WRITES + WAKE_WRITES, unit: 'write units', limit: limits.tableWritesPerSecond, owner: 'AWS', remedy: 'warm the table beforehand' },
    { name: 'state transitions', each: 1 + SECOND_LEVEL * ours.transitionsPerWake, unit: 'transitions', limit: limits.transitionsPerSecond, owner: 'AWS', remedy: 'ask for more' },
    { name: 'StartExecution', each: 1, unit: 'start', limit: limits.startsPerSecond, owner: 'AWS', remedy: 'ask for more; sweep does the rest' },
    { name: "the directory's reads", each: DRIVES * JOURNEY.peopleReads, unit: 'read units', limit: limits.tableReadsPerSecond, owner: 'AWS', remedy: 'warm the table beforehand' },
    { name: 'SNS Publish', each: sum('sms') + sum('mails'), unit: 'messages', limit: limits.publishesPerSecond, owner: 'AWS', remedy: 'ask for more' },
    { name: "the ledger's index of what is due", each: INDEX_WRITES, unit: 'write units', limit: Math.min(limits.tableWritesPerSecond, ours.dueShards * limits.partitionWritesPerSecond), owner: 'AWS', remedy: 'warm it with the table' },
    { name: 'the front door', each: 1, unit: 'request', limit: ours.doorRequestsPerSecond, owner: 'ours', remedy: '`throttlingRateLimit` in `lib/front-door.ts`' },
    { name: "one person's item in the directory", each: DRIVES, unit: 'read units', limit: limits.partitionReadsPerSecond, owner: 'AWS', remedy: 'more than one state desk' },
    { name: "route's batches", each: routeBatch / batch, unit: 's of a batch', limit: ours.batchesAtATime, owner: 'ours', remedy: '`CONCURRENCY` in `lib/stage.ts`' },
    { name: 'Lambda concurrency', each: busy, unit: 's of a function', limit: limits.lambdaConcurrency, owner: 'AWS', remedy: 'ask for more' },
    { name: 'Lambda invocations', each: 1 + 2 / batch + SECOND_LEVEL, unit: 'invocations', limit: limits.lambdaConcurrency * limits.lambdaRequestsPerSecondEach, owner: 'AWS', remedy: 'grows with concurrency' },
    { name: "enrich's batches", each: enrichBatch / batch, unit: 's of a batch', limit: ours.batchesAtATime, owner: 'ours', remedy: '`CONCURRENCY` in `lib/stage.ts`' },
    { name: 'API Gateway', each: 1, unit: 'request', limit: limits.gatewayRequestsPerSecond, owner: 'AWS', remedy: 'ask for more' },
  ];
  return rows.map((row) => ({ ...row, alertsPerSecond: row.limit / row.each })).sort((a, b) => a.alertsPerSecond - b.alertsPerSecond);
}
