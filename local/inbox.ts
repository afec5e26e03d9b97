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
  /** Oldest first. */
  readonly all: () => readonly Message[];
  readonly about: (incidentId: string) => readonly Message[];
  readonly close: () => void;
}

export function openInbox(file: string | undefined): Inbox {
  const journal = openJournal<Message>(file);
  const all: Message[] = [];
  const byIncident = new Map<string, Message[]>();
  const remember = (message: Message): void => {
    all.push(message);
    if (message.incidentId === null) return;
    const about = byIncident.get(message.incidentId);
    if (about) about.push(message);
    else byIncident.set(message.incidentId, [message]);
  };
  journal.found.forEach(remember);
  return {
    deliver(message) {
      journal.append(message);
      remember(message);
    },
    all: () => all,
    about: (incidentId) => byIncident.get(incidentId) ?? [],
    close: () => journal.close(),
  };
}
