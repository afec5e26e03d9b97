/** The pack's SMS as India's operators register them: fixed words, and tagged variables. */
import { LONGEST_VARIABLE } from './message.ts';
import { unitName, type Pack } from './pack.ts';
import { smsParts, type Parts } from './sms-parts.ts';
import { fill, MESSAGES } from './wording.ts';

export interface SmsTemplate extends Parts {
  /** The key in the setting `smsTemplateIds`, such as `alert.en`. */
  readonly id: string;
  /** With the portal's tags in the place of the variables. */
  readonly registered: string;
  /** With the longest unit name and a link. */
  readonly example: string;
}

/** TRAI's tags: what stands there is a name of at most 30 characters, and a whitelisted URL. */
const TAGS = { unit: '{#alphanumeric#}', name: '{#alphanumeric#}', count: '{#numeric#}', link: '{#url#}' };

export function smsTemplates(pack: Pack, host: string): SmsTemplate[] {
  const link = `https://${host}/a?t=${'0'.repeat(20)}`;
  return Object.entries(pack.wording).flatMap(([language, { sms, place }]) => {
    const names = [place.unknown, ...[...pack.units.keys()].map((code) => unitName(pack, code, language))];
    const unit = names.reduce((longest, name) => (name.length > longest.length ? name : longest));
    return MESSAGES.map((message) => {
      const example = fill(sms[message], { unit, name: 'N'.repeat(LONGEST_VARIABLE), count: '999', link });
      return { id: `${message}.${language}`, registered: fill(sms[message], TAGS), example, ...smsParts(example) };
    });
  });
}
