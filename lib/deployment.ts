import type { App } from 'aws-cdk-lib';
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
  return { ledger, pipeline };
}
