/** Every check, in the order in which an administrator comes to it: before the deploy, after it, and on every other day. */
import type { Check } from './check.ts';
import { certificate } from './checks/certificate.ts';
import { checkout } from './checks/checkout.ts';
import { concurrency } from './checks/concurrency.ts';
import { credentials } from './checks/credentials.ts';
import { domain } from './checks/domain.ts';
import { drift } from './checks/drift.ts';
import { alarms, lastResort } from './checks/fixed-topics.ts';
import { partners } from './checks/partners.ts';
import { people } from './checks/people.ts';
import { quotas } from './checks/quotas.ts';
import { receipts } from './checks/receipts.ts';
import { replicas } from './checks/replicas.ts';
import { settings } from './checks/settings.ts';
import { smsRoute } from './checks/sms-route.ts';
import { smsSandbox } from './checks/sms-sandbox.ts';
import { smsSpend } from './checks/sms-spend.ts';
import { smsTemplates } from './checks/sms-templates.ts';
import { stacks } from './checks/stacks.ts';
import { subscriptions } from './checks/subscriptions.ts';
import { voice } from './checks/voice.ts';

export const CHECKS = {
  credentials,
  settings,
  'sms-sandbox': smsSandbox,
  'sms-spend': smsSpend,
  'sms-route': smsRoute,
  'sms-templates': smsTemplates,
  concurrency,
  quotas,
  certificate,
  stacks,
  checkout,
  drift,
  replicas,
  domain,
  'last-resort': lastResort,
  alarms,
  partners,
  voice,
  receipts,
  people,
  subscriptions,
} as const satisfies Readonly<Record<string, Check>>;

export type CheckName = keyof typeof CHECKS;
