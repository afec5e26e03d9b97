import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import type { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { ROUTES } from '../contract/routes.ts';
import { OUTPUTS } from '../contract/stacks.ts';
import { auditBucketName } from './audit-bucket.ts';
import type { FrontDoor } from './front-door.ts';
import type { Kept } from './kept.ts';
import type { Settings } from './settings.ts';

export interface Told {
  readonly kept: Kept;
  readonly settings: Settings;
  readonly door: FrontDoor;
  readonly lastResort: ITopic;
  /** In whose name SNS reports what becomes of text messages. */
  readonly smsWriter: IRole;
  readonly voiceSecret: ISecret;
}

/** What the administrator needs after a deploy. */
export function tell(stack: Stack, { kept, settings, door, lastResort, smsWriter, voiceSecret }: Told): void {
  const addresses = settings.partners.map((partner) => door.baseUrl + ROUTES.alerts.replace('{partner}', partner));
  const outputs: Record<string, string | undefined> = {
    [OUTPUTS.alertsUrls]: addresses.join(' '),
    [OUTPUTS.partnersSecret]: kept.partners.id,
    [OUTPUTS.directoryTable]: kept.directory.tableName,
    [OUTPUTS.ledgerTable]: kept.ledger.tableName,
    [OUTPUTS.auditBucket]: auditBucketName(stack),
    [OUTPUTS.lastResortTopic]: lastResort.topicArn,
    [OUTPUTS.smsReceipts]: `aws sns set-sms-attributes --region ${stack.region} --attributes DeliveryStatusIAMRole=${smsWriter.roleArn},DeliveryStatusSuccessSamplingRate=100`,
    [OUTPUTS.voiceSecret]: settings.voiceGateway && voiceSecret.secretArn,
    [OUTPUTS.dnsTarget]: door.api.domainName?.domainNameAliasDomainName,
  };
  for (const [name, value] of Object.entries(outputs)) if (value) new CfnOutput(stack, name, { value });
}
