/** A whole house in memory: the Uttar Pradesh pack, invented people, and every step joined to the next. */
import type { Wake } from '../../core/clock.ts';
import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { memoryLedger } from '../../adapters/memory/ledger.ts';
import { countingIds, memoryClock, memoryEscalation, memoryLog, memoryMeter, memoryOutbox, memoryPager } from '../../adapters/memory/world.ts';
import type { Accepted, Located } from '../../core/envelope.ts';
import { identityOf, incidentIdOf, type IncidentId } from '../../core/identity.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { tokenOf } from '../../core/token.ts';
import { enrich } from '../../pipeline/enrich.ts';
import { enrol } from '../../pipeline/enrol.ts';
import { escalate } from '../../pipeline/escalate.ts';
import type { Clock, Directory, Escalation, Ledger, Pager, Proving } from '../../pipeline/ports.ts';
import { withCanary } from '../../pipeline/canary-desk.ts';
import { press, type Responding } from '../../pipeline/respond.ts';
import { route, type Routing } from '../../pipeline/route.ts';
import { sweep } from '../../pipeline/sweep.ts';
import { locatorOf, up } from './locators.ts';

export { up };
export const KEY = 'a key for tests only';
export const CANARY_TOPIC_ARN = 'arn:aws:sns:local:0:canary-https';

/** `wrap` puts something between the steps and a port: a failure, a crash, a skewed clock. */
export interface Wraps {
  readonly ledger?: (ledger: Ledger) => Ledger;
  readonly directory?: (directory: Directory & Proving) => Directory & Proving;
  readonly pager?: (pager: Pager) => Pager;
  readonly escalation?: (escalation: Escalation) => Escalation;
  readonly clock?: (clock: Clock) => Clock;
  readonly linkKey?: () => Promise<string>;
}

/** What runs while time passes: executions, sweeps, and what breaks in them. */
export interface Passing {
  readonly clocks?: boolean;
  readonly sweeps?: boolean;
  readonly wraps?: Wraps;
}

export async function openHouse({ pack = up, start = '2026-03-01T18:30:00Z', speed = 1, region = 'ap-south-1' } = {}) {
  const clock = memoryClock(start);
  const ledger = memoryLedger();
  const directory = memoryDirectory();
  const pager = memoryPager(clock, async (id, proof) => ledger.putProof(id, proof));
  const escalation = memoryEscalation();
  const meter = memoryMeter();
  const log = memoryLog();
  const newId = countingIds();
  const topics = { subscribe: async (responderId: string, channel: string) => `arn:aws:sns:local:0:${responderId}-${channel}`, dismiss: async () => undefined };
  await enrol({ directory, topics, clock }, samplePeople(pack), () => undefined);

  const ports = (wraps: Wraps = {}): Routing & Responding => ({
    ledger: wraps.ledger?.(ledger) ?? ledger,
    directory: withCanary(wraps.directory?.(directory) ?? directory, CANARY_TOPIC_ARN),
    pager: wraps.pager?.(pager) ?? pager,
    escalation: wraps.escalation?.(escalation) ?? escalation,
    clock: wraps.clock?.(clock) ?? clock,
    linkKey: wraps.linkKey ?? (async () => KEY),
    pack, meter, log, newId, speed, region,
    way: { linkUrl: 'https://alerts.example.in/a', smsCarries: 'link' },
    places: { send: async (message) => route(ports(wraps))(await enriched(message)) },
  }); // prettier-ignore

  const accepted = (alert: unknown, partner = 'meta'): Accepted => {
    const body = alert instanceof Uint8Array ? alert : Buffer.from(typeof alert === 'string' ? alert : JSON.stringify(alert));
    const identity = identityOf(body, 'delivery-1');
    return { incidentId: incidentIdOf(partner, identity), partner, identityKind: identity.kind, receivedAt: clock.now(), body: Buffer.from(body).toString('base64') };
  };

  const enriched = async (message: Accepted, received = 1): Promise<Located> => {
    const next = memoryOutbox<Located>();
    await enrich({ locator: locatorOf(pack), next, meter, log })(message, received);
    return next.sent[0]!;
  };

  const located = async (alert: unknown, partner = 'meta', received = 1): Promise<Located> => enriched(accepted(alert, partner), received);

  /** An alert through enrich and route. */
  const deliver = async (alert: unknown, wraps: Wraps = {}): Promise<IncidentId> => {
    const message = await located(alert);
    await route(ports(wraps))(message);
    return message.incidentId;
  };

  /** Moves the clock on, in steps of a second, waking executions when their moment comes and sweeping every half minute. */
  const pass = async (seconds: number, { clocks = true, sweeps = true, wraps = {} }: Passing = {}): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      clock.pass(1);
      if (clocks) await wake(wraps);
      if (sweeps && /:[03]0\.000Z$/.test(clock.now())) await sweeping(wraps);
    }
  };

  /** What `wraps` breaks is tried again: by the state machine a second later, by the next sweep. What breaks by itself is not forgiven. */
  const forgiving = async (wraps: Wraps, work: Promise<unknown>): Promise<void> => {
    const broken = Object.keys(wraps).length > 0;
    await (broken ? Promise.allSettled([work]) : work);
  };

  const sweeping = async (wraps: Wraps = {}): Promise<void> => forgiving(wraps, sweep({ ...ports(wraps), tolerance: 15, adopts: 60 }));

  const wake = async (wraps: Wraps = {}): Promise<void> => {
    for (const [name, due] of [...escalation.waiting].filter(([, { at }]) => at <= clock.now())) await forgiving(wraps, wakeOne(name, due, wraps));
  };

  const wakeOne = async (name: string, due: Wake, wraps: Wraps): Promise<void> => {
    const { closed, ...next } = await escalate(ports(wraps))(due);
    if (closed) escalation.waiting.delete(name);
    else escalation.waiting.set(name, next);
  };

  const read = async (id: IncidentId) => (await ledger.read(id))!;
  /** Who was paged and how, as `responder/channel`, since `from` messages. */
  const paged = (from = 0): string[] => pager.inbox.slice(from).map(({ page }) => `${page.responderId}/${page.channel}`);
  /** The token in the latest page to a responder. */
  const tokenFor = (responderId: string): string => {
    const { incidentId, page } = pager.inbox.findLast((one) => one.page.responderId === responderId)!;
    return tokenOf(KEY, incidentId, page.key);
  };
  const does = async (responderId: string, action: string, fields: Record<string, string> = {}, wraps: Wraps = {}) => press(ports(wraps), tokenFor(responderId), { action, ...fields });

  return { pack, clock, ledger, directory, topics, newId, pager, escalation, meter, log, ports, accepted, enriched, located, deliver, pass, wake, sweeping, read, paged, tokenFor, does };
}
export type House = Awaited<ReturnType<typeof openHouse>>;

/** An invented alert from Lucknow. */
export const fromLucknow = { alertId: 'sample-1', risk: 'high', hints: [{ kind: 'pin', pin: '226010' }], subject: { name: 'Invented Person', phones: ['+91 70000 99999'] } };
