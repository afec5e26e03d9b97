/** People as rows of a table: one a responder, with the roles in which they always stand. */
import { readEnrolled, type Enrolled, type PeopleFile } from './people-file.ts';
import type { Pack } from './pack.ts';
import { ROLES, STATE_DESK, type Desk, type Role } from './people.ts';

/** In this order in a file that we write; read in any order. `desks`: `state:primary 162:primary`. */
export const COLUMNS = ['responderId', 'kind', 'name', 'nameLocal', 'rank', 'language', 'speaks', 'unit', 'sms', 'email', 'https', 'order', 'desks'] as const;
type Column = (typeof COLUMNS)[number];

/** One row, and the line of the file on which it ends. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Partial<Record<Column, string>>>;
}

export interface Sheet {
  readonly people: readonly Enrolled[];
  /** Who always stands where: the whole of each role that is named. */
  readonly roster: readonly { readonly desk: string; readonly role: Role; readonly responders: readonly string[] }[];
}

export type ReadSheet = { readonly sheet: Sheet } | { readonly faults: readonly string[] };

const LISTS = ['speaks', 'order'] as const;

/** Every fault by its line and column: one is reason enough to take nothing. */
export function readSheet(pack: Pack, rows: readonly Row[]): ReadSheet {
  const read = rows.map((row) => ({ row, read: readEnrolled(pack, enrolledIn(row.cells)), places: placesIn(pack, row) }));
  const seen = new Map<string, number>();
  const twice = rows.flatMap(({ line, cells }) => {
    const id = cells.responderId ?? '';
    const first = seen.get(id);
    if (first === undefined) seen.set(id, line);
    return first === undefined ? [] : [`line ${line}, responderId: "${id}" stands on line ${first} already`];
  });
  const faults = [...read.flatMap(({ row, read: one, places }) => [...('faults' in one ? one.faults.map((fault) => `line ${row.line}, ${named(fault, row.cells)}`) : []), ...places.faults]), ...twice];
  if (faults.length > 0) return { faults };
  return { sheet: { people: read.flatMap(({ read: one }) => ('person' in one ? [one.person] : [])), roster: rosterOf(read.flatMap(({ row, places }) => places.found.map((place) => ({ ...place, responderId: row.cells.responderId! })))) } };
}

/** The faulty cell is shown: whoever mends it looks for it by what stands there. */
function named(fault: string, cells: Row['cells']): string {
  const column = COLUMNS.find((one) => fault.startsWith(`${one}:`) || fault.startsWith(`${one}.`));
  return column === undefined ? fault : fault.replace(/:/, `: "${(cells[column] ?? '').slice(0, 60)}" is not`);
}

function enrolledIn(cells: Row['cells']): Record<string, unknown> {
  const given = COLUMNS.filter((column) => column !== 'desks' && (cells[column] ?? '') !== '');
  const plain = Object.fromEntries(given.map((column) => [column, (LISTS as readonly string[]).includes(column) ? words(cells[column]!) : cells[column]!]));
  return { rank: '', ...plain };
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

interface Place {
  readonly desk: string;
  readonly role: Role;
}

function placesIn({ units }: Pack, { line, cells }: Row): { readonly found: Place[]; readonly faults: string[] } {
  const places = words(cells.desks ?? '').map((word) => ({ word, at: word.split(':') }));
  const isPlace = ({ at: [desk = '', role, ...more] }: (typeof places)[number]): boolean => (desk === STATE_DESK || units.has(desk)) && ROLES.some((one) => one === role) && more.length === 0;
  return {
    found: places.filter(isPlace).map(({ at }) => ({ desk: at[0]!, role: at[1] as Role })),
    faults: places.filter((place) => !isPlace(place)).map(({ word }) => `line ${line}, desks: "${word}" is not a desk and a role, such as state:primary or ${[...units.keys()][0]}:primary; roles are ${ROLES.join(', ')}`),
  };
}

function rosterOf(placed: readonly (Place & { readonly responderId: string })[]): Sheet['roster'] {
  const groups = new Map<string, Place & { readonly responders: string[] }>();
  for (const { desk, role, responderId } of placed) {
    const name = `${desk}:${role}`;
    groups.set(name, { desk, role, responders: [...(groups.get(name)?.responders ?? []), responderId] });
  }
  return [...groups.values()];
}

/** Rotas, overrides, absences and proofs have no place in a table: those are in the export as JSON. */
export function rowsOf({ responders, desks }: PeopleFile): Record<Column, string>[] {
  return responders.map((one) => {
    const list = (values: readonly string[] | undefined): string => (values ?? []).join(' ');
    const { responderId, kind = 'person', name, nameLocal = '', rank, language, unit = '', sms = '', email = '', https = '' } = one;
    return { responderId, kind, name, nameLocal, rank, language, speaks: list(one.speaks), unit, sms, email, https, order: list(one.order), desks: list(placesOf(desks, responderId)) };
  });
}

const placesOf = (desks: readonly Desk[], responderId: string): string[] =>
  desks.flatMap(({ deskId, roster }) => ROLES.filter((role) => roster[role]?.includes(responderId)).map((role) => `${deskId}:${role}`));
