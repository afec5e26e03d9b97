/** What one hint says of the place. It holds shares, units and names out of the pack: nothing that a partner wrote. */
import type { Reason } from './location.ts';
import type { Source } from './source.ts';
import type { Instant } from './time.ts';
import { ranked, type Shares, type Where } from './where.ts';

export interface Finding {
  readonly source: Source;
  /** What it says when it is good, best first. Empty: it says nothing, and only its reason is told. */
  readonly shares: readonly (readonly [Where, number])[];
  /** When it was so; for what carries no moment of its own, when we received it. */
  readonly at: Instant;
  readonly uncertaintyM: number | null;
  /** Beside what is true of its source: 0 as good as any, 1 worth nothing. */
  readonly doubt: number;
  readonly because: Reason;
}

/** An incident is written often and read whole. */
const SHARES_KEPT = 24;
const FINDINGS_KEPT = 24;

/** As it is kept: four decimals, without what hardly counts. */
export function sharesKept(shares: Shares): [Where, number][] {
  const sum = [...shares.values()].reduce((a, b) => a + b, 0);
  if (sum <= 0) return [];
  return ranked(shares).slice(0, SHARES_KEPT).map(([where, p]): [Where, number] => [where, Math.round((p / sum) * 1e4) / 1e4]).filter(([, p]) => p > 0);
}

/** Without its moment. */
const nameOf = (finding: Finding): string => JSON.stringify({ ...finding, at: undefined });

/** Whether any of these says what was not known. */
export function bringsNew(known: readonly Finding[], more: readonly Finding[]): boolean {
  const names = new Set(known.map(nameOf));
  return more.some((finding) => finding.because.kind !== 'locating-failed' && !names.has(nameOf(finding)));
}

/** All that was ever found, each once with its newest moment; of very many the newest of each source, those that say something first. */
export function mergedFindings(known: readonly Finding[], more: readonly Finding[]): readonly Finding[] {
  const all = new Map(known.map((finding) => [nameOf(finding), finding]));
  const fresh = more.filter((finding) => (all.get(nameOf(finding))?.at ?? '') < finding.at);
  if (fresh.length === 0) return known;
  for (const finding of fresh) all.set(nameOf(finding), finding);
  // That locating failed once is of no interest when it has not since.
  const located = [...all.values()].filter(({ because }, _, every) => because.kind !== 'locating-failed' || every.length === 1);
  return kept(located).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : nameOf(a) < nameOf(b) ? -1 : 1));
}

/** However many places are named, a fix stays: the newest of each source, then the second newest, and so on. What came later never makes an old one better, so the order of arrival changes nothing. */
function kept(all: readonly Finding[]): Finding[] {
  if (all.length <= FINDINGS_KEPT) return [...all];
  const newestFirst = all.toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : nameOf(a) < nameOf(b) ? -1 : 1));
  const seen = new Map<string, number>();
  const places = newestFirst.map((finding): [Finding, number] => {
    const name = finding.shares.length === 0 ? '' : finding.source;
    seen.set(name, (seen.get(name) ?? 0) + 1);
    return [finding, name === '' ? Infinity : seen.get(name)!];
  });
  return places.sort((a, b) => (a[1] === b[1] ? 0 : a[1] - b[1])).slice(0, FINDINGS_KEPT).map(([finding]) => finding);
}
