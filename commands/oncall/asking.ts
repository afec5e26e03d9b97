/** What can be asked. */
import { systemClock } from '../../adapters/clock.ts';
import { gaps, judgesProofs, wantedOf } from '../../core/coverage.ts';
import { deskName, fullTime, gapLine, nextLines, whoLines } from '../../core/duty-telling.ts';
import { STATE_DESK } from '../../core/people.ts';
import { NOTHING_KNOWN, unready } from '../../core/readiness.ts';
import { unreadyLine } from '../../core/readiness-telling.ts';
import { momentOf, numberOf, textOf, word, type Given, type Task } from './task.ts';

interface Text {
  readonly at: string;
  readonly text: string;
}

async function duty(given: Given, lines: typeof nextLines): Promise<void> {
  const desk = given.words[0] ?? STATE_DESK;
  const at = textOf(given, 'at') === undefined ? systemClock.now() : momentOf(given, textOf(given, 'at')!, '--at');
  const people = await given.source.people();
  if (!people.desks.some(({ deskId }) => deskId === desk)) throw new Error(`There is no desk "${desk}": allowed is "state", or a unit's code.`);
  console.log([`${deskName(given.pack, desk)}, ${fullTime(at, given.pack.timeZone)} (${given.source.name})`, ...lines(given.pack, people, desk, at)].join('\n'));
}

async function coverage(given: Given): Promise<void> {
  const { pack, source } = given;
  const days = numberOf(textOf(given, 'days') ?? '365', '--days', 3660);
  const [people, now, wanted] = [await source.people(), systemClock.now(), wantedOf(pack.units.keys())];
  const found = gaps(people, wanted, now, days, pack.timeZone);
  for (const gap of found) console.log(gapLine(pack, gap));
  if (!judgesProofs(people)) console.log('This file knows of no verification and no drill: it is judged by its rosters, absences and channels alone.');
  console.log(`${found.length === 0 ? 'No gap' : `${found.length} ${found.length === 1 ? 'gap' : 'gaps'}`} at ${wanted.length} desks in ${days} days from ${fullTime(now, pack.timeZone)} (${source.name}).`);
  if (found.length > 0) process.exitCode = 1;
}

async function readiness({ pack, words, source }: Given): Promise<void> {
  const all = source.http === null
    ? unready(await source.people(), NOTHING_KNOWN, systemClock.now()).map((one) => ({ ...one, text: unreadyLine(pack, one) }))
    : ((await source.http('GET', '/v1/oncall/readiness')) as { unready: readonly { desk: string; text: string; isUnreachable: boolean; isOnDutySoon: boolean }[] }).unready; // prettier-ignore
  const shown = all.filter(({ desk }) => words[0] === undefined || desk === words[0]);
  for (const { text } of shown) console.log(text);
  const grave = shown.filter(({ isUnreachable, isOnDutySoon }) => isUnreachable && isOnDutySoon).length;
  console.log(`${shown.length} with something wrong, ${grave} of them on duty within three days and not to be reached for sure (${source.name}).`);
  if (grave > 0) process.exitCode = 1;
}

async function story(given: Given): Promise<void> {
  if (given.source.http === null) throw new Error('Incidents are where they were opened: start the laptop, or name a deployment with --url.');
  const { status, unitName, events, proofs } = (await given.source.http('GET', `/v1/incidents/${encodeURIComponent(word(given, 0, 'The incident'))}`)) as { status: string; unitName: string | null; events: readonly (Text & { kind: string; detail?: { pages?: readonly string[] } })[]; proofs: readonly (Text & { page: string })[] };
  // What the incident itself has noted by now is not told twice.
  const noted = new Set(events.filter(({ kind }) => kind === 'DELIVERED' || kind === 'NOT_DELIVERED').flatMap(({ detail }) => detail?.pages ?? []));
  const lines = [...events, ...proofs.filter(({ page }) => !noted.has(page))].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  console.log(`${unitName ?? 'place unknown'}, ${status}`);
  for (const { at, text } of lines) console.log(`${fullTime(at as never, given.pack.timeZone, 'seconds')}  ${text}`);
}

async function changes(given: Given): Promise<void> {
  if (given.source.http === null) throw new Error('Changes are on record where they were made: start the laptop, or name a deployment with --url.');
  const month = textOf(given, 'month');
  let [told, cursor]: [number, string | null] = [0, null];
  do {
    const asked = new URLSearchParams({ ...(month && { month }), ...(cursor !== null && { cursor }) });
    const found = (await given.source.http('GET', `/v1/oncall/changes${asked.size > 0 ? `?${asked.toString()}` : ''}`)) as { orders: readonly { at: string; by: string; order: object }[]; cursor: string | null };
    for (const { at, by, order } of found.orders) console.log(`${fullTime(at as never, given.pack.timeZone)}  ${by}  ${JSON.stringify(order)}`);
    [told, cursor] = [told + found.orders.length, found.cursor];
  } while (cursor !== null);
  console.log(`${told} ${told === 1 ? 'change' : 'changes'} on record.`);
}

async function address(given: Given, which: 'wall' | 'calendar'): Promise<void> {
  if (given.source.http === null) throw new Error('An address is where something answers: start the laptop, or name a deployment with --url.');
  const responder = which === 'calendar' ? `?responder=${encodeURIComponent(word(given, 0, 'The responder'))}` : '';
  const found = (await given.source.http('GET', `/v1/oncall/addresses${responder}`)) as Record<typeof which, string>;
  console.log(found[which]);
}

export const ASKING: Readonly<Record<string, Task>> = {
  who: { use: 'who [DESK] [--at T]', says: 'who is on duty', run: (given) => duty(given, (_, people, desk, at) => whoLines(people, desk, at)) },
  next: { use: 'next [DESK] [--at T]', says: 'who is on duty, who is next, and when', run: (given) => duty(given, nextLines) },
  coverage: { use: 'coverage [--days 365]', says: 'each moment at which too few can be paged; exits 1 if there is any', run: coverage },
  readiness: { use: 'readiness [DESK]', says: 'who cannot be reached for sure, and why; exits 1 if any of them is on duty within three days', run: readiness },
  story: { use: 'story INCIDENT', says: 'what was due, what was done, to whom, and what became of it', run: story },
  calendar: { use: 'calendar ID', says: 'the address of a responder\'s turns, for a phone to subscribe to; whoever knows it can read it', run: (given) => address(given, 'calendar') },
  wall: { use: 'wall', says: 'the address of the screen in the desk\'s room; whoever knows it can see it', run: (given) => address(given, 'wall') },
  changes: { use: 'changes [--month 2026-11]', says: 'what was ordered, when and by whom', run: changes },
};
