/** Who answered a drill, and how fast. */
import type { IncidentEvent } from './events.ts';
import { secondsBetween, type Instant } from './time.ts';

export interface DrillEvents {
  readonly openedAt: string;
  readonly events: readonly Pick<IncidentEvent, 'kind' | 'at' | 'by' | 'detail'>[];
}

export interface DrillReport {
  readonly paged: readonly string[];
  readonly answers: readonly { readonly responderId: string; readonly answer: 'ACKNOWLEDGED' | 'CANNOT_TAKE'; readonly afterSeconds: number }[];
  readonly silent: readonly string[];
}

/** Seconds count from when the drill was opened. */
export function drillReport({ openedAt, events }: DrillEvents): DrillReport {
  const keys = events.filter(({ kind }) => kind === 'PAGED').flatMap(({ detail }) => (Array.isArray(detail?.['pages']) ? (detail['pages'] as string[]) : []));
  const paged = [...new Set(keys.map((key) => key.split('.')[2]!))];
  const answers = events.flatMap(({ kind, at, by }) => (by !== undefined && (kind === 'ACKNOWLEDGED' || kind === 'CANNOT_TAKE') ? [{ responderId: by, answer: kind, afterSeconds: Math.round(secondsBetween(openedAt as Instant, at)) }] : []));
  return { paged, answers, silent: paged.filter((id) => !answers.some(({ responderId }) => responderId === id)) };
}
