/** Lines to be read by an administrator: one for each check, and then each blocker with its way out. */
import { counted } from './check.ts';
import { isReady, type Explained, type Line, type Status } from './look.ts';

const WORDS: Readonly<Record<Status, string>> = { ok: 'OK', warning: 'warning', blocked: 'BLOCKED', unknown: 'unknown', later: 'later' };
const TITLE_WIDTH = 33;

const lineOf = ({ status, title, says }: Line): string => `${WORDS[status].padEnd(9)}${title.padEnd(TITLE_WIDTH)}${says}`;

export function told(lines: readonly Line[]): string[] {
  const found = lines.flatMap((line) => line.found.map((one) => ({ ...one, title: line.title })));
  const blockers = found.filter(({ weight }) => weight === 'blocked');
  const warnings = found.filter(({ weight }) => weight === 'warning');
  const unknown = lines.filter(({ status }) => status === 'unknown');
  return [
    ...lines.map(lineOf),
    ...section(`${counted(blockers.length, 'blocker')}:`, blockers),
    ...section(`${counted(warnings.length, 'warning')}, not in the way:`, warnings),
    '',
    closing(blockers.length, unknown.length, lines.filter(({ status }) => status === 'later').length, isReady(lines)),
  ];
}

function section(heading: string, found: readonly (Explained & { readonly title: string })[]): string[] {
  if (found.length === 0) return [];
  const told1 = found.flatMap(({ title, says, harm, grants, link, takes }, i) => [`${i + 1}. ${title}: ${says}`, `   For a person at risk: ${harm}`, `   Who grants it: ${grants}`, `   Where: ${link}`, `   How long: ${takes}`]);
  return ['', heading, ...told1];
}

function closing(blockers: number, unknown: number, later: number, ready: boolean): string {
  const waits = later > 0 ? ` ${counted(later, 'check')} must wait for the deploy: run this again after it.` : '';
  if (ready) return `Nothing stands in the way.${waits}`;
  const parts = [...(blockers > 0 ? [counted(blockers, 'blocker')] : []), ...(unknown > 0 ? [`${counted(unknown, 'check')} that could not be made`] : [])];
  return `Not ready: ${parts.join(', and ')}.${waits}`;
}

/** For machines. */
export function toldAsJson(lines: readonly Line[], region: string, isDeployed: boolean | null): string {
  return JSON.stringify({ isReady: isReady(lines), region, isDeployed, checks: lines }, null, 2);
}
