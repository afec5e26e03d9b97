/** Keeps docs/scale.md and docs/scale.svg as the model last had them. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { JOURNEY, MOMENTS } from './journey.ts';
import { numbers } from './limits.ts';
import { OURS } from './ours.ts';
import type { ScaleReport } from './report.ts';

export const PAGE = 'docs/scale.md';
const PICTURE = 'docs/scale.svg';

/** Of every number that the model is made of: a page with another stamp was written before one of them changed. */
export const stamp = (): string => createHash('sha256').update(JSON.stringify([numbers(), OURS, JOURNEY, MOMENTS])).digest('hex').slice(0, 12);

export const marked = (name: string): RegExp => new RegExp(`(<!-- ${name}[^>]*-->\n)[\\s\\S]*?(<!-- end of ${name} -->)`);

export function writeDocs({ tables, svg }: Pick<ScaleReport, 'tables' | 'svg'>): void {
  const page = Object.entries({ ...tables, stamp: `Model ${stamp()}.` }).reduce((text, [name, part]) => text.replace(marked(name), (_, head: string, tail: string) => `${head}${part}\n${tail}`), readFileSync(PAGE, 'utf8'));
  writeFileSync(PAGE, page);
  writeFileSync(PICTURE, svg);
}
