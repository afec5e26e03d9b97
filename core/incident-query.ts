/** What the incidents API is asked, read strictly: its callers are programs. */
import type { Fields } from './command.ts';
import type { UnitCode } from './location.ts';
import type { Pack } from './pack.ts';
import { normalise } from './place-names.ts';

/** The key of the last incident that was listed. */
const CURSOR = /^\d{4}-\d\d-\d\dT[\d:.]+Z#[a-z2-7]{26}$/;
const LIST_STATUSES = ['open', 'closed', 'all'] as const;

export type ListQuery =
  | { readonly status: (typeof LIST_STATUSES)[number]; readonly unit: UnitCode | null; readonly cursor: string | null }
  | { readonly sentence: string };

/** `unit` is a code or a name of the pack. */
export function readListQuery({ units, unitsByName }: Pack, query: Fields): ListQuery {
  const status = LIST_STATUSES.find((one) => one === (query['status'] ?? 'open'));
  if (status === undefined) return { sentence: `status is "${short(query['status'])}"; allowed are ${LIST_STATUSES.join(', ')}.` };
  const cursor = query['cursor'] ?? null;
  if (cursor !== null && !CURSOR.test(cursor)) return { sentence: `cursor is "${short(cursor)}"; allowed is the cursor of the list before.` };
  const asked = query['unit'];
  if (asked === undefined || units.has(asked)) return { status, unit: asked ?? null, cursor };
  const unit = unitsByName.get(normalise(asked))?.[0];
  return unit === undefined ? { sentence: `unit is "${short(asked)}"; allowed is the LGD code or the name of a unit of this state.` } : { status, unit, cursor };
}

/** Null when the body is not a JSON object of plain values; a `hint` may be an object of them, and stands among them then. */
export function readFields(body: Uint8Array): Fields | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    if (!isObject(value)) return null;
    const { hint, ...others } = value as Record<string, unknown>;
    const fields = isObject(hint) ? { ...others, ...hint } : value;
    const isPlain = Object.values(fields).every((one) => typeof one === 'string' || typeof one === 'number' || typeof one === 'boolean');
    return isPlain ? Object.fromEntries(Object.entries(fields).map(([name, one]) => [name, String(one)])) : null;
  } catch {
    return null; // answered with a sentence
  }
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

const short = (text = ''): string => text.slice(0, 40);
