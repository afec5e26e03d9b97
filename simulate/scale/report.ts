/** The whole answer, as text and as a picture. */
import { ANSWERS, saturated } from './answers.ts';
import type { Load } from './door.ts';
import { LIMITS, READ, type Limit } from './limits.ts';
import { simulate } from './model.ts';
import { picture } from './picture.ts';
import { scenariosOf, type Runs } from './scenarios.ts';
import { breaking } from './steady.ts';
import { number, table, told } from './tell.ts';
import { rules } from './world.ts';

export interface ScaleAsked {
  readonly burst: number;
  readonly forSeconds: number;
  /** Told the name of each scenario before it is run: the largest takes many seconds. */
  readonly onScenario?: (name: string) => void;
}

export interface ScaleReport {
  /** For a terminal. */
  readonly text: string;
  readonly svg: string;
  /** In Markdown, by the names that docs/scale.md knows them by. */
  readonly tables: Readonly<Record<'answers' | 'full' | 'breaking' | 'limits', string>>;
}

/** `burst` alerts, evenly over `forSeconds`: for one state, for all India, and ten times that. */
export function scaleReport({ burst, forSeconds, onScenario }: ScaleAsked): ScaleReport {
  const load: Load = { alerts: burst, forSeconds };
  const runs = scenariosOf(load).map((scenario) => {
    onScenario?.(scenario.name);
    return { scenario, run: simulate(scenario.rules, scenario.load) };
  });
  const tables = { answers: answersTable(runs), full: fullTable(runs), breaking: breakingTable(load), limits: limitsTable() };
  const parts = [
    `${number(burst)} alerts in ${number(forSeconds)} s for one state; nobody answers before the second level. p50 · p99 · most.`,
    tables.answers,
    'A new account cannot do this: no SMS leaves the sandbox, and ten invocations at a time are soon taken.',
    'What is full, in this order:',
    tables.full,
    'If alerts go on coming, at what rate each limit is reached, and what these bursts need of it:',
    tables.breaking,
    `Limits as AWS publishes them for ap-south-1, read ${READ}; (check) where it does not say:`,
    tables.limits,
  ];
  return { text: plain(parts.join('\n\n')), svg: picture(runs), tables };
}

/** Without what Markdown sets in bold, and as wide as before. */
const plain = (markdown: string): string => markdown.replace(/[^|\n]*\*\*[^|\n]*/g, (cell) => cell.replaceAll('**', '').padEnd(cell.length));

export function answersTable(runs: Runs): string {
  return table([['', ...runs.map(({ scenario }) => scenario.name)], ...ANSWERS.map(([question, answer]) => [question, ...runs.map(({ run }) => answer(run))])]);
}

/** What was full first, second, third …, and after how long. */
export function fullTable(runs: Runs): string {
  const lists = runs.map(({ run }) => saturated(run).map(({ name, fullAt }) => `${name}, ${told(fullAt)}`));
  const most = Math.max(...lists.map((list) => list.length));
  const rows = Array.from({ length: most }, (_, place) => [String(place + 1), ...lists.map((list) => list[place] ?? '')]);
  return table([['', ...runs.map(({ scenario }) => scenario.name)], ...rows]);
}

export function breakingTable(load: Load): string {
  const bursts = scenariosOf(load).filter(({ name }) => !/new account|prepared/.test(name));
  const head = ['what', 'one alert takes', 'limit', 'full at', ...bursts.map(({ name }) => `needed: ${name}`), 'what helps'];
  const rows = breaking(rules()).map(({ name, each, unit, limit, owner, remedy, alertsPerSecond }) => [
    owner === 'ours' ? `${name} (ours)` : name,
    `${number(each)} ${unit}`,
    number(limit),
    `${number(alertsPerSecond)} a second`,
    ...bursts.map(({ load: { alerts, forSeconds } }) => needed((alerts / forSeconds) * each, limit)),
    remedy,
  ]);
  return table([head, ...rows]);
}

const needed = (need: number, limit: number): string => (need > limit ? `**${number(Math.ceil(need))}**` : 'enough');

const RAISE: Record<Limit['raise'], string> = { soft: 'when asked', hard: 'never', own: 'by itself' };

export function limitsTable(): string {
  const rows = Object.values(LIMITS).map(({ value, unit, what, source, raise, isChecked }) => [`${number(value)} ${unit}`, what, `[${source.title}](${source.url})${isChecked ? '' : ' (check)'}`, RAISE[raise]]);
  return table([['limit', 'of what', 'source', 'raised'], ...rows]);
}
