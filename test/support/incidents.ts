/** Incidents as they are at one moment of their life, made by the rules themselves. */
import { act } from '../../core/act.ts';
import type { Command } from '../../core/action.ts';
import type { IncidentId } from '../../core/identity.ts';
import type { Actor, Incident } from '../../core/incident.ts';
import { openIncident, type Delivery, type Opening } from '../../core/open.ts';
import { policyOf } from '../../core/pack.ts';
import { instant, secondsAfter, type Instant, type Seconds } from '../../core/time.ts';
import { up } from './locators.ts';

export const noon = instant('2026-03-01T12:00:00Z');
export const after = (seconds: Seconds): Instant => secondsAfter(noon, seconds);

const actor = (responderId: string, deskId: string, given: Partial<Actor> = {}): Actor => ({ responderId, deskId, name: `Name of ${responderId}`, supervises: false, operator: false, page: null, ...given });
export const primary = actor('primary', 'state');
export const secondary = actor('secondary', 'state');
export const supervisor = actor('supervisor', 'state', { supervises: true });
export const room = actor('room', '162');
export const otherRoom = actor('other-room', '118');
export const operator = actor('operator', 'state', { operator: true, supervises: true });

export const delivery: Delivery = {
  incidentId: 'a'.repeat(26) as IncidentId, partner: 'meta', identityKind: 'alert', digest: 'd1', receivedAt: noon, risk: 'high', exercise: false,
  findings: [{ source: 'pin', shares: [['162', 1]], at: noon, uncertaintyM: 8000, doubt: 0, because: { kind: 'pin-is', pin: '226010', where: ['162'] } }],
}; // prettier-ignore

const opening: Opening = { deciding: up.deciding, policy: (unit) => policyOf(up, unit), region: 'here' };
export const opened = (given: Partial<Delivery> = {}): Incident => openIncident({ ...delivery, ...given }, opening, noon);

/** The incident after these actions, each of which must be taken. */
export function having(incident: Incident, ...done: readonly (readonly [Actor, Command, Seconds?])[]): Incident {
  return done.reduce((current, [who, command, seconds = 0]) => {
    const outcome = act(current, who, command, after(seconds));
    if ('refused' in outcome) throw new Error(`${who.responderId} may not ${command.action}: ${outcome.refused}`);
    return outcome.incident;
  }, incident);
}

export const acknowledge: Command = { action: 'acknowledge' };
export const reached: Command = { action: 'reached', note: null };
export const close: Command = { action: 'close', disposition: 'SAFE_BY_PHONE', found: null, note: 'n-close' };
export const cannotLocate: Command = { action: 'cannot-locate', reason: 'PHONE_OFF', note: null };
export const handOff = (to: string, deskId: string | null = to): Command => ({ action: 'hand-off', to, deskId, note: null });
export const place = (hint: Readonly<Record<string, string>>): Command => ({ action: 'place', hint });
export const accepted: Command = { action: 'accepted', note: 'n-accepted' };
export const note = (id: string): Command => ({ action: 'note', note: id });
