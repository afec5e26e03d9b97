import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleAll } from '../lib/bundles.ts';
import { deployment } from '../lib/deployment.ts';
import { packFolder } from '../lib/pack-folder.ts';
import { readSettings } from '../lib/read-settings.ts';
import { BadSetting } from '../lib/settings.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, '.build');

try {
  const app = new App({ analyticsReporting: false });
  const settings = readSettings(app.node.getAllContext());
  bundleAll({ root, packFolder: packFolder(settings.pack, root), outDir });
  deployment(app, settings, outDir);
  app.synth();
} catch (error) {
  if (!(error instanceof BadSetting)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
