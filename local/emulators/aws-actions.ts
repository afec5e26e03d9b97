/** SNS, Step Functions and Secrets Manager, holding what the template declares. */
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { DataFolder } from '../data-folder.ts';
import type { Faults } from '../faults.ts';
import type { Inbox } from '../inbox.ts';
import { ACCOUNT } from '../template/identity.ts';
import type { Plan, SecretSpec } from '../template/specs.ts';
import type { Actions } from './aws-endpoint.ts';
import type { Definition } from './machine.ts';
import type { Publication } from './publication.ts';
import { keptSecrets, secrets, type SecretSource } from './secrets.ts';
import { smsLog } from './sms-log.ts';
import { sns } from './sns.ts';
import { stepFunctions } from './step-functions.ts';
import { openTopics } from './topics.ts';

export interface AwsActionsProps {
  readonly plan: Plan;
  readonly region: string;
  readonly inbox: Inbox;
  readonly folder: DataFolder;
  readonly faults: Faults;
  readonly clock: () => Date;
  readonly warn: (line: string) => void;
  readonly invoke: (functionArn: string, input: unknown) => Promise<unknown>;
  readonly sqs: SQSClient;
}

export function awsActions({ plan, region, inbox, folder, faults, clock, warn, invoke, sqs }: AwsActionsProps): { readonly actions: Actions; close(): void } {
  const topics = openTopics(folder.kept('topics.ndjson'));
  for (const { arn } of plan.topics) topics.create(arn, {});
  for (const { topicArn, protocol, endpoint } of plan.subscriptions) topics.subscribe(topicArn, protocol, endpoint);
  const log = smsLog({ readers: plan.logReaders, invoke, clock, failed: warn });
  const machines = plan.machines.map(({ arn, name, definition }) => ({ arn, name, definition: JSON.parse(definition) as Definition }));
  return {
    actions: {
      json: { ...stepFunctions({ machines, invoke, clock, failed: warn }), ...secrets(sourcesOf(plan, folder), clock) },
      query: sns({
        topics, inbox, arnPrefix: `arn:aws:sns:${region}:${ACCOUNT}:`, clock, faults, report: log.report,
        hand: (arn, event) => void invoke(arn, event).catch((error: Error) => warn(`a page that is a call: ${error.message}`)),
        enqueue: (arn, published) => void sqs.send(messageOf(plan, arn, published)).catch((error: Error) => warn(`a page for a queue: ${error.message}`)),
      }), // prettier-ignore
    },
    close() {
      log.stop();
      topics.close();
    },
  };
}

const messageOf = ({ queues }: Plan, arn: string, { body, attributes }: Publication): SendMessageCommand =>
  new SendMessageCommand({ QueueUrl: queues.find((queue) => queue.arn === arn)!.url, MessageBody: body, MessageAttributes: Object.fromEntries(Object.entries(attributes).map(([name, StringValue]) => [name, { DataType: 'String', StringValue }])) });

/** The partners' secret is the file; the others are what the template says, or random and kept. */
function sourcesOf({ secrets: specs, functions }: Plan, folder: DataFolder): readonly SecretSource[] {
  const partners = functions.map(({ environment }) => environment['PARTNERS_SECRET_ID']).find((id) => id !== undefined);
  const keep = keptSecrets(folder.kept('secrets.json'));
  return specs.map(({ id, value }) => ({
    id,
    read: () => (id === partners ? readFileSync(folder.partnersFile, 'utf8') : keep(id, () => made(value))),
  }));
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const made = (value: SecretSpec['value']): string =>
  typeof value === 'string' ? value : Array.from({ length: value.randomCharacters }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
