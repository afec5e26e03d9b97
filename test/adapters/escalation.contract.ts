/** What every escalation promises. `fresh` gives one that has started nothing. */
import { executionName } from '../../contract/escalation.ts';
import type { Wake } from '../../core/clock.ts';
import { incidentIdOf } from '../../core/identity.ts';
import { instant } from '../../core/time.ts';
import type { Escalation } from '../../pipeline/ports.ts';

export interface Executions {
  readonly escalation: Escalation;
  /** Those that can start nothing, for one reason or another. */
  readonly helpless: readonly Escalation[];
  /** What the execution of this name carries while it runs, as JSON; null when none does. */
  readonly carried: (name: string) => Promise<string | null>;
  /** Ends one that runs, as its incident's close does; answers when it is over. */
  readonly end: (name: string) => Promise<void>;
}

let incidents = 0;
/** Of this run alone: an engine that is kept running knows those of earlier ones. */
const newIncident = (): string => incidentIdOf('meta', { kind: 'alert', key: `${process.pid}-${Date.now()}-${(incidents += 1)}` });
const inAnHour = (): string => instant(Date.now() + 3_600_000);

export function escalationContract(fresh: () => Promise<Executions>): void {
  let executions: Executions;
  let wake: Wake;
  let started: Set<string>;
  beforeEach(async () => {
    executions = await fresh();
    wake = { incidentId: newIncident(), n: 3, at: inAnHour() };
    started = new Set();
  });
  afterEach(async () => {
    for (const name of started) if ((await executions.carried(name)) !== null) await executions.end(name);
  });
  const start = async (one: Wake): Promise<void> => {
    started.add(executionName(one));
    await executions.escalation.start(one);
  };
  const carried = async (one: Pick<Wake, 'incidentId' | 'n'>): Promise<unknown> => JSON.parse((await executions.carried(executionName(one))) ?? 'null');

  it('starts nothing by itself', async () => {
    expect(await carried(wake)).toBeNull();
  });

  it('starts what carries ids and a moment, and nothing else of what it is given', async () => {
    await start({ ...wake, name: 'canary-name', phones: ['canary-phone'] } as Wake);
    expect(await carried(wake)).toEqual(wake);
  });

  it('starts one when the same wake is started twice', async () => {
    await start(wake);
    await expect(start(wake)).resolves.toBeUndefined();
    expect(await carried(wake)).toEqual(wake);
  });

  it('starts one when twenty start it at the same moment', async () => {
    await Promise.all(Array.from({ length: 20 }, async () => start(wake)));
    expect(await carried(wake)).toEqual(wake);
  });

  it('goes on with the first when the same number is started for another moment', async () => {
    await start(wake);
    await start({ ...wake, at: instant(Date.now() + 60_000) });
    expect(await carried(wake)).toEqual(wake);
  });

  it('starts another for another number, and for another incident of the same number', async () => {
    const [later, other] = [{ ...wake, n: 1_000_000 }, { ...wake, incidentId: newIncident() }];
    for (const one of [wake, later, other]) await start(one);
    expect([await carried(wake), await carried(later), await carried(other)]).toEqual([wake, later, other]);
  });

  it('does not start again what is over, and says nothing of it', async () => {
    await start(wake);
    await executions.end(executionName(wake));
    await expect(start(wake)).resolves.toBeUndefined();
    await expect(start({ ...wake, at: instant(Date.now() + 60_000) })).resolves.toBeUndefined();
    expect(await carried(wake)).toBeNull();
  });

  it('throws when it could not start, for whatever reason, each time', async () => {
    for (const one of [...executions.helpless, ...executions.helpless]) await expect(one.start(wake)).rejects.toThrow(Error);
    expect(await carried(wake)).toBeNull();
  });
}
