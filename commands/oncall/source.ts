/** Where a task looks: a laptop or a deployment over HTTP, a file, or the invented people of a laptop. */
import { readFileSync } from 'node:fs';
import { systemClock } from '../../adapters/clock.ts';
import type { Pack } from '../../core/pack.ts';
import { peopleOf, readPeople, type PeopleFile } from '../../core/people-file.ts';
import type { People } from '../../core/people.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { apiAt, LAPTOP } from '../api.ts';
import type { Flags } from './flags.ts';

export interface Source {
  /** In words, for whoever reads the answer. */
  readonly name: string;
  people(): Promise<People>;
  file(): Promise<PeopleFile>;
  /** Asks or orders over HTTP; a refusal is thrown as its sentence. Null for a file, which can be neither asked nor ordered so. */
  readonly http: ((method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>) | null;
  readonly url: string | null;
}

const ANSWERS_WITHIN_MS = 400;

export async function sourceOf(pack: Pack, { from, url }: Flags): Promise<Source> {
  if (typeof url === 'string') return overHttp(url);
  if (typeof from === 'string' && !/^\d{4}-\d\d-\d\d/.test(from)) return fromFile(from, read(pack, from));
  const isLaptop = await answers(LAPTOP);
  return isLaptop ? overHttp(LAPTOP) : fromFile('invented people (no laptop answers on port 8080; --url names another, or a deployment)', samplePeople(pack));
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/v1/oncall/desks/state`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return response.ok;
  } catch {
    return false; // asked for is then the seed, and that is said
  }
}

function fromFile(name: string, file: PeopleFile): Source {
  return { name, url: null, http: null, file: async () => file, people: async () => peopleOf(file, systemClock.now()) };
}

function read(pack: Pack, path: string): PeopleFile {
  const people = readPeople(pack, parsed(path));
  if ('faults' in people) throw new Error(`${path} is not used:\n${people.faults.map((fault) => `  ${fault}`).join('\n')}`);
  return people.file;
}

export function parsed(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} cannot be read as JSON: ${(error as Error).message}`, { cause: error });
  }
}

function overHttp(given: string): Source {
  const { url, ask } = apiAt(given);
  const file = async (): Promise<PeopleFile> => (await ask('GET', '/v1/oncall')) as PeopleFile;
  return { name: url, url, http: ask, file, people: async () => peopleOf(await file(), systemClock.now()) };
}
