/** What one alert costs, whatever else happens. SMS are apart. */
import { JOURNEY } from '../../simulate/scale/journey.ts';
import { OURS } from '../../simulate/scale/ours.ts';
import type { Story } from './stories.ts';
import { functionsByName, gbOf, ofType, type Resource } from './template.ts';
import { DAYS_A_MONTH, times, type Line, type Usage } from './usage.ts';

export interface Deployed {
  readonly gb: (name: string) => number;
  /** How long what partners sent is kept. */
  readonly retentionDays: number;
  readonly logDays: number;
  /** How long the trail is locked. */
  readonly auditDays: number;
  /** In which everything that is written is written. */
  readonly regions: number;
}

/** From the template. Throws a sentence. */
export function deployedBy(resources: readonly Resource[]): Deployed {
  const functions = functionsByName(resources);
  const retentionDays = Number(functions.get('route')?.properties['Environment']?.Variables?.RETENTION_DAYS);
  if (!(retentionDays > 0)) throw new Error('The template does not say RETENTION_DAYS to the function route: allowed is a number of days.');
  const days = ofType(resources, 'AWS::Logs::LogGroup').map(({ id, properties }) => {
    if (properties['RetentionInDays'] === undefined) throw new Error(`The log ${id} is kept without end: allowed is a log with RetentionInDays.`);
    return properties['RetentionInDays'] as number;
  });
  const locks = ofType(resources, 'AWS::S3::Bucket').map(({ properties }) => Number(properties['ObjectLockConfiguration']?.Rule?.DefaultRetention?.Days ?? 0));
  const regions = Math.max(1, ...ofType(resources, 'AWS::DynamoDB::GlobalTable').map(({ properties }) => (properties['Replicas'] as readonly unknown[] | undefined)?.length ?? 1));
  return { gb: (name) => gbOf(functions, name), retentionDays, logDays: Math.max(0, ...days), auditDays: Math.max(0, ...locks), regions };
}

/** Assumed, as nobody has deployed it: a function's call of a service and its own work, warm (simulate/scale/journey.ts); a page of 15 KB; lines of logs. */
const DRIVE_SECONDS = JOURNEY.claimCallSeconds + JOURNEY.publishCallSeconds + JOURNEY.markCallSeconds + JOURNEY.driveCpuSeconds;
const RECEIPT = { seconds: 0.06, writeUnits: 2, readUnits: 3 };
/** What happens within two seconds is one block of the trail: the end is found, read, and followed. */
const BLOCK = { seconds: 0.08, readUnits: 4, gb: 0.9e-6 };
/** Load and initialise; the slowest of these in bench/results.json takes so long. Lambda charges for it. */
export const COLD_SECONDS = 0.15;
const LINES_GB = { invocation: 0.9e-6, request: 0.35e-6, sms: 0.8e-6 };
const SENT_GB = { request: 15e-6, mail: 3e-6 };
/** Send, receive and delete, in two queues; a receipt and a wake need none. */
const QUEUE_REQUESTS = 6;

/** With a second region: the accepted alert, and its place in the index. */
const RECEIVED_WRITES = 3;

/** `isAlone`: no alert came in the last half hour, so every function starts anew and looks at its secret. */
export function storyLines({ counts, presses, isAlert }: Story, { gb, retentionDays, logDays, auditDays, regions }: Deployed, isAlone: boolean): Line[] {
  const alerts = isAlert ? 1 : 0;
  const blocks = alerts + presses + counts.wakes;
  const calls: readonly (readonly [name: string, times: number, seconds: number])[] = [
    ['accept', alerts, JOURNEY.acceptSeconds],
    ['enrich', alerts, JOURNEY.enrichCallSeconds + JOURNEY.enrichCpuSeconds],
    ['route', alerts, JOURNEY.openCallSeconds + DRIVE_SECONDS + JOURNEY.startCallSeconds],
    ['escalate', counts.wakes, DRIVE_SECONDS],
    ['respond', presses, DRIVE_SECONDS],
    ['receipts', counts.sms, RECEIPT.seconds],
    ['audit', blocks, BLOCK.seconds],
  ];
  const called = calls.filter(([, count]) => count > 0);
  const invocations = called.reduce((sum, [, count]) => sum + count, 0);
  const gbSeconds = called.reduce((sum, [name, count, seconds]) => sum + gb(name) * (count * seconds + (isAlone ? COLD_SECONDS : 0)), 0);
  const requests = alerts + presses;
  const gbKept = counts.keptBytes / 1e9;
  const gbLogged = invocations * LINES_GB.invocation + requests * LINES_GB.request + counts.sms * LINES_GB.sms;
  const gbOfFunctions = invocations * LINES_GB.invocation; // the door and SNS log addresses and numbers on purpose
  const gbMonths = (gbKept * retentionDays) / DAYS_A_MONTH;
  return [
    { what: 'the clock (Step Functions)', usage: { transitions: 2 * counts.starts + OURS.transitionsPerWake * counts.wakes } },
    { what: 'functions (Lambda)', usage: { lambdaRequests: invocations, lambdaGbSeconds: gbSeconds } },
    { what: 'ledger and directory: writes', usage: { writeUnits: regions * (counts.writeUnits + counts.sms * RECEIPT.writeUnits + (regions > 1 ? alerts * RECEIVED_WRITES : 0)) } },
    { what: 'ledger and directory: reads', usage: { readUnits: counts.readUnits + counts.peopleReads + counts.sms * RECEIPT.readUnits + blocks * BLOCK.readUnits } },
    { what: `ledger: kept ${retentionDays} days, recoverable`, usage: { tableGbMonths: regions * gbMonths, recoveryGbMonths: regions * gbMonths } },
    { what: `ledger: read by ${retentionDays} daily scans`, usage: { readUnits: regions * (counts.keptBytes / 4096) * retentionDays } },
    { what: `the trail (S3), kept ${Math.round(auditDays / 365)} years`, usage: { bucketWrites: 2 * blocks, bucketReads: blocks, bucketGbMonths: (blocks * BLOCK.gb * auditDays) / DAYS_A_MONTH } },
    { what: 'the front door (API Gateway)', usage: { gatewayRequests: requests, transferGb: requests * SENT_GB.request } },
    { what: 'queues (SQS)', usage: { sqsRequests: alerts * QUEUE_REQUESTS } },
    { what: 'pages by e-mail, and handing SMS to SNS', usage: { snsPublishes: counts.sms + counts.mails, mails: counts.mails, transferGb: counts.mails * SENT_GB.mail } },
    { what: 'looks at secrets', usage: { secretCalls: isAlone ? called.length - alerts - 1 : 0 } }, // enrich and audit have none
    { what: `logs, kept ${logDays} days`, usage: { logGb: gbLogged, searchedGb: gbOfFunctions, logGbMonths: (gbLogged * logDays) / DAYS_A_MONTH } },
  ];
}

export type Route = 'international' | 'local';
export const ROUTES_OF_SMS: readonly Route[] = ['international', 'local'];

/** One part each, in English. */
export const smsUsage = ({ counts }: Story, route: Route): Usage => (route === 'local' ? { smsLocal: counts.sms } : { smsInternational: counts.sms });

export const perThousand = (lines: readonly Line[]): Line[] => lines.map(({ what, usage }) => ({ what, usage: times(usage, 1_000) }));
