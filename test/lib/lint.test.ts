/** A promise that nobody waits for is how an alert gets lost: the lint must see it, and that needs types. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './synthesized.ts';

function lint(code: string): string[] {
  const house = mkdtempSync(join(tmpdir(), 'jeevan-raksha-'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  writeFileSync(join(house, 'package.json'), '{"type":"module"}');
  writeFileSync(join(house, 'tsconfig.json'), '{"compilerOptions":{"strict":true,"module":"nodenext","target":"es2023","types":["node"]}}');
  writeFileSync(join(house, 'planted.ts'), code);
  const { stdout } = spawnSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--type-aware', '--config', join(root, '.oxlintrc.json'), '--format', 'unix', 'planted.ts'], { cwd: house, encoding: 'utf8' });
  return [...stdout.matchAll(/\[Error\/[\w-]+\(([\w-]+)\)\]/g)].map(([, rule]) => rule!);
}

describe('the lint refuses', () => {
  it.each([
    ['a promise that nobody waits for', 'export const page = async (): Promise<void> => {};\nexport function drive(): void { page(); }', 'no-floating-promises'],
    ['a promise where a value is asked', 'export const due = async (): Promise<boolean> => true;\nexport function drive(): number { if (due()) return 1; return 2; }', 'no-misused-promises'],
    ['a case that nobody answers', "type Risk = 'high' | 'low';\nexport function level(risk: Risk): number { switch (risk) { case 'high': return 1; } return 0; }", 'switch-exhaustiveness-check'],
    ['an error that is swallowed', 'export function read(text: string): void { try { JSON.parse(text); } catch {} }', 'no-empty'],
  ])('%s', (_, code, rule) => {
    expect(lint(code)).toContain(rule);
  });

  it('nothing else', () => {
    expect(lint('export const page = async (): Promise<void> => {};\nexport async function drive(): Promise<void> { await page(); }')).toEqual([]);
  });
});
