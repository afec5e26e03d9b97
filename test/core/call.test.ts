/** What the telephone says: what is asked, where, and who has it; nothing of the person. */
import { hasKeys, spokenText } from '../../core/call.ts';
import { acknowledge, having, opened, primary } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const { voice, place } = up.wording['en']!;
const said = (page: string, change: object = {}) => spokenText(up, { ...opened(), ...change }, { page, language: 'en' });

it.each<[string, keyof typeof voice]>([['r1.l0.room.https', 'alert'], ['r1.hand-off3.room.https', 'hand-off'], ['r1.hand-over3.room.https', 'hand-off'], ['r1.reminder3.room.https', 'reminder'], ['r1.update3.room.https', 'update'], ['r1.moved3.room.https', 'moved']])(
  '%s says: %s', (page, key) => expect(said(page)).toBe(voice[key].replace('{unit}', 'Lucknow')));

it('says who has it, where it is not known that it is not known, and in the language of who is called', () => {
  expect(said('r1.taken3.room.https', having(opened(), [primary, acknowledge]))).toBe(voice.taken.replace('{name}', 'Name of primary').replace('{unit}', 'Lucknow'));
  expect(said('r1.l0.room.https', { unit: null })).toBe(voice.alert.replace('{unit}', place.unknown));
  expect(spokenText(up, opened(), { page: 'r1.l0.room.https', language: 'hi' })).toBe(up.wording['hi']!.voice.alert.replace('{unit}', 'लखनऊ'));
});

it('of an exercise says so where something is asked, and tells the rest as it is', () => {
  expect(said('r1.l0.room.https', { exercise: true })).toBe(voice.exercise.replace('{unit}', 'Lucknow'));
  expect(said('r1.reminder3.room.https', { exercise: true })).toBe(voice.reminder.replace('{unit}', 'Lucknow'));
});

it('has keys to press only where somebody is asked to take it', () => {
  expect(['l0', 'hand-off3', 'hand-over3', 'reminder3', 'update3', 'taken3', 'moved3'].map((step) => hasKeys(`r1.${step}.room.https`))).toEqual([true, true, true, false, false, false, false]);
});
