/** The words of a page: short enough, in the reader's language, with the link last and nothing of the person. */
import { clockTime, shortName, textOf, type Way } from '../../core/message.ts';
import type { Incident } from '../../core/incident.ts';
import { planPages, type Page, type Purpose } from '../../core/page.ts';
import { smsParts } from '../../core/sms-parts.ts';
import { instant } from '../../core/time.ts';
import { MESSAGES, REFUSED_WORDS } from '../../core/wording.ts';
import { noon, opened } from '../support/incidents.ts';
import { up } from '../support/house.ts';

const token = '0123456789abcdefghjk';
const link: Way = { linkUrl: 'https://alerts.jeevan.example.in/a', smsCarries: 'link' };
const code: Way = { ...link, smsCarries: 'code' };
const PURPOSES: readonly Purpose[] = ['alert', 'reminder', 'hand-off', 'hand-over', 'taken', 'moved', 'update'];
const UNITS = [null, ...up.units.keys()];

const pageBy = (channel: Page['channel'], purpose: Purpose = 'alert'): Page => planPages('r1.l0', purpose, [{ responderId: 'x', deskId: 'state', channels: [channel] }], noon, 45)[0]!;
const at = (unit: string | null, exercise = false): Incident => ({ ...opened(), unit, exercise });
const write = (incident: Incident, page: Page, language: string, way = link) => textOf(up, incident, { page, token, language, way });
const every = (way: Way) => UNITS.flatMap((unit) => up.languages.flatMap((language) => [true, false].flatMap((exercise) => PURPOSES.map((purpose) => ({ language, unit, text: write(at(unit, exercise), pageBy('sms', purpose), language, way) })))));

describe('an SMS', () => {
  it.each([link, code])('fits its parts for every unit, language and purpose (%j)', (way) => {
    const tooLong = every(way).filter(({ language, text }) => smsParts(text.body).parts > up.smsParts[language]!);
    expect(tooLong).toEqual([]);
  });

  it('in English is one part of GSM-7: one character outside of it would halve what fits', () => {
    expect(every(link).filter(({ language, text }) => language === 'en' && smsParts(text.body).alphabet !== 'GSM-7')).toEqual([]);
  });

  it('ends with the link, so that the part that operators whitelist stands before it', () => {
    expect(every(link).filter(({ text }) => !text.body.endsWith(` https://alerts.jeevan.example.in/a?t=${token}`))).toEqual([]);
  });

  it('without a short domain carries a code to type instead, in groups of five, and no link', () => {
    const texts = every(code).map(({ text }) => text.body);
    expect(texts.filter((body) => body.includes('http') || !body.endsWith('01234-56789-abcde-fghjk'))).toEqual([]);
  });

  it('names the unit in the language of whoever reads it, or that the place is not known', () => {
    expect([write(at('162'), pageBy('sms'), 'en').body, write(at('162'), pageBy('sms'), 'hi').body]).toEqual([expect.stringContaining('Lucknow') as string, expect.stringContaining('लखनऊ') as string]);
    expect(write(at(null), pageBy('sms'), 'en').body).toContain('place unknown');
  });

  it('of a drill at the state desk names the desk; of what is surely elsewhere that place, where it is short enough', () => {
    const away = (where: string, decision: 'outside' | 'desk' = 'outside') => write({ ...at(null), location: { ...opened().location, decision, outside: { where, p: 0.9 } } }, pageBy('sms'), 'en').body;
    const drill = { deskId: 'state', until: noon, answered: [] };
    const desk = (name: Record<string, string>, language = 'en') => textOf({ ...up, stateDesk: { ...up.stateDesk, name } }, { ...at(null, true), drill }, { page: pageBy('sms'), token, language, way: link }).body;
    expect([desk({ en: 'The Desk', hi: 'कक्ष' }), desk({ en: 'The Desk', hi: 'कक्ष' }, 'hi'), desk({ en: 'The Desk' }, 'hi'), desk({ en: 'D'.repeat(31) })]).toEqual(['The Desk', 'कक्ष', 'The Desk', 'D'.repeat(30)].map((name) => expect.stringContaining(name) as string));
    expect(desk({ en: 'D'.repeat(31) })).not.toContain('D'.repeat(31));
    expect([away('IN-BR').includes('Bihar'), away('IN-BR', 'desk').includes('Bihar'), away('IN-BR', 'desk').includes('place unknown')]).toEqual([true, false, true]);
    expect(away('IN-DH')).toContain('place unknown'); // Dadra and Nagar Haveli and Daman and Diu
  });

  it('names whoever has it in plain letters, or by their id, thirty at most', () => {
    const named = (name: string) => shortName({ responderId: 'asha-1', deskId: 'state', name, since: noon, channel: null });
    expect([shortName(null), named('SI Asha'), named('आशा'), named('Asha आ'), named('आ Asha'), named('Asha [x]'), named('A'.repeat(31))]).toEqual(['', 'SI Asha', 'asha-1', 'asha-1', 'asha-1', 'asha-1', 'A'.repeat(30)]);
  });

  it('for a reader of a language that the pack lacks is in its first one', () => {
    expect(write(at('162'), pageBy('sms'), 'ta').body).toBe(write(at('162'), pageBy('sms'), 'en').body);
  });

  it('of an exercise says so, whatever it is about, by a template of its own', () => {
    for (const purpose of PURPOSES.filter((one) => one !== 'taken' && one !== 'moved')) expect(write(at('162', true), pageBy('sms', purpose), 'en')).toMatchObject({ body: expect.stringContaining('EXERCISE') as string, template: 'exercise.en' });
    expect(write(at('162', true), pageBy('sms', 'taken'), 'en').body).not.toContain('Acknowledge');
  });

  it('that carries no link is not as it was registered, and says so', () => {
    expect(write(at('162'), pageBy('sms'), 'en', code).template).toBeNull();
    expect(textOf(up, at('162'), { page: pageBy('sms'), token: null, language: 'en', way: link }).template).toBeNull();
    expect(write(at('162'), pageBy('email'), 'en', code).template).toBe('alert.en');
  });

  it('names the template that it was registered with', () => {
    expect(PURPOSES.map((purpose) => write(at('162'), pageBy('sms', purpose), 'hi').template)).toEqual(PURPOSES.map((purpose) => `${purpose}.hi`));
    expect(new Set<string>([...PURPOSES, 'exercise', 'verify', 'readiness'])).toEqual(new Set<string>(MESSAGES));
  });

  it('has nothing left to fill in, and no word that shames', () => {
    for (const { text } of every(link)) expect([/[{}]|undefined/.test(text.body), REFUSED_WORDS.filter((word) => text.body.toLowerCase().includes(word))]).toEqual([false, []]);
  });
});

describe('an e-mail', () => {
  it('has a subject of printable ASCII under 100 characters for every unit and language: SNS takes no other', () => {
    const subjects = UNITS.flatMap((unit) => up.languages.flatMap((language) => PURPOSES.map((purpose) => write(at(unit), pageBy('email', purpose), language).subject ?? '')));
    expect(subjects.filter((subject) => !/^[A-Za-z0-9][\x20-\x7e]{0,98}$/.test(subject))).toEqual([]);
  });

  it('says when, which incident, and whom to call, with the link whatever the SMS carries', () => {
    const incident = at('162');
    for (const way of [link, code]) {
      const { body } = write(incident, pageBy('email'), 'en', way);
      for (const part of ['Lucknow', `https://alerts.jeevan.example.in/a?t=${token}`, incident.incidentId, '17:30', '112']) expect(body).toContain(part);
      expect(body).not.toMatch(/[{}]|undefined/);
    }
  });
});

describe('a page over HTTPS', () => {
  it('is the words of the SMS, without a subject', () => {
    expect(write(at('162'), pageBy('https'), 'en')).toEqual(write(at('162'), pageBy('sms'), 'en'));
  });
});

describe('a time of day', () => {
  it.each([
    ['2026-03-01T18:29:59.000Z', '2026-03-01T18:29:59.000Z', '23:59'],
    ['2026-03-01T18:30:00.000Z', '2026-03-01T18:30:00.000Z', '00:00'],
    ['2026-03-01T18:29:00.000Z', '2026-03-01T18:31:00.000Z', '01 Mar 23:59'],
    ['2026-03-01T18:30:00.000Z', '2026-03-02T18:00:00.000Z', '00:00'],
  ])('%s, read at %s in India, is %s', (moment, today, time) => {
    expect(clockTime(instant(moment), 'Asia/Kolkata', instant(today))).toBe(time);
  });
});
