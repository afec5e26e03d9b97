/** Lines to be read by an administrator before anything is changed. */
import type { Fate, Judged } from './judged.ts';

const ORDER: readonly Fate[] = ['removed', 'replaced', 'perhaps replaced', 'imported', 'changed', 'added'];
const LOUD: readonly Fate[] = ['removed', 'replaced', 'perhaps replaced'];
const WIDTH = 18;

/** `null`: nothing would change. */
export function toldStack(stack: string, judged: readonly Judged[] | null): string[] {
  if (judged === null || judged.length === 0) return [`${stack}: nothing would change.`];
  const sorted = judged.toSorted((a, b) => ORDER.indexOf(a.fate) - ORDER.indexOf(b.fate) || (a.id < b.id ? -1 : 1));
  return [`${stack}: ${summary(judged)}`, ...sorted.flatMap(toldOne)];
}

const summary = (judged: readonly Judged[]): string =>
  ORDER.flatMap((fate) => {
    const { length } = judged.filter((one) => one.fate === fate);
    return length === 0 ? [] : [`${length} ${fate}`];
  }).join(', ');

function toldOne({ fate, type, id, because, policy, weight, harm }: Judged): string[] {
  const word = LOUD.includes(fate) ? fate.toUpperCase() : fate;
  const why = because.length > 0 && fate !== 'added' ? ` (${because.join(', ')})` : '';
  const kept = LOUD.includes(fate) && policy !== null && policy.includes('Retain') ? ' The old one is kept.' : '';
  const line = `  ${word.padEnd(WIDTH)}${type}  ${id}${why}${kept}`;
  return harm === null ? [line] : [line, `  ${''.padEnd(WIDTH)}${weight === 'stop' ? 'STOP' : 'Mind'}: ${harm}.`];
}
