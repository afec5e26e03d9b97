/** Predicted against observed, as an SVG: on the diagonal a probability means what it says. */
import type { Calibration } from './calibration.ts';

const SIDE = 400;
const EDGE = 50;

export function reliabilityPicture({ bins, outcomes, error }: Calibration): string {
  const x = (p: number): number => Math.round(EDGE + p * SIDE);
  const y = (p: number): number => Math.round(EDGE + (1 - p) * SIDE);
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const ticks = [0, 0.25, 0.5, 0.75, 1].map((p) => `<text x="${x(p)}" y="${EDGE + SIDE + 20}" text-anchor="middle">${p}</text><text x="${EDGE - 8}" y="${y(p) + 5}" text-anchor="end">${p}</text>`);
  const dots = bins.map(({ predicted, observed, count }) => `<circle cx="${x(predicted)}" cy="${y(observed)}" r="${Math.round(4 + 12 * Math.sqrt(count / most))}"><title>${count}: predicted ${predicted.toFixed(2)}, observed ${observed.toFixed(2)}</title></circle>`);
  const width = SIDE + 2 * EDGE;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${width + 20}" font-family="system-ui,sans-serif" font-size="14">
<title>Reliability of ${outcomes} located alerts</title><rect width="100%" height="100%" fill="#fff"/>
<rect x="${EDGE}" y="${EDGE}" width="${SIDE}" height="${SIDE}" fill="none" stroke="#888"/><line x1="${x(0)}" y1="${y(0)}" x2="${x(1)}" y2="${y(1)}" stroke="#888" stroke-dasharray="6 4"/>
<g fill="#2459a8" fill-opacity=".75">${dots.join('')}</g>${ticks.join('')}
<text x="${EDGE + SIDE / 2}" y="${EDGE + SIDE + 42}" text-anchor="middle">predicted</text><text transform="translate(14 ${EDGE + SIDE / 2}) rotate(-90)" text-anchor="middle">observed</text>
<text x="${EDGE}" y="30">${outcomes} outcomes, expected calibration error ${(error * 100).toFixed(1)} %</text></svg>
`;
}
