/**
 * `drive` as AWS sees it, in the order of pipeline/drive.ts: people; links and claim; pages; what became of them; the
 * clock. A call that is refused three times ends it there, and whoever asked tries again in its own time.
 */
import { Clocks } from './clocks.ts';
import { isFirst, type Incidents, type Step } from './incidents.ts';
import { JOURNEY } from './journey.ts';
import type { Trace } from './trace.ts';
import type { World } from './world.ts';

export type Done = (isDone: boolean) => void;

export class Driver {
  readonly incidents: Incidents;
  readonly #world: World;
  readonly #clocks: Clocks;

  constructor(world: World, trace: Trace, incidents: Incidents) {
    this.#world = world;
    this.incidents = incidents;
    this.#clocks = new Clocks(world, trace, incidents, (id, number, done) => this.drive(id, number, done));
  }

  /** Route's part before `drive`: the alert and the head. Told again, it changes nothing. */
  open(id: number, done: Done): void {
    const isOpen = this.incidents.isOpen(id);
    const kept = (): void => {
      this.incidents.opened(id);
      this.#world.after(JOURNEY.openCallSeconds, () => done(true));
    };
    this.#world.call(id, () => isOpen || this.#writes(JOURNEY.openWrites), kept, () => done(false));
  }

  /** `wake`: the number of the clock that asks; null when somebody else does. */
  drive(id: number, wake: number | null, done: Done): void {
    const { incidents } = this;
    if (incidents.inHand[id] === 1 || incidents.dueAt[id]! > this.#world.now) return this.#world.after(JOURNEY.lookSeconds, () => done(true));
    incidents.inHand[id] = 1;
    const end: Done = (isDone) => {
      incidents.inHand[id] = 0;
      done(isDone);
    };
    const step = incidents.due(id);
    const claimed = (): void => this.#hand(step, (isMarked) => this.#clocks.keepTime(id, wake, () => end(isMarked)));
    this.#claim(step, claimed, () => end(false));
  }

  #claim(step: Step, then: () => void, otherwise: () => void): void {
    const { id, sms, mails } = step;
    const world = this.#world;
    const claimed = (): void => world.after(JOURNEY.claimCallSeconds, then);
    const known = (): void => world.call(id, () => this.#writes(sms + mails + headWrites(step)), claimed, otherwise);
    world.call(id, () => world.people.take(world.now, JOURNEY.peopleReads), known, otherwise);
  }

  #hand(step: Step, done: Done): void {
    const { id, sms, mails } = step;
    const world = this.#world;
    if (sms + mails === 0) {
      this.incidents.moveOn(step);
      return done(true);
    }
    const taken = (): void => {
      this.incidents.sent(step);
      this.#mark(step, () => done(true), () => {
        this.incidents.unmarked(step);
        done(false);
      }); // prettier-ignore
    };
    const putOff = (): void => {
      this.incidents.putOff(step);
      this.#mark(step, () => done(true), () => done(false));
    };
    world.call(id, () => world.publishes.take(world.now, sms + mails), () => world.after(JOURNEY.publishCallSeconds, taken), putOff);
  }

  #mark(step: Step, then: () => void, otherwise: () => void): void {
    const writes = headWrites(step) + step.sms + (isFirst(step) ? JOURNEY.traitWrites : 0);
    this.#world.call(step.id, () => this.#writes(writes), () => this.#world.after(JOURNEY.markCallSeconds, then), otherwise);
  }

  #writes(units: number): boolean {
    return this.#world.writes.take(this.#world.now, units);
  }
}

const headWrites = (step: Step): number => (isFirst(step) ? JOURNEY.firstHeadWrites : JOURNEY.laterHeadWrites);
