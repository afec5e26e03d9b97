/** Keeps docs/cost.md as the command last had it. */
import type { Bill } from './bill.ts';
import { tablesOf } from './report.ts';

export const PAGE = 'docs/cost.md';

export const marked = (name: string): RegExp => new RegExp(`(<!-- ${name}[^>]*-->\n)[\\s\\S]*?(<!-- end of ${name} -->)`);

export const written = (page: string, bill: Bill): string =>
  Object.entries(tablesOf(bill)).reduce((text, [name, part]) => text.replace(marked(name), (_, head: string, tail: string) => `${head}${part}\n${tail}`), page);
