/** Makes a pack out of its files; names file, key and reason of whatever is wrong with them. */
import type { ZodMiniType } from 'zod/mini';
import type { Deciding } from './decide.ts';
import { PACK_FILES, type Pack, type PackFiles } from './pack.ts';
import { normalise } from './place-names.ts';
import { Wording } from './wording.ts';

/** A pack that must not run. The message has a line for each fault: file, key, reason. */
export class BrokenPack extends Error {
  constructor(folder: string, faults: readonly string[]) {
    super(`the pack ${folder} is broken:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'BrokenPack';
  }
}

/** A file's parsed JSON, by its path in the pack's folder. Throws where there is none. */
export type ReadJson = (file: string) => unknown;

/** What is wrong with files whose shape is right: a line each, none when nothing is. */
export type FindFaults = (files: PackFiles) => readonly string[];

/** Throws `BrokenPack`, and nothing else. */
export function buildPack(folder: string, read: ReadJson, findFaults: FindFaults): Pack {
  const files = Object.entries(PACK_FILES).map(([file, schema]) => shaped(file, schema as ZodMiniType, read));
  refuse(folder, files.flatMap(({ faults }) => faults));
  const main = Object.fromEntries(files.map(({ file, data }) => [file, data])) as unknown as PackFiles;
  const wordings = main['pack.json'].languages.map((language) => ({ language, ...shaped(`wording/${language}.json`, Wording, (file) => spoken(file, read)) }));
  refuse(folder, wordings.flatMap(({ faults }) => faults));
  const whole: PackFiles = { ...main, wording: Object.fromEntries(wordings.map(({ language, data }) => [language, data as Wording])) };
  refuse(folder, findFaults(whole));
  return assemble(whole);
}

/** Of files that were found without faults before; throws where one is missing. */
export function assembled(read: ReadJson): Pack {
  const main = Object.fromEntries(Object.keys(PACK_FILES).map((file) => [file, read(file)])) as unknown as PackFiles;
  const wording = main['pack.json'].languages.map((language) => [language, spoken(`wording/${language}.json`, read) as Wording]);
  return assemble({ ...main, wording: Object.fromEntries(wording) });
}

function refuse(folder: string, faults: readonly string[]): void {
  if (faults.length > 0) throw new BrokenPack(folder, faults);
}

/** A wording may say what it has in common with another one: Hindi in Roman letters differs in its SMS alone. */
function spoken(file: string, read: ReadJson): unknown {
  const { extends: base, ...own } = read(file) as { readonly extends?: string };
  return base === undefined ? own : { ...(read(`wording/${base}.json`) as object), ...own };
}

function shaped(file: string, schema: ZodMiniType, read: ReadJson): { file: string; data: unknown; faults: string[] } {
  try {
    const result = schema.safeParse(read(file));
    if (result.success) return { file, data: result.data, faults: [] };
    return { file, data: null, faults: result.error.issues.map(({ path, message }) => `${file}: ${path.join('.') || 'the whole file'}: ${message}`) };
  } catch (error) {
    return { file, data: null, faults: [`${file}: the whole file: ${(error as Error).message}`] };
  }
}

function assemble(files: PackFiles): Pack {
  const units = new Map(files['units.json'].map((unit) => [unit.code, unit]));
  const states = new Map(files['states.json'].map((state) => [state.code, state]));
  return { ...files['pack.json'], units, states, unitsByName: unitsByName(files), deciding: decidingOf(files), policies: files['policy.json'], wording: files.wording };
}

function decidingOf({ 'locating.json': { thresholds, ...trust }, 'population.json': population, 'neighbours.json': neighbours }: PackFiles): Deciding {
  return { trust, thresholds, population: new Map(Object.entries(population)), neighbours: new Map(Object.entries(neighbours)) };
}

/** Units by name and alias: what a person writes who hands something to one. */
function unitsByName({ 'units.json': units }: PackFiles): Pack['unitsByName'] {
  const names = new Map<string, Set<string>>();
  for (const { code, name, aliases } of units) for (const one of [...Object.values(name), ...aliases]) names.set(normalise(one), (names.get(normalise(one)) ?? new Set()).add(code));
  return new Map([...names].map(([name, codes]) => [name, [...codes]]));
}
