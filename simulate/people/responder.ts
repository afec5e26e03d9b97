/** Responders: asleep, slow, two at once, unable to take it, or gone after they took it; each with the link that was in the page. */
import type { Fields } from '../../core/command.ts';
import type { Purpose } from '../../core/page.ts';
import type { Dispatch } from '../../pipeline/ports.ts';
import type { View } from '../../pipeline/respond.ts';
import type { Agenda, Ms } from '../world/agenda.ts';
import { chanceOf } from '../world/chance.ts';
import { counting } from '../world/counting.ts';
import type { Ended } from '../world/process.ts';

export interface Hands {
  readonly agenda: Agenda;
  press(about: string, token: string, fields: Fields): Promise<Ended<View | null>>;
  called(incidentId: string): string;
  tell(sentence: () => string): void;
}

const TRIES = 4;
const AGAIN: Ms = 3000;
const [QUICK, SLOW]: [Ms, Ms] = [8000, 240_000];

/** What somebody does with an incident that they have, in the order of how often. */
const DEEDS: readonly Fields[] = [
  { action: 'hand-off', to: 'Lucknow', note: 'told by phone' },
  { action: 'reached', note: 'spoke with the family' },
  { action: 'close', disposition: 'SAFE_BY_PHONE', note: 'safe, with a friend' },
  { action: 'note', note: 'called, no answer yet' },
  { action: 'hand-off', to: 'Inspector Invented' },
  { action: 'cannot-locate', reason: 'PHONE_OFF' },
  { action: 'place', kind: 'pin', pin: '282001' },
  { action: 'hand-off', to: 'Bihar' },
  { action: 'release' },
];

/** How often somebody who is awake does something about a page: of two channels one is enough. */
const READS: Record<Purpose, number> = { alert: 0.6, reminder: 0.4, 'hand-off': 0.6, 'hand-over': 0.6, update: 0.2, taken: 0.1, moved: 0.2 };

/** A page is read, and something is done about it or not. Whoever has it goes on until it is closed, or forgets it. */
export function responders(hands: Hands, seed: number): (dispatch: Dispatch) => void {
  const awake = chanceOf(seed, 'who is awake');
  const share = awake.oneOf([0, 0.15, 0.5, 0.9]);
  const isAwake = new Map<string, boolean>();
  const numbered = counting();
  return ({ incidentId, page: { responderId, key, purpose }, text }) => {
    const token = /\?t=([0-9a-z]{20})/.exec(text.body)?.[1];
    if (!isAwake.has(responderId)) isAwake.set(responderId, chanceOf(seed, responderId).in(share));
    if (token === undefined || !isAwake.get(responderId)) return;
    const about = `${responderId}, ${hands.called(incidentId)}`;
    const chance = chanceOf(seed, numbered(`${about}, ${key}`));
    if (!chance.in(READS[purpose])) return;
    const press = (fields: Fields, tries = 0): void => {
      hands.tell(() => `${about}: presses ${fields['action']}`);
      void hands.press(about, token, fields).then((end) => {
        if (end.ended !== 'answered' && tries < TRIES) return hands.agenda.after(AGAIN, () => press(fields, tries + 1));
        const view = end.ended === 'answered' ? end.value : null;
        const isTheirs = view?.incident.holder?.responderId === responderId && view.incident.status !== 'CLOSED';
        if (isTheirs && view.refused === null && chance.in(0.6)) hands.agenda.after(chance.between(QUICK, SLOW), () => press(deed()));
      });
    };
    const deed = (): Fields => DEEDS[Math.floor(chance.next() ** 1.5 * DEEDS.length)]!;
    hands.agenda.after(chance.between(QUICK, SLOW), () => press(chance.in(0.85) ? { action: 'acknowledge' } : { action: chance.in(0.6) ? 'cannot-take' : 'show' }));
  };
}
