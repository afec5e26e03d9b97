/** Roster, rota, override, absence: who is on duty when they meet. */
import { withAbsence, withOverride, withoutAbsence, withoutOverride } from '../../core/duty-change.ts';
import { isOnDutySoon, onDuty, SOON_SECONDS, telephoneOf } from '../../core/on-duty.ts';
import { EVERYBODY, everybody, mayCloseUnlocated, type Desk, type Override, type Responder, type Rota } from '../../core/people.ts';
import { instant, secondsAfter } from '../../core/time.ts';

const rota: Rota = { role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['08:00', '20:00'], advances: 'week', crews: [['day'], ['night']] };
const at = (time: string) => instant(`2026-01-06T${time}+05:30`);
const person = (responderId: string, absences?: Responder['absences']): Responder => ({ responderId, name: responderId, rank: '', language: 'hi', channels: { sms: { number: '+917000000001' } }, ...(absences && { absences }) });
const others = ['post', 'day', 'night', 'x', 'y'].map((id) => person(id));
const desk = (change: Partial<Desk> = {}): Desk => ({ deskId: 'state', roster: {}, lastResortPosts: [], rotas: [rota], ...change });
const put = (from: string, to: string, responders: string[], instead: string | null = 'day'): Override => ({ from: at(from), to: at(to), role: 'primary', instead, responders });
const who = (one: Desk, time: string, responders = others): string => onDuty({ desks: [one], responders }, 'state', 'primary', at(time)).map(({ responderId }) => responderId).join();

describe('on duty', () => {
  it('are the roster and the crew, each once', () => {
    expect(who(desk({ roster: { primary: ['post', 'day'] } }), '10:00')).toBe('post,day');
    expect(who(desk({ roster: { primary: ['post', 'day'] } }), '21:00')).toBe('post,day,night');
    expect(onDuty({ desks: [desk()], responders: others }, 'state', 'secondary', at('10:00'))).toEqual([]);
    expect(onDuty({ desks: [], responders: others }, 'state', 'primary', at('10:00'))).toEqual([]);
  });

  it.each<[string, Override[], string, string]>([
    ['somebody stands in', [put('09:00', '11:00', ['x'])], '09:00', 'x'],
    ['until the end, which is not part of it', [put('09:00', '11:00', ['x'])], '11:00', 'day'],
    ['two stand in for one', [put('09:00', '11:00', ['x', 'y'])], '10:00', 'x,y'],
    ['of two that overlap the one written last holds', [put('09:00', '12:00', ['x']), put('10:00', '11:00', ['y'])], '10:30', 'y'],
    ['and beside it the earlier one', [put('09:00', '12:00', ['x']), put('10:00', '11:00', ['y'])], '11:00', 'x'],
    ['written last, though it began first', [put('10:00', '11:00', ['y']), put('09:00', '12:00', ['x'])], '10:30', 'x'],
    ['somebody besides', [put('09:00', '11:00', ['x'], null)], '10:00', 'day,x'],
    ['all that stand besides', [put('09:00', '11:00', ['x'], null), put('09:00', '11:00', ['y'], null)], '10:00', 'day,x,y'],
    ['instead of one who does not stand then: no change', [put('09:00', '11:00', ['x'], 'night')], '10:00', 'day'],
    ['a swap, by day', [put('00:00', '23:00', ['night'], 'day'), put('00:00', '23:00', ['day'], 'night')], '10:00', 'night'],
    ['a swap, by night', [put('00:00', '23:00', ['night'], 'day'), put('00:00', '23:00', ['day'], 'night')], '21:00', 'day'],
    ['a holiday replaces everybody', [put('09:00', '11:00', ['x'], EVERYBODY)], '10:00', 'x'],
    ['of two holidays that overlap the one written last holds', [put('08:00', '12:00', ['x'], EVERYBODY), put('09:00', '11:00', ['y'], EVERYBODY)], '10:00', 'y'],
    ['written last, though it began first', [put('09:00', '11:00', ['y'], EVERYBODY), put('08:00', '12:00', ['x'], EVERYBODY)], '10:00', 'x'],
    ['and beside it the earlier one', [put('08:00', '12:00', ['x'], EVERYBODY), put('09:00', '11:00', ['y'], EVERYBODY)], '11:00', 'x'],
    ['on a holiday too somebody besides', [put('08:00', '12:00', ['x'], EVERYBODY), put('09:00', '11:00', ['y'], null)], '10:00', 'x,y'],
    ['another role is another matter', [{ ...put('09:00', '11:00', ['x']), role: 'secondary' }], '10:00', 'day'],
  ])('%s', (_, overrides, time, expected) => expect(who(desk({ overrides }), time)).toBe(expected));

  it('the absent are not, whatever put them there', () => {
    const away = (...ids: string[]) => others.map((one) => (ids.includes(one.responderId) ? person(one.responderId, [{ from: at('09:00'), to: at('11:00') }]) : one));
    expect(['08:59', '09:00', '10:59', '11:00'].map((time) => who(desk(), time, away('day')))).toEqual(['day', '', '', 'day']);
    expect(who(desk({ roster: { primary: ['post'] } }), '10:00', away('post'))).toBe('day');
    expect(who(desk({ overrides: [put('09:00', '11:00', ['x'])] }), '10:00', away('x'))).toBe('');
    expect(who(desk({ overrides: [put('09:00', '11:00', ['x'])] }), '10:00', away('day'))).toBe('x');
  });
});

describe('off duty too', () => {
  const people = { desks: [desk({ roster: { supervisor: ['post'] }, overrides: [put('09:00', '11:00', ['x']), { ...put('09:00', '11:00', ['y']), role: 'supervisor' }] })], responders: others };

  it('every crew is of the desk at last resort, and who stood in until that is over', () => {
    const all = (time: string) => everybody(people, 'state', at(time)).map(({ responderId }) => responderId).toSorted().join();
    expect([all('10:00'), all('11:00')]).toEqual(['day,night,post,x,y', 'day,night,post']);
  });

  it('a supervisor may close what others could not locate; who stands in for one, meanwhile', () => {
    expect([['post', '23:00'], ['y', '10:00'], ['y', '11:00'], ['x', '10:00'], ['day', '10:00']].map(([id, time]) => mayCloseUnlocated(people, id!, at(time!)))).toEqual([true, true, false, false, false]); // prettier-ignore
  });
});

describe('what is written at run time', () => {
  const now = at('07:00');

  it('changes nothing when written twice, and can be taken back', () => {
    const once = withOverride(desk(), put('09:00', '11:00', ['x']), now);
    expect(withOverride(once, put('09:00', '11:00', ['x']), at('08:00'))).toBe(once);
    expect(who(withoutOverride(once, put('09:00', '11:00', ['x'])), '10:00')).toBe('day');
    expect(withoutOverride(desk(), put('09:00', '11:00', ['x'])).overrides).toBeUndefined();
    const absence = { from: at('09:00'), to: at('11:00') };
    const away = withAbsence(person('day'), absence, now);
    expect(withAbsence(away, absence, now)).toBe(away);
    expect(withoutAbsence(away, absence).absences).toEqual([]);
  });

  it('is the last word when it is written again after another', () => {
    const [x, y] = [put('09:00', '11:00', ['x']), put('09:00', '11:00', ['y'])];
    expect(who([x, y, x].reduce((one, override) => withOverride(one, override, now), desk()), '10:00')).toBe('x');
  });
});

it('a desk is called on the number of its post, else of whoever is on duty, else on none', () => {
  const numbered = (id: string, number: string, kind: Responder['kind'] = 'person'): Responder => ({ ...person(id), kind, channels: { sms: { number } } });
  const call = (responders: Responder[]) => telephoneOf({ desks: [desk({ roster: { primary: ['x', 'post'] } })], responders }, 'state', at('10:00'));
  expect(call([numbered('day', '+911'), numbered('post', '+912', 'post')])).toBe('+912');
  expect(call([numbered('day', '+911')])).toBe('+911');
  expect(call([{ ...person('day'), channels: {} }])).toBeNull();
  expect(call([numbered('x', '+913'), numbered('post', '+912', 'post')])).toBe('+912');
  expect(call([{ ...person('x'), channels: {} }, numbered('day', '+911')])).toBe('+911');
});

describe('soon on duty', () => {
  const now = at('10:00');
  const standsIn = (fromSeconds: number) => {
    const override: Override = { from: secondsAfter(now, fromSeconds), to: secondsAfter(now, fromSeconds + 600), role: 'primary', instead: null, responders: ['x'] };
    return isOnDutySoon(desk({ overrides: [override] }), person('x'), now);
  };

  it('is who stands in within three days, and neither who did nor who will later', () => {
    expect([-3600, -600, -599, 1, SOON_SECONDS - 1, SOON_SECONDS].map(standsIn)).toEqual([false, false, true, true, true, false]);
  });

  it('is who stands in at this very moment', () => {
    expect(standsIn(0)).toBe(true);
  });

  it('is nobody on a desk without crews and stand-ins, and nobody is absent who never said so', () => {
    const bare: Desk = { deskId: 'state', roster: { primary: ['post'] }, lastResortPosts: [] };
    expect(['post', 'x'].map((id) => isOnDutySoon(bare, person(id), now))).toEqual([true, false]);
    expect(onDuty({ desks: [bare], responders: others }, 'state', 'primary', now).map(({ responderId }) => responderId)).toEqual(['post']);
  });

  it('is the crew after the next hand-over', () => {
    expect(['day', 'night', 'x'].map((id) => isOnDutySoon(desk({ rotas: [{ ...rota, advances: 'shift' }] }), person(id), now))).toEqual([true, true, false]);
  });
});
