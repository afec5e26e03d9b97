/** Keeps the README's table of figures as they were last measured. */
import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figure.ts';

const TABLE = /(<!-- figures[^>]*-->\n)[\s\S]*?(<!-- end of figures -->)/;

export function writeFigures(machine: string, figures: readonly Figure[]): void {
  const rows = summary(figures).map(({ what, measured, unit, target }) => `| ${what} | ${measured} ${unit} | ${target} ${unit} |`);
  const table = [`On ${machine}:`, '', '| what | measured | aimed for |', '|---|---|---|', ...rows, ''].join('\n');
  const readme = readFileSync('README.md', 'utf8');
  writeFileSync('README.md', readme.replace(TABLE, (_, head: string, tail: string) => `${head}${table}${tail}`));
}

/** Of all functions on the way of a page the worst one; `accept` and `oncall` have limits of their own. */
function summary(figures: readonly Figure[]): Figure[] {
  const [sizes, loads] = [': bundle', ': load and initialise, p50'].map((what) => figures.filter((figure) => figure.what.endsWith(what)));
  const own = sizes!.filter(({ what }) => /^(accept|oncall):/.test(what));
  const rest = figures.filter((figure) => !sizes!.includes(figure) && !loads!.includes(figure));
  return [...own, { ...worst(sizes!.filter((size) => !own.includes(size))), what: 'largest bundle of the others' }, { ...worst(loads!), what: 'slowest cold load and initialise, p50' }, ...rest];
}

const worst = (some: readonly Figure[]): Figure => some.reduce((most, figure) => (figure.measured > most.measured ? figure : most));
