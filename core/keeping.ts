/** What is decided of an incident's data after the fact: held for a court, let go again, erased. Each is safe to order twice. */
import { record, type Happening, type IncidentEvent } from './events.ts';
import type { Decreed, Incident } from './incident.ts';
import { ERASED } from './location.ts';
import { isOpen } from './incident.ts';

export const KEEPING = ['hold', 'release-hold', 'erase', 'export'] as const;
export type Keeping = (typeof KEEPING)[number];

export interface KeepingOrder {
  readonly action: Keeping;
  /** Stands on the trail for good: the number of an order or a file, never a name. */
  readonly because: string;
  /** Of an export, the first alert that is wanted. */
  readonly from: number;
}

const LONGEST_BECAUSE = 120;
/** A telephone number, an account or an address is not a reason, and could never be taken off the trail. */
const PERSONAL = /\d{10,}|@/;

export function readKeeping(fields: Readonly<Record<string, string | undefined>>): KeepingOrder | { readonly sentence: string } {
  const action = KEEPING.find((one) => one === fields['action']);
  if (action === undefined) return { sentence: `action is "${(fields['action'] ?? '').slice(0, 40)}"; allowed are ${KEEPING.join(', ')}.` };
  const because = (fields['because'] ?? '').trim().replace(/\s+/g, ' ');
  if (because === '' || because.length > LONGEST_BECAUSE) return { sentence: `because has ${because.length} characters; allowed are 1 to ${LONGEST_BECAUSE}: the number of the order or the file, and no name.` };
  if (PERSONAL.test(because)) return { sentence: 'because has ten digits in a row, or an @; it stays on the trail for good, so allowed is the number of the order or the file, and nothing of the person.' };
  const from = Number(fields['from'] ?? 0);
  return Number.isInteger(from) && from >= 0 ? { action, because, from } : { sentence: `from is "${fields['from']!.slice(0, 40)}"; allowed is a whole number from 0.` };
}

export type Kept = { readonly incident: Incident } | { readonly sentence: string };

type Deciding = (incident: Incident, decreed: Decreed) => Kept;

/** The same incident where it is so already. */
export const keeping = (incident: Incident, action: Exclude<Keeping, 'export'>, decreed: Decreed): Kept => DECIDE[action](incident, decreed);

const DECIDE: Readonly<Record<Exclude<Keeping, 'export'>, Deciding>> = {
  hold: (incident, decreed) => {
    if (incident.hold) return { incident };
    if (incident.erased) return { sentence: `There is nothing left to hold: it was erased at ${incident.erased.at} by ${incident.erased.by} (${incident.erased.because}).` };
    return { incident: noted({ ...incident, hold: decreed }, decreed, 'HELD') };
  },
  'release-hold': (incident, decreed) => ({ incident: incident.hold ? noted({ ...incident, hold: null }, decreed, 'HOLD_RELEASED') : incident }),
  erase: (incident, decreed) => {
    if (incident.erased) return { incident };
    if (isOpen(incident)) return { sentence: `It is open (${incident.status}): somebody may still need what is known of the person. Close it first.` };
    if (incident.hold) return { sentence: `It is held since ${incident.hold.at} by ${incident.hold.by} (${incident.hold.because}): release the hold first.` };
    return { incident: noted(erased({ ...incident, erased: decreed }), decreed, 'ERASED') };
  },
};

/** Who looked at everything, and why; before anything is handed out. */
export const exportNoted = (incident: Incident, decreed: Decreed, from: number): Incident => record(incident, decreed.at, { kind: 'EXPORTED', by: decreed.by, detail: { because: decreed.because, from } });

const noted = (incident: Incident, { by, because, at }: Decreed, kind: Happening['kind']): Incident => record(incident, at, { kind, by, detail: { because } });

/** What placed the person goes, with the digests that a PIN could be guessed from, and whatever was typed. What was decided and done stays. */
function erased(incident: Incident): Incident {
  const { handOff } = incident;
  return {
    ...incident,
    findings: [],
    location: { ...incident.location, uncertaintyM: null, because: [ERASED] },
    handOff: handOff && { ...handOff, to: handOff.deskId ?? 'officer' },
    events: incident.events.map(withoutHint),
  };
}

export function withoutHint(event: IncidentEvent): IncidentEvent {
  const { hint: _, ...detail } = event.detail ?? {};
  return event.detail?.['hint'] === undefined ? event : { ...event, detail };
}

