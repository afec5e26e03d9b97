import type { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Env } from '../contract/env.ts';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { PAGE_TOPIC_PREFIX } from '../contract/topics.ts';
import { Escalation } from './escalation.ts';
import type { Kept } from './kept.ts';
import type { Settings } from './settings.ts';
import type { Worker } from './worker.ts';

export interface DriversProps {
  readonly stack: Stack;
  readonly kept: Kept;
  readonly settings: Settings;
  readonly lastResort: ITopic;
  /** Where pages of the canary go. */
  readonly canary: ITopic;
  /** What stands before `?t=TOKEN`. */
  readonly linkUrl: string;
}

/** What every function that drives incidents is told. */
export function drives({ stack, kept, settings, lastResort, canary, linkUrl }: DriversProps): Env<'route'> {
  return {
    LEDGER_TABLE: kept.ledger.tableName,
    DIRECTORY_TABLE: kept.directory.tableName,
    LINK_SECRET_ID: kept.linkKey.id,
    LINK_URL: linkUrl,
    SMS_CARRIES: settings.domainName || settings.laptop ? 'link' : 'code',
    SMS_SETTINGS: JSON.stringify({
      route: settings.smsRoute,
      senderId: settings.smsSenderId,
      entityId: settings.smsEntityId,
      templateIds: settings.smsTemplateIds,
    }),
    LAST_RESORT_TOPIC_ARN: lastResort.topicArn,
    CANARY_TOPIC_ARN: canary.topicArn,
    ESCALATION_ARN: Escalation.arn(stack),
    POLICY_SPEED: String(settings.policySpeed),
    RETENTION_DAYS: String(settings.retentionDays),
  };
}

/** What every function that drives incidents may do: keep them, look up who is paged, page, and set the clock. */
export function mayDrive(driver: Worker, { stack, kept, lastResort }: DriversProps): void {
  driver.may(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem', 'dynamodb:Query'], [kept.ledger.tableArn]);
  driver.may(['dynamodb:BatchGetItem'], [kept.directory.tableArn]);
  const proofs = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${DIRECTORY.proofs}*`] } };
  driver.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: [kept.directory.tableArn], conditions: proofs }));
  driver.may(['secretsmanager:GetSecretValue'], [kept.linkKey.arn]);
  driver.may(['states:StartExecution'], [Escalation.arn(stack)]);
  driver.may(['sns:Publish'], [lastResort.topicArn, pageTopics(stack)]);
  driver.may(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], [kept.key.keyArn]);
  // A text message goes to a number, which has no ARN: everything but topics.
  driver.addToRolePolicy(new PolicyStatement({ actions: ['sns:Publish'], notResources: [`arn:${stack.partition}:sns:*:*:*`] }));
}

/** What a partner sent, to whoever has acknowledged. */
export const mayOpen = (worker: Worker, { kept }: DriversProps): void => worker.may(['dynamodb:BatchGetItem'], [kept.ledger.tableArn]);

export function mayList(worker: Worker, { kept }: DriversProps): void {
  worker.may(['dynamodb:BatchGetItem'], [kept.ledger.tableArn]);
  worker.may(['dynamodb:Query'], [indexOf(kept.ledger, LEDGER.listing.index)]);
}

/** What is overdue, and once a day a look at everything, which must not lean on an index. */
export function mayFind(worker: Worker, { kept }: DriversProps): void {
  worker.may(['dynamodb:Query'], [indexOf(kept.ledger, LEDGER.due.index)]);
  worker.may(['dynamodb:Scan'], [kept.ledger.tableArn]);
}

export const wallEnv = ({ kept, settings }: DriversProps): Env<'wall'> => ({
  LEDGER_TABLE: kept.ledger.tableName,
  LINK_SECRET_ID: kept.linkKey.id,
  WALL_ACCESS: settings.laptop ? 'open' : 'key',
});

/** With a second region: what is accepted is kept for it, under a key that nothing else has. */
export function mayKeepReceived(accept: Worker, { ledger, key }: Kept): void {
  const received = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${LEDGER.received}*`] } };
  accept.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:PutItem'], resources: [ledger.tableArn], conditions: received }));
  accept.may(['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], [key.keyArn]);
}

/** The wall lists what is open, and changes nothing. */
export function mayShow(wall: Worker, props: DriversProps): void {
  mayList(wall, props);
  wall.may(['secretsmanager:GetSecretValue'], [props.kept.linkKey.arn]);
  wall.may(['kms:Decrypt'], [props.kept.key.keyArn]);
}

/** Everybody in the directory, what was done of it, and what SNS knows of them. */
export function mayLookAround(worker: Worker, { stack, kept }: DriversProps): void {
  worker.may(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Scan'], [kept.directory.tableArn]);
  worker.may(['sns:ListSubscriptionsByTopic'], [pageTopics(stack)]);
  // It lists numbers, which have no ARN.
  worker.may(['sns:ListPhoneNumbersOptedOut'], ['*']);
}

/** The topics of those who are paged: made where they are missing, with one subscriber. */
export const maySubscribe = (worker: Worker, { stack }: DriversProps): void => worker.may(['sns:CreateTopic', 'sns:SetTopicAttributes', 'sns:Subscribe', 'sns:Unsubscribe'], [pageTopics(stack)]);

/** What was ordered of who is on duty, and the end of somebody's topics. */
export function mayOrder(worker: Worker, { stack, kept }: DriversProps): void {
  worker.may(['dynamodb:DeleteItem', 'dynamodb:Query'], [kept.directory.tableArn]);
  worker.may(['sns:DeleteTopic'], [pageTopics(stack)]);
}

/** What is held no longer expires, and what is erased goes. */
export const mayKeep = (worker: Worker, { kept }: DriversProps): void => worker.may(['dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [kept.ledger.tableArn]);

const pageTopics = (stack: Stack): string => stack.formatArn({ service: 'sns', resource: `${PAGE_TOPIC_PREFIX}*` });
export const indexOf = ({ tableArn }: ITableV2, name: string): string => `${tableArn}/index/${name}`;
