/** Runs the CDK app of this repository, as `cdk synth` does, for a laptop. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command.ts';

export interface SynthesizeProps {
  /** The repository. */
  readonly root: string;
  /** Emptied, then filled. */
  readonly folder: string;
  /** `http://127.0.0.1:PORT`: what the links in pages begin with. */
  readonly linkBase: string;
  readonly speed: number;
}

/** Answers the cloud assembly's folder. */
export async function synthesize({ root, folder, linkBase, speed }: SynthesizeProps): Promise<string> {
  const assembly = join(folder, 'cdk.out');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(assembly, { recursive: true });
  // Bundles are CommonJS, as on Lambda, where no package.json above them says otherwise.
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const { context } = JSON.parse(readFileSync(join(root, 'cdk.json'), 'utf8')) as { readonly context: object };
  const told = { ...context, laptop: true, linkBase, policySpeed: speed, voiceGateway: { url: `${linkBase}/voice/v1/Accounts/laptop`, callerId: '01100000000', flow: `${linkBase}/voice/flow` } };
  const env = { ...process.env, CDK_OUTDIR: assembly, CDK_VALIDATION: 'false', CDK_CONTEXT_JSON: JSON.stringify(told) };
  await runCommand({ root, args: ['bin/app.ts'], env, failure: 'The template could not be synthesized.' });
  return assembly;
}
