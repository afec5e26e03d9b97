/** How many parts an SMS takes: 160 GSM-7 characters or 70 UCS-2 ones alone, 153 or 67 where parts are joined. */

// 3GPP TS 23.038, section 6.2.1: the default alphabet, and the characters of its extension, which count twice.
const BASIC = new Set('@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà');
const EXTENDED = new Set('\f^{}\\[~]|€');

export interface Parts {
  readonly alphabet: 'GSM-7' | 'UCS-2';
  readonly length: number;
  readonly parts: number;
}

export function smsParts(text: string): Parts {
  const characters = [...text];
  const gsm = characters.every((character) => BASIC.has(character) || EXTENDED.has(character));
  const length = gsm ? characters.reduce((sum, character) => sum + (EXTENDED.has(character) ? 2 : 1), 0) : text.length;
  const [alone, joined] = gsm ? [160, 153] : [70, 67];
  return { alphabet: gsm ? 'GSM-7' : 'UCS-2', length, parts: length <= alone ? 1 : Math.ceil(length / joined) };
}
