/** What an operator reports of one text message, as SNS writes it to its log. */
import * as z from 'zod/mini';

export interface Receipt {
  /** SNS's name for the message. */
  readonly messageId: string;
  readonly delivered: boolean;
  /** In the operator's words, without any number. */
  readonly because: string;
  /** E.164. */
  readonly destination: string;
}

const Line = z.object({
  notification: z.object({ messageId: z.string() }),
  delivery: z.object({ destination: z.string(), providerResponse: z.optional(z.string()) }),
  status: z.enum(['SUCCESS', 'FAILURE']),
});

/** Null for a line that is no receipt. */
export function readReceipt(line: string): Receipt | null {
  const read = Line.safeParse(parsed(line));
  if (!read.success) return null;
  const { notification, delivery, status } = read.data;
  const because = (delivery.providerResponse ?? '').replace(/\+?\d{5,}/g, '…').slice(0, 100);
  return { messageId: notification.messageId, delivered: status === 'SUCCESS', because: because || 'no reason given', destination: delivery.destination };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}
