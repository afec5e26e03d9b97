/** Two regions in memory: a house in each, the ledger in both, and a link between them that can be cut. */
import type { Accepted } from '../../core/envelope.ts';
import { bodyOf } from '../../core/envelope.ts';
import { digestOf, type IncidentId } from '../../core/identity.ts';
import { secondsBetween, type Instant } from '../../core/time.ts';
import { tokenOf } from '../../core/token.ts';
import { escalate } from '../../pipeline/escalate.ts';
import { handOnNew, handOnPast } from '../../pipeline/hand-on.ts';
import { press } from '../../pipeline/respond.ts';
import { route } from '../../pipeline/route.ts';
import { sweep } from '../../pipeline/sweep.ts';
import { KEY, openHouse, type House } from './house.ts';
import { replicas, type Replica } from './replicas.ts';

export const [FIRST, SECOND] = [0, 1] as const;
export type Which = typeof FIRST | typeof SECOND;

interface Region extends Replica {
  readonly house: House;
  readonly queue: Accepted[];
  /** Nothing runs there, and nothing comes out. */
  isDead: boolean;
  /** It accepts, and nobody empties its queue. */
  isStuck: boolean;
}

export async function twoRegions({ lag = 1, handsOn = true } = {}) {
  const names = ['ap-south-1', 'ap-south-2'] as const;
  const houses = [await openHouse({ region: names[0] }), await openHouse({ region: names[1] })] as const;
  const link = { isCut: false };
  const both = replicas(names, houses[0].clock, { lag, reaches: () => !link.isCut && regions.every(({ isDead }) => !isDead) });
  const regions = houses.map((house, i): Region => ({ house, ...both.replicas[i as Which], queue: [], isDead: false, isStuck: false }));
  const clock = houses[0].clock;
  const promised = new Map<string, IncidentId>();
  let writes = 0;

  const portsOf = ({ house, ledger, received, queue }: Region) => ({
    ...house.ports({ ledger: () => ledger }),
    newId: () => `${house.ports().region}-w${(writes += 1)}`,
    received,
    alerts: { send: async (accepted: Accepted) => void queue.push(accepted) },
    tolerance: 15,
    adopts: 60,
  });

  /** Answers the incident, as 202 does. */
  async function accept(which: Which, alert: unknown): Promise<IncidentId> {
    const { house, queue, received } = regions[which]!;
    const accepted = house.accepted(alert);
    queue.push(accepted);
    await received.keep(accepted);
    promised.set(digestOf(bodyOf(accepted)), accepted.incidentId);
    return accepted.incidentId;
  }

  async function work(region: Region): Promise<void> {
    const ports = portsOf(region);
    while (!region.isStuck && region.queue.length > 0) await route(ports)(await region.house.enriched(region.queue.shift()!));
  }

  async function wake(region: Region): Promise<void> {
    const { waiting } = region.house.escalation;
    for (const [name, due] of [...waiting].filter(([, { at }]) => at <= clock.now())) {
      const { closed, ...next } = await escalate(portsOf(region))(due);
      if (closed) waiting.delete(name);
      else waiting.set(name, next);
    }
  }

  async function look(region: Region): Promise<void> {
    if (!/:[03]0\.000Z$/.test(clock.now())) return;
    await sweep(portsOf(region));
    if (handsOn) await handOnNew(portsOf(region));
    if (handsOn && clock.now().endsWith('0:00.000Z')) await handOnPast(portsOf(region));
  }

  async function pass(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      for (const { house } of regions) house.clock.pass(1);
      await both.carry();
      for (const region of regions.filter(({ isDead }) => !isDead)) {
        await work(region);
        await wake(region);
        await look(region);
      }
    }
  }

  /** Behind the latest link from this region; without one, from the other. */
  async function does(which: Which, responderId: string, action: string, fields: Record<string, string> = {}) {
    const theirs = ({ page }: { readonly page: { readonly responderId: string } }): boolean => page.responderId === responderId;
    const page = regions[which]!.house.pager.inbox.findLast(theirs) ?? pages().findLast(theirs);
    return page === undefined ? null : press(portsOf(regions[which]!), tokenOf(KEY, page.incidentId, page.page.key), { action, ...fields });
  }

  const pages = (from?: Instant) => regions.flatMap(({ house }) => house.pager.inbox).filter(({ at }) => from === undefined || at >= from).sort((a, b) => (a.at < b.at ? -1 : 1));

  /** What is not as it must be once both regions see each other again: each a sentence. */
  async function forgotten(): Promise<string[]> {
    await both.settle();
    const said: string[] = [];
    for (const [digest, id] of promised) {
      const [one, other] = await Promise.all(regions.map(async ({ ledger }) => ledger.read(id)));
      if (JSON.stringify(one) !== JSON.stringify(other)) said.push('the regions do not agree');
      if (!one?.alerts.some((known) => known.digest === digest)) said.push(`an accepted alert is not on its incident, which is ${one?.status ?? 'not there'}`);
      if (one !== null && one!.status !== 'CLOSED' && secondsBetween(one!.nextActionAt!, clock.now()) > 75) said.push('an open incident is overdue');
    }
    return [...new Set(said)];
  }

  const region = (which: Which): Region => regions[which]!;
  const read = async (which: Which, id: IncidentId) => (await regions[which]!.ledger.read(id))!;
  return { clock, link, region, accept, pass, does, pages, read, forgotten, work: async (which: Which) => work(regions[which]!) };
}
export type TwoRegions = Awaited<ReturnType<typeof twoRegions>>;
