/** Which variables each function reads: given at deploy time by `lib/`, read at cold start by `lambdas/`. */
import type { FunctionName } from './functions.ts';

/** Says that there is no second region. */
export const NONE = 'none';

/** What every function that drives incidents needs. */
const DRIVES = [
  'LEDGER_TABLE',
  'DIRECTORY_TABLE',
  'LINK_SECRET_ID', // Secrets Manager: the key of the links' tokens
  'LINK_URL', // what stands before `?t=TOKEN`
  'SMS_CARRIES', // `link`, or `code` where no short domain is set
  'SMS_SETTINGS', // JSON: {route, senderId, entityId, templateIds}
  'LAST_RESORT_TOPIC_ARN', // paged when a desk has nobody at all
  'CANARY_TOPIC_ARN', // where pages of the canary go
  'ESCALATION_ARN',
  'POLICY_SPEED', // 1 in the cloud; divides the policy's delays on a laptop
  'RETENTION_DAYS',
] as const;

export const VARIABLES = {
  accept: ['NEXT_QUEUE_URL', 'PARTNERS_SECRET_ID', 'CANARY_SECRET_ID', 'RECEIVED_TABLE'], // where the other region sees what was accepted; `none` where there is one region only
  enrich: ['NEXT_QUEUE_URL'],
  route: DRIVES,
  escalate: DRIVES,
  respond: [...DRIVES, 'NEXT_QUEUE_URL'], // where a place that somebody gave is located
  incidents: [...DRIVES, 'NEXT_QUEUE_URL'],
  sweep: [...DRIVES, 'HAND_ON_QUEUE_URL'], // of enrich, for what the other region dropped; `none` where there is one region only
  receipts: DRIVES,
  oncall: DRIVES,
  watch: [...DRIVES, 'ADMIN_TOPIC_ARN'],
  ring: [...DRIVES, 'NEXT_QUEUE_URL', 'VOICE_SETTINGS', 'VOICE_SECRET_ID', 'CALLS_URL'], // JSON: {url, callerId, flow}, or {}; where the gateway asks and tells
  wall: ['LEDGER_TABLE', 'LINK_SECRET_ID', 'WALL_ACCESS'], // WALL_ACCESS: `key`, or `open` on a laptop
  canary: ['DOOR_URL', 'CANARY_SECRET_ID', 'CANARY_QUEUE_URL', 'CANARY_SETTINGS'], // DOOR_URL: what stands before a path; CANARY_SETTINGS, JSON: {heartbeatUrl}
  audit: ['LEDGER_TABLE', 'DIRECTORY_TABLE', 'AUDIT_BUCKET', 'RETENTION_DAYS'],
  'last-resort': ['LAST_RESORT_TOPIC_ARN'],
} as const satisfies Record<FunctionName, readonly string[]>;

export type EnvName = (typeof VARIABLES)[FunctionName][number];
export type Env<F extends FunctionName> = Readonly<Record<(typeof VARIABLES)[F][number], string>>;

/** Throws, naming every variable that is missing. An empty string counts as missing. */
export function readEnv<F extends FunctionName>(name: F, given: Readonly<Record<string, string | undefined>>): Env<F> {
  const wanted: readonly string[] = VARIABLES[name];
  const missing = wanted.filter((variable) => !given[variable]);
  if (missing.length > 0) throw new Error(`${name} was deployed without ${missing.join(', ')}: each must be set`);
  return Object.fromEntries(wanted.map((variable) => [variable, given[variable]])) as Env<F>;
}
