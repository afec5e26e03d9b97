/** How many parts an SMS takes: 160 GSM-7 characters or 70 UCS-2 ones alone, 153 or 67 where parts are joined. */
import { SegmentedMessage } from 'sms-segments-calculator';

export interface Parts {
  readonly alphabet: 'GSM-7' | 'UCS-2';
  /** In units of the alphabet: a euro counts twice in GSM-7, an emoji in UCS-2. */
  readonly length: number;
  readonly parts: number;
}

const ALPHABETS = {
  'GSM-7': { bits: 7, alone: 160, joined: 153 },
  'UCS-2': { bits: 16, alone: 70, joined: 67 },
} as const;

export const smsParts = (text: string): Parts => reckoned(text) ?? counted(text);

const GSM7 = /^[\n\r -"$%&'-?A-Z_a-z#@¡£¤¥§¿ÄÅÆÇÉÑÖØÜßàäåæèéìñòöøùüΓΔΘΛΞΠΣΦΨΩ\f[\\\]^{|}~€]*$/;
const TWICE = /[\f[\\\]^{|}~€]/g;
const WORDS = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]*$/u;
/** Letters that join the one before or after them, and halves of characters. */
const JOINING = /[\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\uac00-\udfff\uff9e\uff9f]/;

/** No letter is torn between two parts, which leaves a part a little shorter. Where that cannot make one part more, nothing need be counted, which is slow. Null elsewhere. */
function reckoned(text: string): Parts | null {
  const isGsm7 = GSM7.test(text);
  if (!isGsm7 && (JOINING.test(text) || !WORDS.test(text))) return null;
  const alphabet = isGsm7 ? 'GSM-7' : 'UCS-2';
  const length = text.length + (isGsm7 ? (text.match(TWICE)?.length ?? 0) : 0);
  const { alone, joined } = ALPHABETS[alphabet];
  if (length <= alone) return { alphabet, length, parts: 1 };
  const parts = Math.ceil(length / joined);
  const shortest = joined - (isGsm7 ? 1 : mostMarks(text));
  return shortest > 0 && parts === Math.ceil(length / shortest) ? { alphabet, length, parts } : null;
}

const mostMarks = (text: string): number => Math.max(0, ...(text.match(/\p{M}+/gu) ?? []).map((marks) => marks.length));

function counted(text: string): Parts {
  const { encodingName, messageSize, segmentsCount } = new SegmentedMessage(text, 'auto');
  const alphabet = encodingName === 'GSM-7' ? 'GSM-7' : 'UCS-2';
  return { alphabet, length: messageSize / ALPHABETS[alphabet].bits, parts: segmentsCount };
}
