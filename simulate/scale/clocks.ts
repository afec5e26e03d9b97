/** The executions that wake incidents. One whose start is refused leaves its incident to sweep. */
import { NEVER, type Incidents } from './incidents.ts';
import { JOURNEY } from './journey.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

export type Wake = (id: number, number: number, done: (isDone: boolean) => void) => void;

export class Clocks {
  readonly #world: World;
  readonly #trace: Trace;
  readonly #incidents: Incidents;
  readonly #drive: Wake;

  constructor(world: World, trace: Trace, incidents: Incidents, drive: Wake) {
    this.#world = world;
    this.#trace = trace;
    this.#incidents = incidents;
    this.#drive = drive;
  }

  /** The clock that asked goes on; for whoever else asks another is started. */
  keepTime(id: number, asked: number | null, done: () => void): void {
    const { wakesAt, clock } = this.#incidents;
    if (wakesAt[id] === NEVER || asked === clock[id]) return done();
    const number = (clock[id]! += 1);
    const started = (): void => {
      this.#world.transitions.wait(this.#world.now); // into its first Wait
      this.#wakeAt(id, number);
      this.#world.after(JOURNEY.startCallSeconds, done);
    };
    const refused = (): void => {
      this.#trace.clocksRefused += 1;
      done();
    };
    this.#world.call(id, () => this.#world.starts.take(this.#world.now), started, refused);
  }

  #wakeAt(id: number, number: number): void {
    const world = this.#world;
    const { wakesAt } = this.#incidents;
    if (wakesAt[id] === NEVER) return;
    world.after(wakesAt[id]! - world.now, () => {
      if (this.#isStale(id, number)) return;
      world.after(world.transitions.wait(world.now, world.ours.transitionsPerWake), () => this.#escalate(id, number, 0));
    });
  }

  #escalate(id: number, number: number, tries: number): void {
    const world = this.#world;
    const { wakeRetrySeconds, wakeRetryMostSeconds } = world.ours;
    if (this.#isStale(id, number)) return;
    const again = (): void => world.after(Math.min(wakeRetryMostSeconds, wakeRetrySeconds * 2 ** tries), () => this.#escalate(id, number, tries + 1));
    const cold = world.invoke('escalate');
    if (cold === null) return again();
    const woken = (isDone: boolean): void => {
      world.finish('escalate');
      if (isDone) this.#wakeAt(id, number);
      else again();
    };
    world.after(cold + JOURNEY.driveCpuSeconds, () => this.#drive(id, number, woken));
  }

  #isStale(id: number, number: number): boolean {
    return number !== this.#incidents.clock[id];
  }
}
