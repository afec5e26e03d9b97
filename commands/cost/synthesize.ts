/** What `cdk synth` makes with the settings of cdk.json, in a folder of its own: an assembly that somebody deploys is left alone. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readAssembly, type Resource } from './template.ts';

/** Throws a sentence. */
export async function synthesized(root: string): Promise<Resource[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jeevan-raksha-cost-'));
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { readonly context: object };
  const env = { ...process.env, CDK_OUTDIR: folder, CDK_VALIDATION: 'false', CDK_CONTEXT_JSON: JSON.stringify(context) };
  try {
    await promisify(execFile)(process.execPath, ['bin/app.ts'], { cwd: root, env });
    return readAssembly(folder);
  } catch (error) {
    const { stderr = '', message } = error as { readonly stderr?: string; readonly message: string };
    throw new Error(`The template could not be synthesized. ${stderr.trim() || message}`, { cause: error });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
