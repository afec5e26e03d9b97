import { join, resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleAll } from '../lib/bundles.ts';
import { checkedPack } from '../lib/checked-pack.ts';
import { deployment } from '../lib/deployment.ts';
import { judge } from '../lib/judged.ts';
import { readSettings } from '../lib/read-settings.ts';
import { BadSetting } from '../lib/settings.ts';

const root = join(import.meta.dirname, '..');

try {
  const app = new App({ analyticsReporting: false });
  // Another assembly (the laptop's, a test's) has bundles of its own, or two at a time would pull them from under each other.
  const assembly = resolve(app.outdir);
  const bundles = assembly === join(root, 'cdk.out') ? join(root, '.build') : join(assembly, 'bundles');
  const settings = readSettings(app.node.getAllContext());
  bundleAll({ root, packFolder: checkedPack(settings, root), outDir: bundles });
  deployment(app, settings, bundles);
  if (process.env['CDK_VALIDATION'] !== 'false') judge(app, settings);
  app.synth();
} catch (error) {
  if (!(error instanceof BadSetting)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
