/** Which unit a feature of `boundaries.geojson` stands for. */
import type { UnitCode } from './location.ts';
import { normalise } from './place-names.ts';

export interface BoundaryUnit {
  readonly code: UnitCode;
  readonly name: Readonly<Record<string, string>>;
  readonly aliases: readonly string[];
  readonly headquarters: { readonly lat: number; readonly lon: number };
}

/** Properties that hold an LGD code, and a unit's name or alias; capitals do not matter. `dt_code` is not among them: it mostly holds the census's number. */
export const CODE_PROPERTIES: readonly string[] = ['code', 'lgd', 'lgd_code', 'dist_lgd', 'dt_lgd'];
export const NAME_PROPERTIES: readonly string[] = ['district', 'district_name', 'dist_name', 'dtname', 'name'];

type Properties = Readonly<Record<string, unknown>>;
const valueOf = (properties: Properties, keys: readonly string[]): { key: string; value: string } | null => {
  const said = Object.entries(properties).map(([key, value]) => ({ key, value: typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '' }));
  return keys.flatMap((wanted) => said.filter(({ key, value }) => key.toLowerCase() === wanted && value !== ''))[0] ?? null;
};

/** The unit's index, or what is wrong. A code that is known decides; a name must not contradict it. */
export function unitNamed(properties: Properties | null, units: readonly BoundaryUnit[]): number | string {
  const code = valueOf(properties ?? {}, CODE_PROPERTIES);
  const name = valueOf(properties ?? {}, NAME_PROPERTIES);
  const byCode = code && units.findIndex((unit) => unit.code === code.value.replace(/^0+(?=\d)/, ''));
  const byName = name && units.findIndex((unit) => [...Object.values(unit.name), ...unit.aliases].some((one) => normalise(one) === normalise(name.value)));
  if (byCode === -1) return `${code!.key} is ${code!.value}; allowed is the code of a unit in units.json`;
  if (byCode === null && byName === -1) return `${name!.key} is "${name!.value}"; allowed is a name or alias of a unit in units.json`;
  if (byCode === null && byName === null) return `names no unit; allowed is one of the properties ${[...CODE_PROPERTIES, ...NAME_PROPERTIES].join(', ')}`;
  if (byCode !== null && byName !== null && byName >= 0 && byName !== byCode) return `${code!.key} is ${code!.value}, but ${name!.key} is "${name!.value}", another unit; allowed is that both say the same`;
  return (byCode ?? byName)!;
}
