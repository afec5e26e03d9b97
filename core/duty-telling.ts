/** Who is on duty, who is next, and where nobody is, in lines to be read. */
import { changes, type Gap } from './coverage.ts';
import { onDuty } from './on-duty.ts';
import { unitName, type Pack } from './pack.ts';
import { channelsOf, ROLES, STATE_DESK, type Channel, type DeskId, type People, type Responder, type Role } from './people.ts';
import { secondsAfter, type Instant } from './time.ts';

export const CHANNEL_NAMES: Record<Channel, string> = { sms: 'SMS', email: 'e-mail', https: 'call' };
/** Who is next is looked for so far ahead. */
const AHEAD_DAYS = 400;

/** As India writes it: 24 Nov 2026, 09:30 IST; with seconds 09:30:05. */
export function fullTime(moment: Instant, timeZone: string, precision: 'minutes' | 'seconds' = 'minutes'): string {
  const parts = new Intl.DateTimeFormat('en-IN', { timeZone, day: '2-digit', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23', timeZoneName: 'short' }).formatToParts(new Date(moment));
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('day')} ${part('month')} ${part('year')}, ${part('hour')}:${part('minute')}${precision === 'seconds' ? `:${part('second')}` : ''} ${part('timeZoneName')}`;
}

export const deskName = (pack: Pack, deskId: DeskId): string => (deskId === STATE_DESK ? 'the state desk' : `${deskId} ${unitName(pack, deskId, 'en')}`);

export function whoLines(people: People, deskId: DeskId, at: Instant): string[] {
  return rolesOf(people, deskId).map((role) => `${role}: ${named(onDuty(people, deskId, role, at))}`);
}

export interface RoleDuty {
  readonly role: Role;
  readonly now: readonly string[];
  /** Null where nothing changes as far as we look. */
  readonly next: { readonly from: Instant; readonly responders: readonly string[] } | null;
}

/** For each role of the desk, who is on duty now, and who from when. */
export function dutyOf(people: People, deskId: DeskId, at: Instant): RoleDuty[] {
  const moments = changes(people, deskId, at, secondsAfter(at, AHEAD_DAYS * 86_400));
  return rolesOf(people, deskId).map((role) => {
    const ids = (moment: Instant): string[] => onDuty(people, deskId, role, moment).map(({ responderId }) => responderId);
    const now = ids(at);
    const from = moments.find((moment) => ids(moment).toSorted().join() !== now.toSorted().join());
    return { role, now, next: from === undefined ? null : { from, responders: ids(from) } };
  });
}

/** For each role of the desk, who is on duty and until when, and who then. */
export function nextLines(pack: Pack, people: People, deskId: DeskId, at: Instant): string[] {
  const moments = changes(people, deskId, at, secondsAfter(at, AHEAD_DAYS * 86_400));
  return rolesOf(people, deskId).map((role) => {
    const [now, ...others] = [at, ...moments].map((moment) => ({ moment, who: onDuty(people, deskId, role, moment) }));
    const then = others.find(({ who }) => idsOf(who) !== idsOf(now!.who));
    if (then === undefined) return `${role}: ${named(now!.who)}; no change in ${AHEAD_DAYS} days`;
    return `${role}: ${named(now!.who)}\n  next, from ${fullTime(then.moment, pack.timeZone)}: ${named(then.who)}`;
  });
}

export const gapLine = (pack: Pack, { desk, from, to, why }: Gap): string => `${deskName(pack, desk)}: ${fullTime(from, pack.timeZone)} to ${fullTime(to, pack.timeZone)}: ${why}`;

/** The roles that the desk has anybody in, ever. */
function rolesOf({ desks }: People, deskId: DeskId): Role[] {
  const desk = desks.find((one) => one.deskId === deskId);
  const has = (role: Role): boolean => (desk?.roster[role] ?? []).length > 0 || [...(desk?.rotas ?? []), ...(desk?.overrides ?? [])].some((one) => one.role === role);
  return ROLES.filter((role) => role === 'primary' || has(role));
}

function named(responders: readonly Responder[]): string {
  if (responders.length === 0) return 'NOBODY';
  return responders.map((one) => `${[one.rank, one.name].filter(Boolean).join(' ')} (${one.responderId}; ${channelsOf(one).map((channel) => CHANNEL_NAMES[channel]).join(', ') || 'NO CHANNEL'})`).join(' and ');
}

const idsOf = (responders: readonly Responder[]): string => responders.map(({ responderId }) => responderId).toSorted().join();
