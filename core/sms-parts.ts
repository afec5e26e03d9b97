/** How many parts an SMS takes: 160 GSM-7 characters or 70 UCS-2 ones alone, 153 or 67 where parts are joined. */
import { SegmentedMessage } from 'sms-segments-calculator';

export interface Parts {
  readonly alphabet: 'GSM-7' | 'UCS-2';
  /** In units of the alphabet: a euro counts twice in GSM-7, an emoji in UCS-2. */
  readonly length: number;
  readonly parts: number;
}

const BITS: Record<Parts['alphabet'], number> = { 'GSM-7': 7, 'UCS-2': 16 };

export function smsParts(text: string): Parts {
  const { encodingName, messageSize, segmentsCount } = new SegmentedMessage(text, 'auto');
  const alphabet = encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2';
  return { alphabet, length: messageSize / BITS[alphabet], parts: segmentsCount };
}
