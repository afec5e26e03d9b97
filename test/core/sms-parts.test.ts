/** Parts of an SMS, by the figures of 3GPP TS 23.038 and 23.040. */
import { smsParts } from '../../core/sms-parts.ts';

describe('an SMS', () => {
  it.each<[string, string, string, number, number]>([
    ['nothing', '', 'GSM-7', 0, 1],
    ['160 letters', 'a'.repeat(160), 'GSM-7', 160, 1],
    ['161 letters', 'a'.repeat(161), 'GSM-7', 161, 2],
    ['306 letters', 'a'.repeat(306), 'GSM-7', 306, 2],
    ['307 letters', 'a'.repeat(307), 'GSM-7', 307, 3],
    ['the whole basic alphabet', '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà', 'GSM-7', 69, 1],
    ['80 euros, which count twice', '€'.repeat(80), 'GSM-7', 160, 1],
    ['81 euros', '€'.repeat(81), 'GSM-7', 162, 2],
    ['brackets and a tilde', '[]{}~^|\\', 'GSM-7', 16, 1],
    ['a link with a tilde', 'https://x.in/~a', 'GSM-7', 16, 1],
    ['a backtick, which GSM-7 lacks', '`', 'UCS-2', 1, 1],
    ['a small c with a cedilla', 'ç', 'UCS-2', 1, 1],
    ['a dash that a word processor made', '–', 'UCS-2', 1, 1],
    ['70 letters of Hindi', 'आ'.repeat(70), 'UCS-2', 70, 1],
    ['71 letters of Hindi', 'आ'.repeat(71), 'UCS-2', 71, 2],
    ['134 letters of Hindi', 'आ'.repeat(134), 'UCS-2', 134, 2],
    ['135 letters of Hindi', 'आ'.repeat(135), 'UCS-2', 135, 3],
    ['one letter of Hindi among 69', `${'a'.repeat(69)}आ`, 'UCS-2', 70, 1],
    ['one letter of Hindi among 70', `${'a'.repeat(70)}आ`, 'UCS-2', 71, 2],
    ['35 emoji, two units each', '🙂'.repeat(35), 'UCS-2', 70, 1],
    ['36 emoji', '🙂'.repeat(36), 'UCS-2', 72, 2],
  ])('of %s', (_, text, alphabet, length, parts) => {
    expect(smsParts(text)).toEqual({ alphabet, length, parts });
  });
});
