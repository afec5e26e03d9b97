/** The mass of a round Gaussian behind a stretch of a straight line, as seen from its centre. */

/** In sigmas: how far off the line is, and where the stretch begins and ends, from the foot of the perpendicular. */
export interface Stretch {
  readonly distance: number;
  readonly from: number;
  readonly to: number;
}

/** Gauss and Legendre's four points on -1 … 1. */
const NODES = [
  { at: -0.8611363115940526, weight: 0.34785484513745385 },
  { at: -0.33998104358485626, weight: 0.6521451548625462 },
  { at: 0.33998104358485626, weight: 0.6521451548625462 },
  { at: 0.8611363115940526, weight: 0.34785484513745385 },
] as const;
/** Beyond it the density is below exp(-18). */
const FAR_SIGMAS = 6;
const PANEL = 0.75;
/** A stretch that is short beside its distance and the sigma needs two points, and no substitution. */
const SHORT = 0.25;
const TWO_POINTS = 1 / Math.sqrt(3);

/**
 * (1/2π) ∫ exp(-r²/2) dθ over the stretch: a difference of Owen's T. With t = distance · sinh(s) the angle's measure is ds / cosh(s),
 * and what is integrated is smooth for a line at any distance; error under 1e-6.
 */
export function massBehind({ distance, from, to }: Stretch): number {
  if (distance < 1e-12 || distance > FAR_SIGMAS) return 0;
  const middle = (from + to) / 2;
  if (to - from < SHORT && (to - from) ** 2 < SHORT * SHORT * (distance * distance + middle * middle)) return shortMass(distance, middle, (to - from) / 2);
  return longMass({ distance, from, to });
}

function shortMass(distance: number, middle: number, half: number): number {
  const one = distance * distance + (middle - half * TWO_POINTS) ** 2;
  const two = distance * distance + (middle + half * TWO_POINTS) ** 2;
  return (distance * half * (Math.exp(-0.5 * one) / one + Math.exp(-0.5 * two) / two)) / (2 * Math.PI);
}

function longMass({ distance, from, to }: Stretch): number {
  const reach = Math.sqrt(FAR_SIGMAS * FAR_SIGMAS - distance * distance);
  const start = Math.asinh(Math.max(from, -reach) / distance);
  const end = Math.asinh(Math.min(to, reach) / distance);
  if (!(end > start)) return 0;
  const panels = Math.ceil((end - start) / PANEL);
  const half = (end - start) / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel += 1) {
    const middle = start + (2 * panel + 1) * half;
    for (const { at, weight } of NODES) {
      const cosh = Math.cosh(middle + at * half);
      sum += (weight * Math.exp(-0.5 * (distance * cosh) ** 2)) / cosh;
    }
  }
  return (sum * half) / (2 * Math.PI);
}
