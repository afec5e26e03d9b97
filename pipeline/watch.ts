/** Once a day: who cannot be reached in the next three days. Once a week: a drill on every desk, which proves its post alive. */
import { gaps, wantedOf } from '../core/coverage.ts';
import { faultOf } from '../core/fault.ts';
import { noticeText, READINESS } from '../core/notice.ts';
import { onDuty, SOON_SECONDS } from '../core/on-duty.ts';
import { planPages } from '../core/page.ts';
import { addressOf, pagedBy, STATE_DESK, type DeskId, type People } from '../core/people.ts';
import { NOTHING_KNOWN, subscriptionKey, unready, withOutside, type Outside, type Unready } from '../core/readiness.ts';
import { secondsAfter, type Instant, type Seconds } from '../core/time.ts';
import { adminLetter, bySupervisor, deskTitle, soon, supervisorLines, type Look } from '../core/watch-letter.ts';
import { drillOn } from './drill.ts';
import type { Driving } from './drive.ts';
import type { Topics } from './enrol.ts';
import { everyone, type Outsight } from './on-call.ts';
import type { Directory, Proving, Roll } from './ports.ts';

export interface Watching extends Driving {
  readonly directory: Directory & Roll & Proving;
  readonly outsight: Outsight;
  readonly topics: Topics;
  /** The admin's mailbox. */
  readonly admin: { publish(subject: string, body: string): Promise<void> };
  readonly wait: (seconds: Seconds) => Promise<void>;
}

/** Telling twice after a crash is better than never; a second run of the same day tells nobody again. Throws after telling when SNS could not be asked: tried again, it tells the rest. */
export async function lookAhead(ports: Watching): Promise<void> {
  const now = ports.clock.now();
  const people = await everyone(ports);
  const { outside, blind } = await askOutside(ports, people);
  const found = gaps(withOutside(people, outside, now), wantedOf(ports.pack.units.keys()), now, SOON_SECONDS / 86_400, ports.pack.timeZone);
  const look = { at: now, gaps: found, unready: unready(people, outside, now), isBlind: blind !== null };
  ports.meter.count('coverageGaps', found.length);
  ports.meter.count('unready', new Set(soon(look.unready).map(({ responderId }) => responderId)).size);
  await tell(ports, people, look);
  await subscribeHere(ports, people, outside);
  if (blind !== null) throw new Error(`SNS could not be asked: ${blind.message}`, { cause: blind });
  ports.meter.count('watched');
}

async function askOutside({ outsight, log }: Watching, people: People): Promise<{ outside: Outside; blind: Error | null }> {
  try {
    return { outside: await outsight.of(people), blind: null };
  } catch (error) {
    log.error('SNS could not be asked who opted out and who is not confirmed', faultOf(error));
    return { outside: NOTHING_KNOWN, blind: error as Error };
  }
}

/** Whoever was enrolled by way of the other region is asked by the same mail once more: a region pages by its own topics. */
async function subscribeHere({ topics }: Watching, { responders }: People, { topicless = new Set() }: Outside): Promise<void> {
  for (const one of responders) {
    for (const channel of ['email', 'https'] as const) {
      if (topicless.has(subscriptionKey(one.responderId, channel))) await topics.subscribe(one.responderId, channel, addressOf(one, channel)!, null);
    }
  }
}

async function tell(ports: Watching, people: People, look: Look): Promise<void> {
  const letter = adminLetter(ports.pack, look);
  const day = `look-ahead ${look.at.slice(0, 'yyyy-mm-dd'.length)}${look.isBlind ? ' without SNS' : ''}`;
  if (letter === null || (await ports.directory.isDone(day))) return;
  await ports.admin.publish(letter.subject, letter.body);
  for (const [desk, some] of bySupervisor(people, look.unready, look.at)) await tellSupervisors(ports, people, desk, some);
  await ports.directory.markDone(day);
}

/** The supervisors of `desk` who are on duty, each once, whichever desks they hear of. */
async function tellSupervisors({ pack, pager, clock, way, log }: Watching, people: People, desk: DeskId, some: readonly Unready[]): Promise<void> {
  const now = clock.now();
  const supervisors = onDuty(people, desk, 'supervisor', now);
  const step = `readiness.${now.slice(0, 'yyyy-mm-dd'.length)}.${desk}`;
  const pages = planPages(step, 'reminder', supervisors.map((one) => ({ responderId: one.responderId, deskId: desk, channels: pagedBy(one).filter((channel) => channel !== 'https') })), now, null);
  for (const page of pages) {
    const responder = supervisors.find(({ responderId }) => responderId === page.responderId)!;
    // The subject of an e-mail is plain ASCII.
    const unit = deskTitle(pack, desk, page.channel === 'email' ? 'en' : responder.language);
    const text = noticeText(pack, { notice: 'readiness', page, token: null, language: responder.language, way, values: { unit, count: some.length } }, supervisorLines(pack, some));
    const { outcome } = await pager.send({ incidentId: READINESS, page, text, responder });
    log.info('a supervisor was told who cannot be reached', { desk, responderId: page.responderId, channel: page.channel, outcome });
  }
}

const DRILLS_A_SECOND = 5;

/** Each desk once a week, counted from Monday (UTC), however often this runs; one that fails keeps no other from its drill. Throws at the end when any failed. */
export async function drillAll(ports: Watching): Promise<void> {
  const week = mondayOf(ports.clock.now());
  const failed: Error[] = [];
  let rung = 0;
  for (const desk of [STATE_DESK, ...ports.pack.units.keys()]) {
    try {
      if (!(await drillOnce(ports, desk, week))) continue;
    } catch (error) {
      ports.log.error('a drill failed', { desk, ...faultOf(error) });
      failed.push(error as Error);
    }
    rung += 1;
    if (rung % DRILLS_A_SECOND === 0) await ports.wait(1);
  }
  if (failed.length > 0) throw new AggregateError(failed, `${failed.length} desks were not drilled: ${failed[0]!.message}`);
}

/** False where it was done already. A desk that has nobody on duty is not drilled: the look ahead says so. */
async function drillOnce(ports: Watching, desk: DeskId, week: string): Promise<boolean> {
  const done = `drill ${week} ${desk}`;
  if (await ports.directory.isDone(done)) return false;
  const started = await drillOn(ports, { desk, by: 'the weekly drill', key: `${desk} week of ${week}` });
  if ('sentence' in started) ports.log.error('a desk could not be drilled', { desk });
  else await ports.directory.markDone(done);
  return true;
}

function mondayOf(now: Instant): string {
  const sinceMonday = (new Date(now).getUTCDay() + 6) % 7;
  return secondsAfter(now, -sinceMonday * 86_400).slice(0, 'yyyy-mm-dd'.length);
}
