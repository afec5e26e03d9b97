import { Aws, Tags, type App } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { STACKS, STANDBY_STACKS } from '../contract/stacks.ts';
import { LedgerStack } from './ledger-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import { StandbyLedgerStack } from './standby-ledger-stack.ts';
import { settingsInStandby } from './standby-settings.ts';
import type { Settings } from './settings.ts';

const KEPT = 'Jeevan Raksha: incidents, people and secrets';
const JOURNEY = 'Jeevan Raksha: from an alert to an officer at the door';

export interface Deployment {
  readonly ledger: LedgerStack;
  readonly pipeline: PipelineStack;
  readonly standby: { readonly ledger: StandbyLedgerStack; readonly pipeline: PipelineStack } | null;
}

/** Two stacks: what must survive, and what can be redeployed. With a second region, both of them there too. */
export function deployment(app: App, settings: Settings, bundles: string): Deployment {
  const { region, standbyRegion } = settings;
  const env = { region };
  const ledger = new LedgerStack(app, STACKS.ledger, { env, settings, description: KEPT });
  const pipeline = new PipelineStack(app, STACKS.pipeline, { env, description: JOURNEY, kept: ledger, settings, region: standbyRegion ? 'first' : 'only', bundles });
  const there = settingsInStandby(settings);
  const standby = there && inStandby(app, there, bundles, ledger);
  for (const [name, value] of Object.entries(settings.tags)) Tags.of(app).add(name, value);
  if (settings.permissionBoundary) PermissionsBoundary.of(app).apply(ManagedPolicy.fromManagedPolicyArn(pipeline, 'Boundary', arnOf(settings.permissionBoundary)));
  return { ledger, pipeline, standby };
}

/** Its key comes before the tables that are encrypted with it, and they before whoever uses them. */
function inStandby(app: App, settings: Settings, bundles: string, first: LedgerStack): Deployment['standby'] {
  const env = { region: settings.region };
  const ledger = new StandbyLedgerStack(app, STANDBY_STACKS.ledger, { env, stackName: STACKS.ledger, description: `${KEPT} (the second region's key)` });
  const pipeline = new PipelineStack(app, STANDBY_STACKS.pipeline, { env, stackName: STACKS.pipeline, description: `${JOURNEY} (the second region)`, kept: ledger, settings, region: 'standby', bundles });
  first.addStackDependency(ledger);
  pipeline.addStackDependency(first);
  return { ledger, pipeline };
}

/** A bare name is a policy of the account that is deployed to. */
const arnOf = (policy: string): string => (policy.startsWith('arn:') ? policy : `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/${policy}`);
