/** Once a day: who cannot be reached in the next three days. Once a week: a drill on every desk, which proves its post alive. */
import { gaps, wantedOf } from '../core/coverage.ts';
import { noticeText, READINESS } from '../core/notice.ts';
import { onDuty, SOON_SECONDS } from '../core/on-duty.ts';
import { unitName } from '../core/pack.ts';
import { planPages } from '../core/page.ts';
import { pagedBy, STATE_DESK, type DeskId, type People } from '../core/people.ts';
import { unready, type Unready } from '../core/readiness.ts';
import type { Seconds } from '../core/time.ts';
import { adminLetter, byDesk, supervisorLines } from '../core/watch-letter.ts';
import { startDrill } from './drill.ts';
import type { Driving } from './drive.ts';
import { everyone, type Outsight } from './on-call.ts';
import type { Directory, Proving, Roll } from './ports.ts';

export interface Watching extends Driving {
  readonly directory: Directory & Roll & Proving;
  readonly outsight: Outsight;
  /** The admin's mailbox. */
  readonly admin: { publish(subject: string, body: string): Promise<void> };
  readonly wait: (seconds: Seconds) => Promise<void>;
}

/** Telling twice after a crash is better than never; a second run of the same day tells nobody again. */
export async function lookAhead(ports: Watching): Promise<void> {
  const now = ports.clock.now();
  const people = await everyone(ports);
  const found = gaps(people, wantedOf(ports.pack.units.keys()), now, SOON_SECONDS / 86_400, ports.pack.timeZone);
  const faults = unready(people, await ports.outsight.of(people), now);
  ports.meter.count('coverageGaps', found.length);
  ports.meter.count('watched');
  const letter = adminLetter(ports.pack, found, faults, now);
  const day = `look-ahead ${now.slice(0, 'yyyy-mm-dd'.length)}`;
  if (letter === null || (await ports.directory.isDone(day))) return;
  await ports.admin.publish(letter.subject, letter.body);
  for (const [desk, some] of byDesk(faults)) await tellSupervisor(ports, people, desk, some);
  await ports.directory.markDone(day);
}

/** The desk's own supervisor on duty, or the state desk's. */
async function tellSupervisor({ pack, pager, clock, way, log }: Watching, people: People, desk: DeskId, some: readonly Unready[]): Promise<void> {
  const now = clock.now();
  const own = onDuty(people, desk, 'supervisor', now);
  const supervisors = own.length > 0 ? own : onDuty(people, STATE_DESK, 'supervisor', now);
  const step = `readiness.${now.slice(0, 'yyyy-mm-dd'.length)}.${desk}`;
  const pages = planPages(step, 'reminder', supervisors.map((one) => ({ responderId: one.responderId, deskId: desk, channels: pagedBy(one).filter((channel) => channel !== 'https') })), now, null);
  for (const page of pages) {
    const responder = supervisors.find(({ responderId }) => responderId === page.responderId)!;
    const unit = desk === STATE_DESK ? 'state desk' : unitName(pack, desk, page.channel === 'email' ? 'en' : responder.language);
    const text = noticeText(pack, { notice: 'readiness', page, token: null, language: responder.language, way, values: { unit, count: some.length } }, supervisorLines(pack, some));
    const { outcome } = await pager.send({ incidentId: READINESS, page, text, responder });
    log.info('a supervisor was told who cannot be reached', { desk, responderId: page.responderId, channel: page.channel, outcome });
  }
}

const DRILLS_A_SECOND = 5;

/** A desk that has nobody on duty is not drilled: the look ahead says so. */
export async function drillAll(ports: Watching): Promise<void> {
  const week = `drills ${ports.clock.now().slice(0, 'yyyy-mm-dd'.length)}`;
  if (await ports.directory.isDone(week)) return;
  const desks = [STATE_DESK, ...ports.pack.units.keys()];
  for (const [i, desk] of desks.entries()) {
    const started = await startDrill(ports, 'the weekly drill', { desk });
    if ('sentence' in started) ports.log.error('a desk could not be drilled', { desk });
    if (i % DRILLS_A_SECOND === DRILLS_A_SECOND - 1) await ports.wait(1);
  }
  await ports.directory.markDone(week);
}
