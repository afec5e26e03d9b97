/** What a partner has said of one incident, seen together: a later body that says less takes nothing away. */
import type { Alert } from './alert.ts';

/** Newest first. A field is the newest that was said; phones, e-mails and hints are all of them, each once. Null of nothing. */
export function merged(alerts: readonly Alert[]): Alert | null {
  const [newest, ...older] = alerts;
  return newest === undefined ? null : older.reduce(filledFrom, newest);
}

function filledFrom(newer: Alert, older: Alert): Alert {
  return {
    ...older,
    ...newer,
    risk: newer.risk === 'unknown' ? older.risk : newer.risk,
    exercise: newer.exercise && older.exercise,
    post: { ...older.post, ...newer.post },
    subject: {
      ...older.subject,
      ...newer.subject,
      phones: [...new Set([...newer.subject.phones, ...older.subject.phones])],
      emails: [...new Set([...newer.subject.emails, ...older.subject.emails])],
    },
    hints: each([...newer.hints, ...older.hints]),
    problems: each([...newer.problems, ...older.problems]),
  };
}

const each = <T>(items: readonly T[]): T[] => [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
