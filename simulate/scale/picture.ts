/** How long whoever waits longest has waited, over time: one panel a scenario, all on the same two scales of time. An SVG. */
import { between, saturated, spreadOf } from './answers.ts';
import { PLACES, type Place, type Sample } from './samples.ts';
import type { Runs } from './scenarios.ts';
import { number, told } from './tell.ts';

/** Colours that people who see fewer of them still tell apart; each line has its own dashes besides. */
const LINES: Record<Place, { readonly colour: string; readonly dashes: string; readonly says: string }> = {
  door: { colour: '#b8860b', dashes: '2 3', says: 'refused at the door, sent again' },
  enrich: { colour: '#56a0d3', dashes: '9 3', says: "in enrich's queue" },
  route: { colour: '#0b5394', dashes: '', says: "in route's queue: nobody is paged yet" },
  sms: { colour: '#c8442c', dashes: '7 3 2 3', says: 'SMS, with SNS' },
  second: { colour: '#1f8a63', dashes: '4 2', says: 'second level, overdue' },
};

const TICKS: readonly (readonly [number, string])[] = [[1, '1 s'], [10, '10 s'], [60, '1 min'], [600, '10 min'], [3600, '1 h'], [36_000, '10 h']];
const [FROM, TO] = [1, 100_000];
const PANEL = { width: 300, height: 220 };
const ROOM = { left: 66, right: 20, above: 82, below: 58 };
const HEADING = 66;
const COLUMNS = 3;
/** Points of a line: more would not be seen. */
const POINTS = 90;

const scale = (seconds: number): number => Math.log(Math.min(TO, Math.max(FROM, seconds)) / FROM) / Math.log(TO / FROM);
const x = (seconds: number): number => Math.round(scale(seconds) * PANEL.width * 10) / 10;
const y = (seconds: number): number => Math.round((1 - scale(seconds)) * PANEL.height * 10) / 10;

export function picture(runs: Runs): string {
  const [column, row] = [ROOM.left + PANEL.width + ROOM.right, ROOM.above + PANEL.height + ROOM.below];
  const rows = Math.ceil((runs.length + 1) / COLUMNS);
  const at = (place: number): string => `translate(${(place % COLUMNS) * column + ROOM.left} ${HEADING + Math.floor(place / COLUMNS) * row + ROOM.above})`;
  const { alerts, forSeconds } = runs[0]!.run.load;
  const title = `A burst of ${number(alerts)} alerts in ${number(forSeconds)} s: who waits, where, and how long`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${COLUMNS * column} ${HEADING + rows * row}" font-family="system-ui,sans-serif" font-size="13" fill="#222">
<title>${title}</title><rect width="100%" height="100%" fill="#fff"/>
<text x="20" y="34" font-size="20" font-weight="600">${title}</text>
<text x="20" y="58" fill="#555">Modelled from AWS's published limits; nobody answers before the second level. Shown from 1 s on, both scales logarithmic.</text>
${runs.map(({ scenario, run }, place) => `<g transform="${at(place)}">${panel(scenario.name, run)}</g>`).join('\n')}
<g transform="${at(runs.length)}">${legend()}</g>
</svg>
`;
}

function legend(): string {
  const entries = PLACES.map((place, i) => {
    const { colour, dashes, says } = LINES[place];
    return `<line x1="0" y1="${i * 30}" x2="44" y2="${i * 30}" stroke="${colour}" stroke-width="3"${dashed(dashes)}/><text x="56" y="${i * 30 + 5}">${says}</text>`;
  });
  const end = PLACES.length * 30;
  return `<text y="-24" font-weight="600">The longest wait, for</text>${entries.join('')}<path d="M22 ${end - 12}v24" stroke="#555" stroke-dasharray="1 3"/><text x="56" y="${end + 5}">the last alert comes</text>`;
}

function panel(name: string, run: Runs[number]['run']): string {
  const { load, samples, trace } = run;
  const { width, height } = PANEL;
  const grid = TICKS.map(([seconds, tick]) => `<path d="M${x(seconds)} 0V${height}M0 ${y(seconds)}H${width}" stroke="#e4e4e4"/><text x="${x(seconds)}" y="${height + 18}" text-anchor="middle">${tick}</text><text x="-8" y="${y(seconds) + 4}" text-anchor="end">${tick}</text>`);
  const { p50, p99 } = spreadOf(between(trace.came, trace.paged));
  const [full] = saturated(run).filter(({ isRamp }) => !isRamp);
  return [
    `<text y="-46" font-size="15" font-weight="600">${name}: ${number(load.alerts)} alerts</text>`,
    `<text y="-28" fill="#555">first page: p50 ${told(p50)}, p99 ${told(p99)}</text>`,
    `<text y="-10" fill="#555">${full ? `full first: ${full.name}, at ${told(full.fullAt)}` : 'nothing is full'}</text>`,
    ...grid,
    `<rect width="${width}" height="${height}" fill="none" stroke="#999"/>`,
    `<path d="M${x(load.forSeconds)} 0V${height}" stroke="#555" stroke-dasharray="1 3"/>`,
    ...PLACES.map((place) => line(place, place === 'sms' ? drained(samples) : samples)),
    ...(samples.some(({ sms }) => sms === Infinity) ? [`<text x="8" y="22" fill="${LINES.sms.colour}" stroke="#fff" stroke-width="5" paint-order="stroke">no SMS ever arrives: sandbox</text>`] : []),
    `<text x="${width / 2}" y="${height + 38}" text-anchor="middle">time since the first alert</text>`,
    `<text transform="translate(-54 ${height / 2}) rotate(-90)" text-anchor="middle">longest wait</text>`,
  ].join('');
}

/** What SNS still has when the run ends goes on at its rate; then there is nothing. */
function drained(samples: readonly Sample[]): readonly Pick<Sample, 'at' | 'sms'>[] {
  const last = samples.at(-1);
  if (last === undefined || !Number.isFinite(last.sms) || last.sms === 0) return samples;
  const steps = Array.from({ length: POINTS }, (_, i) => ((i + 1) / POINTS) * last.sms);
  return [...samples, ...steps.map((passed) => ({ at: last.at + passed, sms: last.sms - passed }))];
}

/** Only where somebody waits a second or longer; from there it falls to the axis. What never ends is not drawn. */
function line(place: Place, samples: readonly ({ readonly at: number } & { readonly [P in Place]?: number })[]): string {
  const { colour, dashes } = LINES[place];
  const path: string[] = [];
  let [drawn, isDown] = [-1, false];
  for (const [i, sample] of samples.entries()) {
    const wait = sample[place] ?? 0;
    const column = Math.floor(scale(sample.at) * POINTS);
    const isSeen = wait >= FROM && Number.isFinite(wait);
    if (isSeen && !isDown && column > drawn) path.push(`M${x(sample.at)} ${y(wait)}`);
    else if (isSeen && isDown && column > drawn) path.push(`L${x(sample.at)} ${y(wait)}`);
    if (isDown && (!isSeen || i === samples.length - 1)) path.push(`L${x(sample.at)} ${y(FROM)}`);
    isDown = isSeen && (isDown || column > drawn);
    if (isDown) drawn = Math.max(drawn, column);
  }
  return path.length === 0 ? '' : `<path d="${path.join('')}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-linejoin="round"${dashed(dashes)}/>`;
}

const dashed = (dashes: string): string => (dashes === '' ? '' : ` stroke-dasharray="${dashes}"`);
