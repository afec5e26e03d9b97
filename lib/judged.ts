/** Two rule packs read every resource before a deploy: what they find and nobody has answered for stops it. */
import { Validations, type App } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { acknowledge, acknowledged } from './acknowledged.ts';
import type { Settings } from './settings.ts';

export function judge(app: App, settings: Settings): void {
  acknowledge(app, acknowledged(settings));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new NIST80053R5Checks(app));
}
