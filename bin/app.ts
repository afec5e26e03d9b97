import { join } from 'node:path';
import { App } from 'aws-cdk-lib';
import { bundleAll } from '../lib/bundles.ts';
import { deployment } from '../lib/deployment.ts';
import { readSettings } from '../lib/settings.ts';

const root = join(import.meta.dirname, '..');
const outDir = join(root, '.build');

const app = new App({ analyticsReporting: false });
const settings = readSettings(app.node.getAllContext(), root);
bundleAll({ root, packFolder: settings.packFolder, outDir });
deployment(app, settings, outDir);
app.synth();
