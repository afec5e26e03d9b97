/** One measured figure beside its target, such as `≤ 150`. */
export interface Figure {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly target: string;
}

export const percentile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? Number.NaN;

export const ascending = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
