/** People as rows of a table: one a responder, with the roles in which they always stand. */
import { readEnrolled, type Enrolled, type PeopleFile } from './people-file.ts';
import type { Pack } from './pack.ts';
import { ROLES, STATE_DESK, type Desk, type Role } from './people.ts';

/** In this order in a file that we write; read in any order. `desks`: `state:primary 162:primary`. */
export const COLUMNS = ['responderId', 'kind', 'name', 'nameLocal', 'rank', 'language', 'speaks', 'unit', 'sms', 'email', 'https', 'order', 'desks'] as const;
type Column = (typeof COLUMNS)[number];

/** One row, and the line of the file on which it ends. A column that the file has not is absent; a cell without a column is named so. */
export interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}
export const NO_COLUMN = '';

export interface Sheet {
  readonly people: readonly Enrolled[];
  /** Who always stands where: the whole of each role that is named. */
  readonly roster: readonly { readonly desk: string; readonly role: Role; readonly responders: readonly string[] }[];
}

export type ReadSheet = { readonly sheet: Sheet } | { readonly faults: readonly string[] };

const LISTS = ['speaks', 'order'] as const;

/** Every fault by its line and column: one is reason enough to take nothing. `known`: people as they are now, who keep what the file has no column for. */
export function readSheet(pack: Pack, rows: readonly Row[], known: readonly Enrolled[] = []): ReadSheet {
  const misread = columnFaults(rows);
  if (misread.length > 0) return { faults: misread };
  const before = new Map(known.map((one) => [one.responderId, one]));
  const read = rows.map((row) => ({ row, read: readEnrolled(pack, enrolledIn(row.cells, before.get(row.cells['responderId'] ?? ''))), places: placesIn(pack, row) }));
  const twice = twiceIn(rows);
  const faults = [...read.flatMap(({ row, read: one, places }) => [...('faults' in one ? one.faults.map((fault) => `line ${row.line}, ${named(fault, row.cells)}`) : []), ...places.faults]), ...twice];
  if (faults.length > 0) return { faults };
  return { sheet: { people: read.flatMap(({ read: one }) => ('person' in one ? [one.person] : [])), roster: rosterOf(read.flatMap(({ row, places }) => places.found.map((place) => ({ ...place, responderId: row.cells['responderId']! })))) } };
}

/** A column of another name would be a number that nobody is paged by: what is not known is not passed over. */
function columnFaults(rows: readonly Row[]): string[] {
  const unknown = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))].filter((name) => name !== NO_COLUMN && !COLUMNS.some((column) => column === name));
  return [
    ...unknown.map((name) => `line 1, column "${name.slice(0, 60)}": is not known; allowed are ${COLUMNS.join(', ')}`),
    ...(rows.length > 0 && !rows.some(({ cells }) => 'responderId' in cells) ? ['line 1: there is no column responderId, which says whose row it is'] : []),
    ...rows.filter(({ cells }) => NO_COLUMN in cells).map(({ line, cells }) => `line ${line}: "${cells[NO_COLUMN]!.slice(0, 60)}" stands in no column; a cell with the separator in it needs quotation marks`),
  ];
}

function twiceIn(rows: readonly Row[]): string[] {
  const seen = new Map<string, number>();
  return rows.flatMap(({ line, cells }) => {
    const id = cells['responderId'] ?? '';
    const first = seen.get(id);
    if (first === undefined) seen.set(id, line);
    return first === undefined ? [] : [`line ${line}, responderId: "${id}" stands on line ${first} already`];
  });
}

/** The faulty cell is shown: whoever mends it looks for it by what stands there. */
function named(fault: string, cells: Row['cells']): string {
  const column = COLUMNS.find((one) => fault.startsWith(`${one}:`) || fault.startsWith(`${one}.`));
  return column === undefined ? fault : fault.replace(/:/, `: "${(cells[column] ?? '').slice(0, 60)}" is not`);
}

/** An empty cell takes away what was known, but for the kind, which everybody has; a column that is not there leaves it. */
function enrolledIn(cells: Row['cells'], known: Enrolled | undefined): Record<string, unknown> {
  const { proofs: _, ...before } = known ?? { proofs: undefined };
  const kept = Object.entries(before).filter(([column]) => cells[column] === undefined || (column === 'kind' && cells[column] === ''));
  const given = COLUMNS.filter((column) => column !== 'desks' && (cells[column] ?? '') !== '');
  const plain = Object.fromEntries(given.map((column) => [column, (LISTS as readonly string[]).includes(column) ? words(cells[column]!) : cells[column]!]));
  return { rank: '', ...Object.fromEntries(kept), ...plain };
}

const words = (text: string): string[] => text.split(/[\s,]+/).filter(Boolean);

interface Place {
  readonly desk: string;
  readonly role: Role;
}

function placesIn({ units }: Pack, { line, cells }: Row): { readonly found: Place[]; readonly faults: string[] } {
  const places = words(cells['desks'] ?? '').map((word) => ({ word, at: word.split(':') }));
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
