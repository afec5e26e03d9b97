import { CfnOutput, type Stack } from 'aws-cdk-lib';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { ROUTES } from '../contract/routes.ts';
import { OUTPUTS } from '../contract/stacks.ts';
import type { FrontDoor } from './front-door.ts';
import type { LedgerStack } from './ledger-stack.ts';
import type { Settings } from './settings.ts';

export interface Told {
  readonly kept: LedgerStack;
  readonly settings: Settings;
  readonly door: FrontDoor;
  readonly lastResort: ITopic;
}

/** What the administrator needs after a deploy. */
export function tell(stack: Stack, { kept, settings, door, lastResort }: Told): void {
  const addresses = settings.partners.map((partner) => door.baseUrl + ROUTES.alerts.replace('{partner}', partner));
  const outputs: Record<string, string | undefined> = {
    [OUTPUTS.alertsUrls]: addresses.join(' '),
    [OUTPUTS.partnersSecret]: kept.partners.secretArn,
    [OUTPUTS.directoryTable]: kept.directory.tableName,
    [OUTPUTS.ledgerTable]: kept.ledger.tableName,
    [OUTPUTS.lastResortTopic]: lastResort.topicArn,
    [OUTPUTS.dnsTarget]: door.api.domainName?.domainNameAliasDomainName,
  };
  for (const [name, value] of Object.entries(outputs)) if (value) new CfnOutput(stack, name, { value });
}
