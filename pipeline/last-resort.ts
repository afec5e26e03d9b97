/** Dead letters page a human, with nothing but the raw fact. Needs neither the table nor the pack. */
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

/**
 * One message for a batch. Every letter stays where it is, whatever SNS answers: it pages again when it is visible
 * again, until somebody redrives it.
 */
export const lastResort =
  (topic: LastResortTopic) =>
  async (letters: readonly DeadLetter[]): Promise<void> => {
    if (letters.length === 0) return;
    await topic.publish(`Jeevan Raksha: ${letters.length} alert(s) stuck, act now`, textOf(letters));
  };

function textOf(letters: readonly DeadLetter[]): string {
  const lines = letters.map(({ queue, body, firstSentAt, messageId }) => `- ${whatIsStuck(body)}, in ${queue} since ${firstSentAt} (message ${messageId})`);
  return [
    'Jeevan Raksha could not process what follows. Somebody may be at risk, and the desk has NOT been paged by the ordinary way.',
    ...lines,
    'Do now: open docs/runbook.md, section "Dead letters"; look at the alert, page the desk by phone, then redrive the queue.',
    'This message comes again every 5 minutes until the queue is empty.',
  ].join('\n');
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
