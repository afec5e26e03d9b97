/** Parts of an SMS, by the figures of 3GPP TS 23.038 and 23.040. */
import * as fc from 'fast-check';
import { SegmentedMessage } from 'sms-segments-calculator';
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
    ['36 letters with eight marks each, of which seven fit a part', 'क\u0901\u0902\u0903\u093c\u0941\u0942\u0947\u0948'.repeat(36), 'UCS-2', 324, 6],
    ['13 letters with seventeen marks each', `क${'\u0941'.repeat(17)}`.repeat(13), 'UCS-2', 234, 5],
    ['13 letters of Thai with seventeen that join them', `ก${'\u0e33'.repeat(17)}`.repeat(13), 'UCS-2', 234, 5],
    ['13 letters with seventeen joiners each', `क${'\u200d'.repeat(17)}`.repeat(13), 'UCS-2', 234, 5],
    ['304 letters and a euro that is not torn', `${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
  ])('of %s', (_, text, alphabet, length, parts) => {
    expect(smsParts(text)).toEqual({ alphabet, length, parts });
  });

  it('has as many parts as the library counts letter by letter, whatever is written', () => {
    const latin = [...'@£$¥èéùìòÇØÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./09:;<=>?¡AZÄÖÑÜ§¿azäöñüà\n\r€|'];
    const hindi = ['य', 'ू', 'पी', 'क्ष', 'त्रि', 'ज़', 'ँ', '।', ' ', 'a'];
    const strange = ['e\u0301', '\u0301'.repeat(9), '\u200d', '\u200c', '🙂', '👩\u200d👧', '🇮🇳', '각', '\u1100\u1161', '\u0e33', '\ud800', '\0', '`', '\r\n'];
    const text = (letters: readonly string[], minLength: number, maxLength: number) => fc.array(fc.constantFrom(...letters), { minLength, maxLength }).map((all) => all.join(''));
    const texts = fc.oneof(text(latin, 140, 320), text(hindi, 40, 140), text([...latin, ...hindi, ...strange], 0, 140), text(strange, 0, 40));
    fc.assert(
      fc.property(texts, (one) => {
        const { encodingName, messageSize, segmentsCount } = new SegmentedMessage(one, 'auto');
        expect(smsParts(one)).toEqual({ alphabet: encodingName, length: messageSize / (encodingName === 'GSM-7' ? 7 : 16), parts: segmentsCount });
      }),
      { numRuns: 100 },
    );
  });
});
