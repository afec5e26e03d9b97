/** An alert that the desk makes: of what somebody typed, of what was pasted, and of both. */
import { deskAlert, madeId, NOTHING_GIVEN, type Given } from '../../core/desk-alert.ts';
import type { AlertParts } from '../../core/alert-text.ts';
import { instant } from '../../core/time.ts';

const now = instant('2026-03-01T12:34:56Z');
const typed = (given: Partial<Given>) => deskAlert({ ...NOTHING_GIVEN, ...given }, null, null, now);
const NO_PARTS: AlertParts = { post: {}, subject: {}, hints: [] };
const pasted: AlertParts = {
  alertId: 'CASE-123456', risk: 'elevated', post: { platform: 'instagram', url: 'https://www.instagram.com/p/PASTED/' },
  subject: { name: 'Pasted Name', age: 30, phones: ['+917000000001', '+917000000002'], emails: ['pasted@sample.invalid'] }, hints: [{ kind: 'pin', pin: '226010' }],
}; // prettier-ignore

describe('what somebody typed', () => {
  it('is all in it, each in its field', () => {
    expect(typed({
      id: 'META-1', risk: 'imminent', exercise: true, name: 'Invented', age: 0, sex: 'female', note: ' said by phone ', phones: ['+91 70000 00001'], emails: ['a@sample.invalid'], pins: ['226010'], places: ['Gomti Nagar'],
      links: ['https://www.instagram.com/invented.person/', 'https://www.instagram.com/p/CxINVENTED1/'],
    })).toEqual({
      alertId: 'META-1', risk: 'imminent', exercise: true,
      post: { platform: 'instagram', url: 'https://www.instagram.com/p/CxINVENTED1/', excerpt: 'said by phone' },
      subject: { name: 'Invented', age: 0, sex: 'female', profileUrl: 'https://www.instagram.com/invented.person/', phones: ['+917000000001'], emails: ['a@sample.invalid'] },
      hints: [{ kind: 'pin', pin: '226010' }, { kind: 'place', text: 'Gomti Nagar', role: 'current' }],
    }); // prettier-ignore
  });

  it('leaves out whatever nobody said: no empty field, no list of nothing, no exercise', () => {
    expect(typed({})).toEqual({ alertId: `desk-${now}` });
    expect(typed({ exercise: false, note: '  ', phones: [] })).toEqual({ alertId: `desk-${now}` });
    expect(typed({ pins: ['226010'] })).toEqual({ alertId: `desk-${now}`, hints: [{ kind: 'pin', pin: '226010' }] });
  });

  it('of links takes the post, or else another page, and beside it the profile; what is no link is passed over', () => {
    const of = (...links: string[]) => {
      const { post, subject } = typed({ links });
      return [post?.platform, post?.url, subject?.profileUrl];
    };
    expect(of('https://x.com/invented')).toEqual(['x', undefined, 'https://x.com/invented']);
    expect(of('https://forum.example/t/1')).toEqual([undefined, 'https://forum.example/t/1', undefined]);
    expect(of('https://forum.example/t/1', 'https://x.com/invented/status/1')).toEqual(['x', 'https://x.com/invented/status/1', undefined]);
    expect(of('not a link', 'https://x.com/invented/status/1')).toEqual(['x', 'https://x.com/invented/status/1', undefined]);
  });

  it.each([['98765 43210', '+919876543210'], ['०९८७६५४३२१०', '+919876543210'], ['+44 20 7946 0958', '+442079460958'], [' 4321 ', '4321']])('the phone %s becomes %s', (phone, number) => {
    expect(typed({ phones: [phone] }).subject).toEqual({ phones: [number] });
  });

  it('said twice stands once', () => {
    expect(typed({ phones: ['9876543210', '+91 98765 43210'], pins: ['226010', '226010'] })).toMatchObject({ subject: { phones: ['+919876543210'] }, hints: [{ kind: 'pin', pin: '226010' }] });
  });
});

describe('what was pasted', () => {
  it('is in it, with its words, and stays behind what was typed', () => {
    const given = { ...NOTHING_GIVEN, risk: 'high' as const, name: 'Typed Name', note: 'a note', phones: ['+917000000002', '+917000000003'], emails: ['typed@sample.invalid'], pins: ['226001'] };
    expect(deskAlert(given, pasted, 'the words\n', now)).toEqual({
      alertId: 'CASE-123456', risk: 'high', post: { platform: 'instagram', url: 'https://www.instagram.com/p/PASTED/', excerpt: 'a note\n\nthe words' },
      subject: { name: 'Typed Name', age: 30, phones: ['+917000000002', '+917000000003', '+917000000001'], emails: ['typed@sample.invalid', 'pasted@sample.invalid'] },
      hints: [{ kind: 'pin', pin: '226001' }, { kind: 'pin', pin: '226010' }],
    }); // prettier-ignore
  });

  it('gives way where a link or an id was typed', () => {
    const alert = deskAlert({ ...NOTHING_GIVEN, id: 'TYPED-1', links: ['https://x.com/invented/status/1'] }, pasted, 'the words', now);
    expect([alert.alertId, alert.risk, alert.post?.platform, alert.post?.url]).toEqual(['TYPED-1', 'elevated', 'x', 'https://x.com/invented/status/1']);
  });

  it('without a case is named by what it says and the hour: the same within it, another after it or with other words', () => {
    const idOf = (text: string, at: string) => deskAlert(NOTHING_GIVEN, NO_PARTS, text, instant(at)).alertId;
    const id = idOf('the words', '2026-03-01T12:00:00Z');
    expect(id).toMatch(/^desk-2026-03-01T12-[0-9a-z]{16}$/);
    expect([idOf('the words', '2026-03-01T12:59:59Z'), idOf('the words ', '2026-03-01T12:30:00Z')]).toEqual([id, id]);
    expect(new Set([id, idOf('the words', '2026-03-01T13:00:00Z'), idOf('the words', '2026-03-02T12:00:00Z'), idOf('other words', '2026-03-01T12:00:00Z')]).size).toBe(4);
    expect([madeId({}, now), madeId({}, now)]).toEqual([madeId({}, now), expect.not.stringMatching(madeId({ a: 1 }, now))]);
  });

  it('two calls that say equally little are two persons', () => {
    expect(deskAlert(NOTHING_GIVEN, null, null, instant('2026-03-01T12:00:01Z')).alertId).not.toBe(deskAlert(NOTHING_GIVEN, null, null, instant('2026-03-01T12:00:02Z')).alertId);
  });
});
