import type { Stack } from 'aws-cdk-lib';
import type { ITableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, type IGrantable } from 'aws-cdk-lib/aws-iam';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Env } from '../contract/env.ts';
import { DIRECTORY, LEDGER } from '../contract/ledger.ts';
import { PAGE_TOPIC_PREFIX } from '../contract/topics.ts';
import { Escalation } from './escalation.ts';
import type { LedgerStack } from './ledger-stack.ts';
import type { Settings } from './settings.ts';

export interface DriversProps {
  readonly stack: Stack;
  readonly kept: LedgerStack;
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
    LINK_SECRET_ID: kept.linkKey.secretArn,
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
export function mayDrive(driver: IGrantable, { stack, kept, lastResort }: DriversProps): void {
  const ledger = arns(kept.ledger, LEDGER.due.index, LEDGER.listing.index);
  allow(driver, ['dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', 'dynamodb:BatchWriteItem', 'dynamodb:Query'], ledger);
  allow(driver, ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], arns(kept.directory));
  const proofs = { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [`${DIRECTORY.proofs}*`] } };
  driver.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['dynamodb:UpdateItem'], resources: arns(kept.directory), conditions: proofs }));
  allow(driver, ['secretsmanager:GetSecretValue'], [kept.linkKey.secretArn]);
  allow(driver, ['states:StartExecution'], [Escalation.arn(stack)]);
  allow(driver, ['sns:Publish'], [lastResort.topicArn, stack.formatArn({ service: 'sns', resource: `${PAGE_TOPIC_PREFIX}*` })]);
  allow(driver, ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKey'], [kept.key.keyArn]);
  // A text message goes to a number, which has no ARN: everything but topics.
  driver.grantPrincipal.addToPrincipalPolicy(
    new PolicyStatement({ actions: ['sns:Publish'], notResources: [`arn:${stack.partition}:sns:*:*:*`] }),
  );
}

export const wallEnv = ({ kept, settings }: DriversProps): Env<'wall'> => ({
  LEDGER_TABLE: kept.ledger.tableName,
  LINK_SECRET_ID: kept.linkKey.secretArn,
  RETENTION_DAYS: String(settings.retentionDays),
  WALL_ACCESS: settings.laptop ? 'open' : 'key',
});

/** The wall lists what is open, and changes nothing. */
export function mayShow(wall: IGrantable, { kept }: DriversProps): void {
  allow(wall, ['dynamodb:BatchGetItem', 'dynamodb:Query'], arns(kept.ledger, LEDGER.listing.index));
  allow(wall, ['secretsmanager:GetSecretValue'], [kept.linkKey.secretArn]);
  allow(wall, ['kms:Decrypt'], [kept.key.keyArn]);
}

/** Who is on duty, everybody in the directory, and the topics of those who are paged. */
export function mayOrder(driver: IGrantable, { stack, kept }: DriversProps): void {
  const topics = [stack.formatArn({ service: 'sns', resource: `${PAGE_TOPIC_PREFIX}*` })];
  allow(driver, ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:Query', 'dynamodb:Scan'], arns(kept.directory));
  allow(driver, ['sns:CreateTopic', 'sns:SetTopicAttributes', 'sns:DeleteTopic', 'sns:Subscribe', 'sns:ListSubscriptionsByTopic', 'sns:Unsubscribe'], topics);
  // It lists numbers, which have no ARN.
  allow(driver, ['sns:ListPhoneNumbersOptedOut'], ['*']);
}

/** sweep's daily look at everything, which must not lean on an index. */
export function mayScan(driver: IGrantable, { kept }: DriversProps): void {
  allow(driver, ['dynamodb:Scan'], arns(kept.ledger));
}

/** What is held no longer expires, and what is erased goes. */
export function mayKeep(driver: IGrantable, { kept }: DriversProps): void {
  allow(driver, ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'], arns(kept.ledger));
}

function allow(driver: IGrantable, actions: string[], resources: string[]): void {
  driver.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions, resources }));
}

export const arns = ({ tableArn }: ITableV2, ...indexes: string[]): string[] => [tableArn, ...indexes.map((name) => `${tableArn}/index/${name}`)];
