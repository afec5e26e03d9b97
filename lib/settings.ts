/** What an administrator decides, read from CDK context (`cdk.json` or `-c name=value`). README, "Deploy", explains each. */
import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';

const words = (value: unknown): unknown => (typeof value === 'string' ? value.split(',').map((word) => word.trim()).filter(Boolean) : value);
const json = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
const number = (value: unknown): unknown => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value);
const flag = (value: unknown): unknown => ({ true: true, false: false })[String(value)] ?? value;

const LOG_DAYS = Object.values(RetentionDays).filter((days) => typeof days === 'number' && days < 9999) as number[];
const LOCAL_ROUTE_REGIONS = ['ap-south-1', 'ap-south-2'];
const LONGEST_LINK_HOST = 40;

/** One entry a setting: its shape, what is allowed in words, and what holds if it is not given. `-c` gives text, hence the preprocessing. */
const SETTINGS = {
  /** The state served: a folder below `packs/`, or a path to a folder elsewhere. */
  pack: [z.string().min(1), 'a folder below packs/, or a path to one', 'up'],
  region: [z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/), 'an AWS region such as ap-south-1', 'ap-south-1'],
  /** The short host of the links in an SMS: India's operators must have whitelisted it. */
  domainName: [z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/), 'a host name in lower case such as jr.up.gov.in', undefined],
  certificateArn: [z.string().regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/), 'the ARN of an ACM certificate', undefined],
  /** Who may send alerts. `desk` is always among them: it signs what was phoned or mailed. */
  partners: [z.preprocess(words, z.array(z.string().regex(/^[a-z0-9-]{1,40}$/))), 'ids of 1 to 40 of a-z, 0-9 and -', ['meta']],
  /** How long incidents and what the partner sent are kept. */
  retentionDays: [z.preprocess(number, z.int().min(1).max(3650)), 'a whole number of days from 1 to 3650', 400],
  logRetentionDays: [z.preprocess(number, z.literal(LOG_DAYS)), `one of ${LOG_DAYS.join(', ')}`, 180],
  smsRoute: [z.enum(['international', 'local']), '"international" or "local"', 'international'],
  smsSenderId: [z.string().regex(/^[A-Za-z]{6}$/), 'the six letters registered with the operators (DLT)', undefined],
  smsEntityId: [z.preprocess((value) => (typeof value === 'number' ? undefined : value), z.string().regex(/^\d{10,20}$/)), 'the digits of the DLT entity id, as text', undefined],
  /** DLT template ids by the name that the pack's wording gives each text. */
  smsTemplateIds: [z.preprocess(json, z.record(z.string(), z.string().regex(/^\d{10,20}$/))), 'an object of text name → DLT template id, as text', undefined],
  /** Besides the `LastResortEmail` parameter: endpoints that are told what no function could handle. */
  lastResortUrls: [z.preprocess(words, z.array(z.url({ protocol: /^https$/ }))), 'https:// addresses', []],
  /** Divides the policy's delays. For the laptop and for drills on it. */
  policySpeed: [z.preprocess(number, z.number().positive().max(1000)), 'a number above 0 and up to 1000', 1],
  laptop: [z.preprocess(flag, z.boolean()), 'true or false', false],
  /** Where the laptop answers. */
  linkBase: [z.url({ protocol: /^https?$/ }), 'an http(s) address such as http://127.0.0.1:8080', undefined],
} as const satisfies Record<string, readonly [z.ZodType, string, unknown]>;

type Given = { readonly [K in keyof typeof SETTINGS]: z.output<(typeof SETTINGS)[K][0]> | ((typeof SETTINGS)[K][2] extends undefined ? undefined : never) };
export type Settings = Given & { readonly packFolder: string };

/** Throws one sentence: the setting, what was given, what is allowed. */
export function readSettings(context: Readonly<Record<string, unknown>>, root: string): Settings {
  for (const name of Object.keys(context)) refuseUnknown(name);
  const entries = Object.entries(SETTINGS).map(([name, [shape, allowed, otherwise]]) => {
    const value = context[name] ?? otherwise;
    if (value === undefined) return [name, undefined];
    const read = shape.safeParse(value);
    if (!read.success) throw wrong(name, value, allowed);
    return [name, read.data];
  });
  const given = Object.fromEntries(entries) as Given;
  refusePairs(given);
  return { ...given, partners: [...new Set(['desk', ...given.partners])], packFolder: packFolder(given.pack, root) };
}

function wrong(name: string, value: unknown, allowed: string): Error {
  return new Error(`Setting ${name} is ${JSON.stringify(value)}: allowed is ${allowed}`);
}

/** A misspelled setting would leave its default in force without a word. CDK's own context keys carry `:`, `/`, `@` or `-`. */
function refuseUnknown(name: string): void {
  if (/^[a-z]+([A-Z][a-z]+)*$/.test(name) && !(name in SETTINGS)) {
    throw new Error(`There is no setting ${name}: allowed are ${Object.keys(SETTINGS).join(', ')}`);
  }
}

function refusePairs(given: Given): void {
  const { domainName, certificateArn, smsRoute, region, laptop, linkBase, policySpeed } = given;
  if (domainName && !certificateArn) throw wrong('certificateArn', certificateArn, `the certificate of ${domainName}, since domainName is set`);
  if (certificateArn && !domainName) throw wrong('domainName', domainName, 'the host of certificateArn, since that is set');
  if (domainName && `https://${domainName}`.length > LONGEST_LINK_HOST) {
    throw wrong('domainName', domainName, `a host that makes "https://" + host at most ${LONGEST_LINK_HOST} characters, for operators whitelist no longer one`);
  }
  if (certificateArn && certificateArn.split(':')[3] !== region) throw wrong('certificateArn', certificateArn, `a certificate in ${region}`);
  if (smsRoute === 'local' && !LOCAL_ROUTE_REGIONS.includes(region)) throw wrong('smsRoute', smsRoute, `"international" in ${region}; "local" exists only in ${LOCAL_ROUTE_REGIONS.join(' and ')}`);
  for (const name of ['smsSenderId', 'smsEntityId', 'smsTemplateIds'] as const) {
    if (smsRoute === 'local' && !given[name]) throw wrong(name, given[name], `${SETTINGS[name][1]}, since smsRoute is "local"`);
  }
  if (policySpeed !== 1 && !laptop) throw wrong('policySpeed', policySpeed, '1 unless laptop is true');
  if (laptop && !linkBase) throw wrong('linkBase', linkBase, `${SETTINGS.linkBase[1]}, since laptop is true`);
  if (linkBase && !laptop) throw wrong('linkBase', linkBase, 'nothing unless laptop is true; domainName is what the cloud takes');
}

function packFolder(pack: string, root: string): string {
  const elsewhere = isAbsolute(pack) ? pack : join(root, pack);
  const folder = /[\\/]/.test(pack) ? elsewhere : join(root, 'packs', pack);
  if (!existsSync(folder)) throw wrong('pack', pack, `a folder below packs/, or a path to one; ${folder} does not exist`);
  return folder;
}
