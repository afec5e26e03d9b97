/** What all worlds share, and none changes: the pack, its places, invented people, the keys. */
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { memoryClock } from '../../adapters/memory/world.ts';
import type { Locator } from '../../core/locator.ts';
import type { Pack } from '../../core/pack.ts';
import { STATE_DESK, type Desk, type People, type Responder } from '../../core/people.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { openLocator } from '../../packs/locator.ts';
import { atlasOf, openPack } from '../../packs/open.ts';
import { enrol } from '../../pipeline/enrol.ts';

/** Six minutes before the desk's hand-over at 06:00 in India. */
export const START = instant('2026-03-01T00:24:00Z');

export interface Setting {
  readonly pack: Pack;
  readonly locator: Locator;
  /** Desks as they may be: whole, with a hand-over, with people absent, with levels that nobody stands in. */
  readonly teams: readonly People[];
}

export async function openSetting(folder: string): Promise<Setting> {
  const pack = openPack(folder, atlasOf(folder));
  const whole = await enrolled(pack);
  return { pack, locator: openLocator(pack, { folder, atlas: atlasOf(folder), boundaries: null }), teams: [whole, withRota(whole), withAbsences(whole), withGaps(whole)] };
}

async function enrolled(pack: Pack): Promise<People> {
  const directory = memoryDirectory();
  const topics = { subscribe: async (responderId: string, channel: string) => `arn:aws:sns:ap-south-1:000000000000:${responderId}-${channel}`, dismiss: async () => undefined };
  const file = samplePeople(pack);
  await enrol({ directory, topics, clock: memoryClock(START) }, file, () => undefined);
  return directory.people(file.desks.map(({ deskId }) => deskId), []);
}

const changing = (people: People, change: (desk: Desk) => Desk): People => ({ ...people, desks: people.desks.map((desk) => (desk.deskId === STATE_DESK ? change(desk) : desk)) });

/** The shift changes while alerts are open. */
const withRota = (people: People): People =>
  changing(people, (desk) => ({
    ...desk,
    roster: { ...desk.roster, primary: [] },
    rotas: [{ role: 'primary', timeZone: 'Asia/Kolkata', startsOn: '2026-01-05', handOverAt: ['06:00', '18:00'], advances: 'shift', crews: [['state-primary'], ['state-shift-1'], ['state-shift-2']] }],
  }));

function withAbsences(people: People): People {
  const away = [{ from: START, to: secondsAfter(START, 15 * 60) }];
  const isAway = ({ responderId }: Responder): boolean => ['state-primary', 'state-supervisor'].includes(responderId);
  return { ...people, responders: people.responders.map((responder) => (isAway(responder) ? { ...responder, absences: away } : responder)) };
}

const withGaps = (people: People): People => changing(people, (desk) => ({ ...desk, roster: { shift: desk.roster.shift ?? [] }, lastResortPosts: [] }));
