import { Aws, Tags, type App } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';
import { STACKS } from '../contract/stacks.ts';
import { LedgerStack } from './ledger-stack.ts';
import { PipelineStack } from './pipeline-stack.ts';
import type { Settings } from './settings.ts';

/** Two stacks: what must survive, and what can be redeployed. */
export function deployment(app: App, settings: Settings, bundles: string): { ledger: LedgerStack; pipeline: PipelineStack } {
  const env = { region: settings.region };
  const ledger = new LedgerStack(app, STACKS.ledger, { env, settings, description: 'Jeevan Raksha: incidents, people and secrets' });
  const pipeline = new PipelineStack(app, STACKS.pipeline, {
    env,
    description: 'Jeevan Raksha: from an alert to an officer at the door',
    kept: ledger,
    settings,
    bundles,
  });
  for (const [name, value] of Object.entries(settings.tags)) Tags.of(app).add(name, value);
  if (settings.permissionBoundary) PermissionsBoundary.of(app).apply(ManagedPolicy.fromManagedPolicyArn(pipeline, 'Boundary', arnOf(settings.permissionBoundary)));
  return { ledger, pipeline };
}

/** A bare name is a policy of the account that is deployed to. */
const arnOf = (policy: string): string => (policy.startsWith('arn:') ? policy : `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:policy/${policy}`);
