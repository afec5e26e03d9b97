/** What an administrator decides, read from CDK context: `context` in cdk.json, or `-c name=value`. README, "Deploy", tells more. */
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { z } from 'zod';
import { CANARY_NAME } from '../contract/canary.ts';
import { flag, json, number, words } from './from-text.ts';

/** CloudWatch keeps logs for these periods only; for ever is none of them. */
export type LogDays = Exclude<RetentionDays, RetentionDays.INFINITE>;
const LOG_DAYS = Object.values(RetentionDays).filter(
  (days): days is LogDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

const STREAM_ARN = z.string().regex(/^arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:\d{12}:table\/[\w.-]+\/stream\/[\d.:T-]+$/);

/** A setting's shape, what is allowed in words, and what holds where it is not given. */
export type Setting = readonly [shape: z.ZodType, allowed: string, otherwise: unknown];

export const SETTINGS = {
  /** The state served. */
  pack: [z.string().min(1), 'a folder below packs/, or a path to a folder elsewhere', 'up'],
  region: [z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/), 'an AWS region such as ap-south-1', 'ap-south-1'],

  /** A second region, in which the same stands ready: docs/second-region.md. India's other one is ap-south-2. */
  standbyRegion: [z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/), 'an AWS region such as ap-south-2', undefined],

  /** The host of the links in pages; India's operators must have whitelisted it. Without one an SMS carries a code to type. */
  domainName: [z.string().regex(/^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/), 'a host in lower case such as jr.up.gov.in', undefined],
  certificateArn: [z.string().regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/), 'the ARN of an ACM certificate', undefined],
  /** For the same host: a certificate is of one region. */
  standbyCertificateArn: [z.string().regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/.+$/), 'the ARN of an ACM certificate', undefined],

  /** Who sends alerts. `desk` is always among them: it signs what was phoned or mailed. */
  partners: [words(z.string().regex(/^[a-z0-9-]{1,40}$/).refine((name) => name !== CANARY_NAME)), `ids of 1 to 40 characters a-z, 0-9 and -, but not ${CANARY_NAME}`, ['meta']],
  /** By partner: how many hours without an alert are usual. After more of them an alarm comes; for a partner that is left out, none. */
  silenceHours: [json(z.record(z.string(), number(z.int().min(1).max(168)))), 'an object such as {"meta": 72}: whole hours from 1 to 168', {}],
  /** AWS WAF at the front door, some 9 USD a month: floods stop before they use up what it takes for everybody. */
  firewall: [flag(), 'true or false', true],
  /** How long what the partner sent, notes and links are kept. Incidents hold no personal data, and stay. */
  retentionDays: [number(z.int().min(1).max(3650)), 'a whole number of days from 1 to 3650', 400],
  /** How long nobody at all can take anything off the trail of what happened. */
  auditYears: [number(z.int().min(1).max(30)), 'a whole number of years from 1 to 30', 7],
  logRetentionDays: [number(z.literal(LOG_DAYS)), `one of ${LOG_DAYS.join(', ')}`, 180],

  /** `local` is cheaper and carries a sender's name, and needs what the operators' registry (DLT) gives out. */
  smsRoute: [z.enum(['international', 'local']), 'international or local', 'international'],
  smsSenderId: [z.string().regex(/^[A-Za-z]{6}$/), 'the six letters registered with the operators', undefined],
  smsEntityId: [z.string().regex(/^\d{10,20}$/), 'the entity id from the registry: 10 to 20 digits, as text', undefined],
  /** By message and language, `alert.en`: one for every text that the pack's wording has. */
  smsTemplateIds: [
    json(z.record(z.string(), z.string().regex(/^\d{10,20}$/))),
    'an object such as {"alert.en": template id}: 10 to 20 digits, as text',
    undefined,
  ],
  /** The month's quota for SMS, in USD: 1 is what a new account has. An alarm comes at half of it. Raise it together with the quota that AWS grants. */
  smsQuotaUsd: [number(z.number().min(1)), 'a number of US dollars, at least 1', 1],

  /** For channels that are calls: the account's address, the number that is shown, and the flow that reads out and gathers a key (docs/deploy.md). */
  voiceGateway: [
    json(z.strictObject({ url: z.url({ protocol: /^https?$/ }), callerId: z.string().regex(/^\+?\d{8,15}$/), flow: z.url({ protocol: /^https?$/ }) })),
    'an object such as {"url": "https://api.exotel.com/v1/Accounts/SID", "callerId": "01140000000", "flow": "http://my.exotel.com/SID/exoml/start_voice/1"}',
    undefined,
  ],

  /** On everything that takes tags: whose it is, who pays. */
  tags: [
    json(z.record(z.string().regex(/^(?!aws:)[\w .:/=+@-]{1,128}$/i), z.string().regex(/^[\w .:/=+@-]{0,256}$/)).refine((all) => Object.keys(all).length <= 40)),
    'an object of at most 40 texts such as {"owner": "up-police"}: letters, digits, spaces and _.:/=+-@, no name that begins with aws:',
    {},
  ],
  /** The boundary that the account's owner sets to what roles may do. Every role of ours gets it. */
  permissionBoundary: [z.string().regex(/^([\w+=,.@-]{1,128}|arn:aws[a-z-]*:iam::(\d{12}|aws):policy\/[\w+=,.@/-]{1,512})$/), 'the name or the ARN of a managed policy', undefined],

  /** Besides the parameter LastResortEmail: endpoints that are told of what no function could handle. */
  lastResortUrls: [words(z.url({ protocol: /^https$/ })), 'https addresses', []],

  /** Called after every exercise of the canary that came through, so that somebody outside AWS misses it when all of this is gone. */
  heartbeatUrl: [z.url({ protocol: /^https$/ }), 'an https address that counts calls, such as https://hc-ping.com/…', undefined],
  /** After a restore: the streams of the tables that take the place of the stack's own. docs/restore.md */
  restoredLedger: [STREAM_ARN, 'the ARN of the stream of a restored ledger', undefined],
  restoredDirectory: [STREAM_ARN, 'the ARN of the stream of a restored directory', undefined],

  /** For the laptop, which `npm start` sets itself. */
  laptop: [flag(), 'true or false', false],
  /** Where the laptop answers. */
  linkBase: [z.url({ protocol: /^https?$/ }), 'an http(s) address such as http://127.0.0.1:8080', undefined],
  /** Divides the policy's delays. */
  policySpeed: [number(z.number().positive().max(1000)), 'a number above 0, at most 1000', 1],
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
type Value<S extends Setting> = z.output<S[0]> | (S[2] extends undefined ? undefined : never);
export type Settings = { readonly [K in SettingName]: Value<(typeof SETTINGS)[K]> };

/** A deploy that stops here has changed nothing. */
export class BadSetting extends Error {
  constructor(name: string, value: unknown, allowed: string) {
    super(`Setting ${name} is ${value === undefined ? 'not set' : JSON.stringify(value)}; allowed is ${allowed}`);
  }
}
