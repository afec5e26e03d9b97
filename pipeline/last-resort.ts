/** Dead letters page a human, with nothing but the raw fact. Needs neither the table nor the pack. */
import { isCanary } from '../core/canary.ts';

export interface DeadLetter {
  readonly messageId: string;
  /** The queue that holds it. */
  readonly queue: string;
  readonly body: string;
  readonly firstSentAt: string;
}

export interface LastResortTopic {
  publish(subject: string, body: string): Promise<void>;
}

/** Those that page. What became of the canary's is told by its alarm, and nobody is to be called for it: its letters go. */
export const staying = (letters: readonly DeadLetter[]): DeadLetter[] => letters.filter(({ body }) => !isOfCanary(body));

/**
 * One message for a batch. Every letter stays where it is, whatever SNS answers: it pages again when it is visible
 * again, until somebody redrives it or its queue no longer keeps it.
 */
export const lastResort =
  (topic: LastResortTopic) =>
  async (letters: readonly DeadLetter[]): Promise<void> => {
    if (letters.length === 0) return;
    const looks = letters.filter(({ body }) => FAILED_LOOK.test(body));
    const alerts = letters.filter(({ body }) => !FAILED_LOOK.test(body));
    const parts = [...(alerts.length > 0 ? stuck(alerts) : []), ...(looks.length > 0 ? failed(looks) : [])];
    await topic.publish(`Jeevan Raksha: ${subjectOf(alerts.length)}`, [...parts, 'This message comes again every 5 minutes.'].join('\n'));
  };

/** The whole of what the auditor is sent. Anything else may be an alert, whatever a partner wrote into it. */
const FAILED_LOOK = /^\s*\{\s*"task"\s*:\s*"(sweep|scan)"\s*\}\s*$/;

function subjectOf(alerts: number): string {
  if (alerts === 0) return 'the auditor failed';
  return `${alerts} ${alerts === 1 ? 'alert' : 'alerts'} stuck, act now`;
}

const stuck = (letters: readonly DeadLetter[]): string[] => [
  'Jeevan Raksha could not process what follows. Somebody may be at risk, and the desk may not have been paged.',
  ...letters.map(({ body, ...letter }) => `- ${whatIsStuck(body)}, ${whereIs(letter)}`),
  'Do now: open docs/runbook.md, section "Dead letters"; look at the alert, page the desk by phone, then redrive the queue. Until it is empty this goes on.',
];

const failed = (letters: readonly DeadLetter[]): string[] => [
  'The auditor, which looks for incidents that were forgotten, failed. Some open incident may be overdue, and its next page may not go out.',
  ...letters.map(({ body, ...letter }) => `- a look of the auditor (${FAILED_LOOK.exec(body)![1]}), ${whereIs(letter)}`),
  'Do now: open docs/runbook.md, section "sweep-dead". There is nothing to redrive; a failed look is kept for an hour.',
];

const whereIs = ({ queue, firstSentAt, messageId }: Omit<DeadLetter, 'body'>): string => `in ${queue} since ${firstSentAt} (message ${messageId})`;

function isOfCanary(body: string): boolean {
  try {
    return isCanary(JSON.parse(body) as { partner: string });
  } catch {
    return false; // what cannot be read may be an alert
  }
}

/** The incident and the partner, if the message says so; never what is in it. */
function whatIsStuck(body: string): string {
  const { incidentId, partner } = namesIn(body);
  return incidentId === null ? 'a message of unknown content' : `incident ${incidentId} of partner ${partner ?? 'unknown'}`;
}

function namesIn(body: string): { incidentId: string | null; partner: string | null } {
  const one = (pattern: RegExp): string | null => pattern.exec(body)?.[1] ?? null;
  return { incidentId: one(/"incidentId":"([a-z2-7]{26})"/), partner: one(/"partner":"([a-z0-9-]{1,40})"/) };
}
