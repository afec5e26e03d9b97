/** Messages that are about no incident: the link that verifies, and who cannot be reached. */
import { noticeText, READINESS, verificationPage, verifies, type NoticeLetter } from '../../core/notice.ts';
import type { Channel, Responder } from '../../core/people.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { up } from '../support/locators.ts';

const now = instant('2026-03-01T12:34:56Z');
const responder: Responder = { responderId: 'asha', name: 'Invented', rank: '', language: 'en', channels: {} };
const NUMBER = '+917000000001';
const page = (channel: Channel = 'sms', address = NUMBER, at = now) => verificationPage(responder, channel, address, at);
const TOKEN = '0123456789abcdefghjk';
const letter = (given: Partial<NoticeLetter> = {}): NoticeLetter => ({ notice: 'verify', page: page(), token: TOKEN, language: 'en', way: { linkUrl: 'https://a.example.in/a', smsCarries: 'link' }, values: { unit: 'Lucknow', count: 2 }, ...given });
const { sms, email, place } = up.wording['en']!;

describe('a link that verifies', () => {
  it('is the same within a minute, another the next one, and another of another number', () => {
    const { key } = page();
    expect(key).toMatch(/^verify\.2026-03-01T12:34\.[0-9a-f]{16}\.asha\.sms$/);
    expect([page('sms', NUMBER, secondsAfter(now, 3)).key, page('sms', NUMBER, secondsAfter(now, 4)).key === key, page('sms', '+917000000002').key === key]).toEqual([key, false, false]);
  });

  it('does so for the address that it was sent to, for three days from its minute', () => {
    const { key } = page();
    const end = secondsAfter(instant('2026-03-01T12:34:00Z'), 3 * 86_400);
    expect([verifies(key, NUMBER, now), verifies(key, NUMBER, secondsAfter(end, -1)), verifies(key, NUMBER, end), verifies(key, '+917000000002', now)]).toEqual([true, true, false, false]);
  });

  it.each(['r1.l0.asha.sms', `x${page().key}`, page().key.replace('verify', 'alert'), 'alert.2026-03-01T12:34.x'])('%s is of another kind, and verifies nothing', (key) => expect(verifies(key, NUMBER, now)).toBe(false));

  it('without its minute is a mistake of ours', () => expect(() => verifies(`verify..${page().key.split('.')[2]}`, NUMBER, now)).toThrow('is not a moment: allowed is ISO 8601'));
});

describe('its text', () => {
  it('is an SMS with the link last, as it is registered, and no subject', () => {
    expect(noticeText(up, letter())).toEqual({ subject: null, body: sms.verify.replace('{link}', `https://a.example.in/a?t=${TOKEN}`), template: 'verify.en' });
  });

  it('is an e-mail with its subject, and the number to call; more stands below', () => {
    const mail = letter({ notice: 'readiness', page: page('email') });
    const short = sms.readiness.replace('{count}', '2').replace('{unit}', 'Lucknow').replace('{link}', `https://a.example.in/a?t=${TOKEN}`);
    const body = (message: string): string => email.notice.replace('{message}', message).replace('{phone}', up.stateDesk.phone);
    expect(noticeText(up, mail)).toEqual({ subject: email.subject.readiness.replace('{unit}', 'Lucknow'), body: body(short), template: 'readiness.en' });
    expect(noticeText(up, mail, 'a line').body).toBe(body(`${short}\n\na line`));
    expect(noticeText(up, { ...mail, page: page('https') }).subject).toBeNull();
  });

  it('where a link cannot be made or carried has a code or a number to call, and is not as it is registered', () => {
    const code = { linkUrl: 'https://a.example.in/a', smsCarries: 'code' } as const;
    expect(noticeText(up, letter({ way: code }))).toEqual({ subject: null, body: sms.verify.replace('{link}', place.code.replace('{token}', '01234-56789-abcde-fghjk')), template: null });
    expect(noticeText(up, letter({ token: null }))).toEqual({ subject: null, body: sms.verify.replace('{link}', place.call.replace('{phone}', up.stateDesk.phone)), template: null });
    expect(noticeText(up, letter({ page: page('email'), way: code })).template).toBe('verify.en');
  });
});

it('no incident is called like it', () => expect(READINESS).not.toMatch(/^[a-z2-7]{26}$/));
