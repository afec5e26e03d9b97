/** The timeline of an incident, as people read it. */
import type { IncidentEvent } from '../../core/events.ts';
import { instant } from '../../core/time.ts';
import { proofStory, storyOf } from '../../core/story.ts';
import { fromLucknow, openHouse, up } from '../support/house.ts';

async function night() {
  const house = await openHouse();
  const id = await house.deliver(fromLucknow);
  await house.pass(60);
  await house.does('state-primary', 'acknowledge');
  await house.does('state-primary', 'hand-off', { to: 'Agra', note: 'Invented words of an officer' });
  await house.does('state-primary', 'close', { disposition: 'SAFE_ON_SCENE', note: 'More invented words' });
  return (await house.read(id)).events;
}

it('says what was done, to whom and by whom', async () => {
  const told = storyOf(up, await night(), 'en').map(({ text }) => text);
  expect(told.filter((text) => !text.includes('looked'))).toEqual([
    'Alert received from meta; incident opened.',
    'Paged: state-primary (SMS, e-mail), control-room-162 (SMS, e-mail).',
    'Handed to SNS: state-primary (SMS, e-mail), control-room-162 (SMS, e-mail).',
    'Arrived: state-primary (SMS), control-room-162 (SMS).',
    'Paged: state-primary (SMS).',
    'Handed to SNS: state-primary (SMS).',
    'state-primary took it.',
    'Told who has it: control-room-162 (SMS).',
    'Handed to SNS: control-room-162 (SMS).',
    'state-primary handed it off to Agra.',
    'Reminded: control-room-118 (SMS, e-mail).',
    'Handed to SNS: control-room-118 (SMS, e-mail).',
    'state-primary closed it: Safe, met in person.',
  ]);
});

it.each(up.languages)('fills every gap and repeats nobody\'s words (%s)', async (language) => {
  for (const { text } of storyOf(up, await night(), language)) expect(text).not.toMatch(/\{|undefined|nvented/);
});

describe('an event', () => {
  const at = instant('2026-03-01T12:00:00Z');
  const told = (kind: IncidentEvent['kind'], given: Partial<IncidentEvent> = {}) => storyOf(up, [{ seq: 1, at, kind, ...given }], 'en')[0]!;
  const sentence = (kind: IncidentEvent['kind'], values: Record<string, string>): string => up.wording['en']!.events[kind].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

  it('of a post names who signed, beside the post', () => expect(told('ACKNOWLEDGED', { by: 'control-room-162', detail: { signed: 'SI Invented' } })).toEqual({ at, text: sentence('ACKNOWLEDGED', { by: 'SI Invented (control-room-162)' }) }));

  it.each([['162', '162', 'Lucknow'], ['state', 'state', up.wording['en']!.terms.state], ['IN-BR', 'IN-BR', 'Bihar'], ['SP Agra', 'SP Agra', 'SP Agra']])('handed off to %s is told as %s: %s', (_, to, name) => {
    expect(told('HANDED_OFF', { by: 'x', detail: { to } }).text).toBe(sentence('HANDED_OFF', { by: 'x', to: name }));
  });

  it('of a drill names its desk', () => expect(told('DRILL_STARTED', { by: 'x', detail: { desk: '162' } }).text).toBe(sentence('DRILL_STARTED', { by: 'x', desk: 'Lucknow' })));

  it('of pages names each responder once, with each of their channels', () => {
    expect(told('PAGED', { detail: { pages: ['r1.l0.a.sms', 'r1.l0.b.email', 'r1.l0.a.email'] } }).text).toBe(sentence('PAGED', { pages: 'a (SMS, e-mail), b (e-mail)' }));
    expect([told('PAGED', { detail: { pages: ['odd'] } }).text, told('PAGED').text]).toEqual([sentence('PAGED', { pages: 'odd ()' }), sentence('PAGED', { pages: '' })]);
  });

  it('tells why in words of the pack', () => {
    expect(told('CANNOT_LOCATE', { by: 'x', detail: { reason: 'PHONE_OFF' } }).text).toBe(sentence('CANNOT_LOCATE', { by: 'x', reason: up.wording['en']!.unlocated.PHONE_OFF }));
    expect(told('CLOSED', { by: 'x', detail: { disposition: 'DECEASED' } }).text).toBe(sentence('CLOSED', { by: 'x', disposition: up.wording['en']!.dispositions.DECEASED }));
  });

  it('what became of a page: it arrived, was answered, or failed and why', () => {
    const proof = (outcome: 'delivered' | 'answered' | 'failed', because?: string) => proofStory(up, { page: 'r1.l0.a.sms', outcome, at, ...(because && { because }) }, 'en').text;
    expect([proof('delivered'), proof('answered'), proof('failed', 'Unreachable'), proof('failed')]).toEqual([sentence('DELIVERED', { pages: 'a (SMS)' }), sentence('DELIVERED', { pages: 'a (SMS)' }), sentence('NOT_DELIVERED', { pages: 'a (SMS)', because: 'Unreachable' }), sentence('NOT_DELIVERED', { pages: 'a (SMS)', because: '' })]);
  });
});
