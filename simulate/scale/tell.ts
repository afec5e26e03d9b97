/** Figures as a person reads them, and tables that are right in Markdown and on a terminal. */

/** A length of time, in the unit that fits it. */
export function told(seconds: number): string {
  if (!Number.isFinite(seconds)) return 'never';
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  if (seconds < 119.5) return `${Math.round(seconds)} s`;
  if (seconds < 597) return `${(seconds / 60).toFixed(1)} min`;
  if (seconds < 119.5 * 60) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}

/** 300,000; and 6.67 where that is more telling. */
export const number = (value: number): string => (value < 10 && !Number.isInteger(value) ? value.toPrecision(2) : Math.round(value).toLocaleString('en-US'));

export function table([head, ...rows]: readonly (readonly string[])[]): string {
  const all = [head!, ...rows];
  const widths = head!.map((_, column) => Math.max(3, ...all.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string => `| ${row.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head!), `|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`, ...rows.map(line)].join('\n');
}
