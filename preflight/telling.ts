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

/** What was seen in one region. */
export interface Looked {
  readonly region: string;
  readonly lines: readonly Line[];
  /** Null where that could not be asked. */
  readonly isDeployed: boolean | null;
}

/** With two regions each under its name. */
export function toldOf(looked: readonly Looked[]): string[] {
  if (looked.length === 1) return told(looked[0]!.lines);
  return looked.flatMap(({ region, lines }, i) => [...(i === 0 ? [] : ['']), `In ${region}:`, ...told(lines)]);
}

/** For machines: a second region stands in the first. */
export function toldAsJson([first, standby]: readonly Looked[]): string {
  const asJson = ({ region, lines, isDeployed }: Looked) => ({ isReady: isReady(lines), region, isDeployed, checks: lines });
  return JSON.stringify({ ...asJson(first!), ...(standby && { standby: asJson(standby) }) }, null, 2);
}
