/** Invented people for a laptop: a state desk, and a control room for every unit. Nobody by these names or numbers is meant. */
import type { Pack } from './pack.ts';
import type { Enrolled, PeopleFile } from './people-file.ts';
import { STATE_DESK } from './people.ts';

/** `language`: the pack's first, or its second where it has one. */
const STATE: readonly (Omit<Enrolled, 'sms' | 'email' | 'language'> & { readonly language: 0 | 1 })[] = [
  { responderId: 'state-primary', name: 'Asha Sample', rank: 'Inspector', language: 0 },
  { responderId: 'state-secondary', name: 'Ravi Sample', rank: 'Sub-Inspector', language: 1 },
  { responderId: 'state-supervisor', name: 'Meera Sample', rank: 'Deputy SP', language: 0 },
  { responderId: 'state-shift-1', name: 'Imran Sample', rank: 'Head Constable', language: 1 },
  { responderId: 'state-shift-2', name: 'Kavita Sample', rank: 'Constable', language: 1 },
  { responderId: 'state-officer-in-charge', name: 'Sunil Sample', rank: 'SP', language: 0 },
];

export function samplePeople({ units, languages }: Pack): PeopleFile {
  const [first, second = first] = languages;
  const spoken = [first!, second!];
  const state = STATE.map((one): Omit<Enrolled, 'sms' | 'email'> => ({ ...one, language: spoken[one.language]! }));
  const rooms = [...units.values()].map((unit): Omit<Enrolled, 'sms' | 'email'> => ({ responderId: `control-room-${unit.code}`, name: `${unit.name[first!]} (sample)`, rank: 'Control room', language: first! }));
  const responders = [...state, ...rooms].map((one, i): Enrolled => ({ ...one, sms: `+9170000${String(i + 1).padStart(5, '0')}`, email: `${one.responderId}@sample.invalid` }));
  return {
    invented: true,
    responders,
    desks: [
      {
        deskId: STATE_DESK,
        roster: {
          primary: ['state-primary'],
          secondary: ['state-secondary'],
          supervisor: ['state-supervisor'],
          shift: ['state-shift-1', 'state-shift-2'],
          'officer-in-charge': ['state-officer-in-charge'],
        },
        lastResortPosts: ['state-primary', 'state-supervisor', 'state-officer-in-charge'],
      },
      ...[...units.keys()].map((code) => ({ deskId: code, roster: { primary: [`control-room-${code}`] }, lastResortPosts: [] })),
    ],
  };
}
