/** Partners: each alert with its bodies, signed by a clock that is wrong, and sent again until it is taken. */
import { sign } from '../../adapters/webhook-signature.ts';
import { incidentIdOf, type IncidentId } from '../../core/identity.ts';
import type { Answer, Request } from '../../pipeline/accept.ts';
import type { Secrets } from '../../pipeline/partner-keys.ts';
import type { Agenda, Ms } from '../world/agenda.ts';
import { chanceOf, type Chance } from '../world/chance.ts';
import type { Ended } from '../world/process.ts';

const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const OLD_SECRET = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
export const SECRETS: Secrets = { meta: { secrets: [SECRET] } };

/** One of the bodies of an alert, and when it is first sent. */
export interface Sending {
  readonly alert: number;
  readonly at: Ms;
  readonly webhookId: string;
  readonly body: Uint8Array;
  /** How far the partner's clock is from ours. */
  readonly skew: Ms;
  /** The first try is signed with a secret that was taken out of use. */
  readonly isBadlySigned: boolean;
}

const SKEW: Ms = 240_000;
const WITHIN: Ms = 180_000;

/** Invented: nobody is meant. PINs of units of Uttar Pradesh, of Bihar, and none at all. */
const HINTS: readonly (readonly object[])[] = [
  [{ kind: 'pin', pin: '226010' }],
  [{ kind: 'pin', pin: '282001' }],
  [{ kind: 'pin', pin: '221005' }],
  [{ kind: 'pin', pin: '800001' }],
  [{ kind: 'gps', lat: 26.85, lon: 80.95, accuracyM: 40 }],
  [],
];
const PHONES = Array.from({ length: 16 }, (_, i) => `+91 70000 999${10 + i}`);

/** Its incident, by the design: derived from what the partner calls it. */
export const idOfAlert = (alert: number): IncidentId => incidentIdOf('meta', { kind: 'alert', key: keyOf(alert) });
const keyOf = (alert: number): string => `invented-${alert}`;

export function sendingsOf(seed: number, alert: number, start: Ms): Sending[] {
  const chance = chanceOf(seed, `alert ${alert}`);
  const [at, skew] = [start + chance.between(0, WITHIN), chance.between(-SKEW, SKEW)];
  const first = { alertId: keyOf(alert), risk: chance.oneOf(['high', 'elevated', 'unknown']), exercise: chance.in(0.08), hints: chance.oneOf(HINTS), subject: { phones: [chance.oneOf(PHONES)] } };
  const body = (given: object, i: number): Sending => ({ alert, at: at + (i === 0 ? 0 : chance.between(0, WITHIN)), webhookId: `${first.alertId}-${i}`, body: Buffer.from(JSON.stringify(given)), skew, isBadlySigned: i === 0 && chance.in(0.05) });
  const sendings = [body(first, 0)];
  if (chance.in(0.35)) sendings.push(body({ ...first, ...newsBy(chance) }, 1));
  if (chance.in(0.15)) sendings.push(body({ ...first, retracted: true }, 2));
  if (chance.in(0.2)) sendings.push({ ...sendings[0]!, at: at + chance.between(0, WITHIN), isBadlySigned: false });
  return sendings;
}

const newsBy = (chance: Chance): object => chance.oneOf<object>([{ risk: 'imminent' }, { hints: chance.oneOf(HINTS) }, { exercise: false }, { note: 'nothing new' }]);

const [FIRST_RETRY, LONGEST_RETRY]: [Ms, Ms] = [5000, 60_000];

export interface Door {
  readonly agenda: Agenda;
  accept(request: Request): Promise<Ended<Answer>>;
  accepted(id: IncidentId, body: Uint8Array): void;
  tell(sentence: () => string): void;
}

/** Each is sent again with the same id, until it is answered with 202. Answers those that are not, as they become fewer. */
export function sendAll(door: Door, sendings: readonly Sending[]): ReadonlySet<Sending> {
  const awaited = new Set(sendings);
  const attempt = (sending: Sending, tries: number): void => {
    void door.accept(requestOf(sending, tries, door.agenda.now())).then((end) => {
      if (end.ended === 'answered') door.tell(() => `alert ${sending.alert} is answered: ${'refused' in end.value ? end.value.refused : '202'}`);
      if (end.ended !== 'answered' || 'refused' in end.value) return door.agenda.after(Math.min(FIRST_RETRY * 2 ** tries, LONGEST_RETRY), () => attempt(sending, tries + 1));
      door.accepted(end.value.incidentId, sending.body);
      awaited.delete(sending);
    });
  };
  for (const sending of sendings) door.agenda.at(sending.at, () => attempt(sending, 0));
  return awaited;
}

function requestOf({ webhookId, body, skew, isBadlySigned }: Sending, tries: number, now: Ms): Request {
  const timestamp = String(Math.floor((now + skew) / 1000));
  const signature = sign(isBadlySigned && tries === 0 ? OLD_SECRET : SECRET, { webhookId, timestamp, body });
  return { partner: 'meta', body, webhookId, timestamp, signature };
}
