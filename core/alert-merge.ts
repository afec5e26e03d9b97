/** What a partner has said of one incident, seen together: a later body that says less takes nothing away. */
import type { Alert } from './alert.ts';

/** Newest first. A field is the newest that was said; phones, e-mails and hints are all of them, each once. Null of nothing. */
export function merged(alerts: readonly Alert[]): Alert | null {
  const [newest, ...older] = alerts;
  if (newest === undefined || older.length === 0) return newest ?? null;
  const oldestFirst = alerts.toReversed();
  const phones = [...new Set(alerts.flatMap(({ subject }) => subject.phones))];
  const emails = [...new Set(alerts.flatMap(({ subject }) => subject.emails))];
  return {
    ...oldestFirst.reduce((all, alert) => ({ ...all, ...alert })),
    risk: alerts.find(({ risk }) => risk !== 'unknown')?.risk ?? 'unknown',
    exercise: alerts.every(({ exercise }) => exercise),
    post: oldestFirst.reduce((all, { post }) => ({ ...all, ...post }), {}),
    subject: { ...oldestFirst.reduce((all, { subject }) => ({ ...all, ...subject }), newest.subject), phones, emails },
    hints: each(alerts.flatMap(({ hints }) => hints)),
    problems: each(alerts.flatMap(({ problems }) => problems)),
  };
}

const each = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
