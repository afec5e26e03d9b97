/** Every text, mail and call that would have gone out: the laptop's phone and mailbox. */
import { openJournal } from './journal.ts';

/** One delivery; tests from outside rely on this shape. Absent is null. */
export interface Message {
  readonly id: string;
  readonly channel: 'sms' | 'email' | 'https';
  readonly to: string;
  readonly responderId: string | null;
  readonly incidentId: string | null;
  readonly subject: string | null;
  readonly body: string;
  /** ISO 8601, UTC. */
  readonly sentAt: string;
  readonly attributes: Readonly<Record<string, string>>;
}

export interface Inbox {
  readonly deliver: (message: Message) => void;
  /** Each message as JSON, oldest first; of one incident, or of all. */
  readonly lines: (incidentId?: string) => readonly string[];
  readonly close: () => void;
}

/** Kept as text: it is written once, asked for often while somebody waits for a page, and a burst brings thousands. */
export function openInbox(file: string | undefined): Inbox {
  const journal = openJournal(file);
  const all: string[] = [];
  const byIncident = new Map<string, string[]>();
  const remember = (line: string, incidentId: string | null): void => {
    all.push(line);
    if (incidentId === null) return;
    const about = byIncident.get(incidentId);
    if (about) about.push(line);
    else byIncident.set(incidentId, [line]);
  };
  journal.found.forEach((line) => remember(line, (JSON.parse(line) as Message).incidentId));
  return {
    deliver(message) {
      const line = JSON.stringify(message);
      journal.append(line);
      remember(line, message.incidentId);
    },
    lines: (incidentId) => (incidentId === undefined ? all : (byIncident.get(incidentId) ?? [])),
    close: () => journal.close(),
  };
}
