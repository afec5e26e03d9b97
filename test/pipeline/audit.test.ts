import { memoryDirectory } from '../../adapters/memory/directory.ts';
import { memoryTrails } from '../../adapters/memory/trails.ts';
import type { IncidentId } from '../../core/identity.ts';
import { incidentTrail, ordersTrail, type Block, type Entry } from '../../core/trail.ts';
import { eventEntry, orderEntry } from '../../core/trail.ts';
import { audit, reconcile, type Auditing, type Nominated } from '../../pipeline/audit.ts';
import { eventsOf } from '../../pipeline/events-of.ts';
import type { Trails } from '../../pipeline/trails.ts';
import { route } from '../../pipeline/route.ts';
import { verifyTrails } from '../../pipeline/verify-trail.ts';
import { fromLucknow, openHouse, type House } from '../support/house.ts';

const TABLES = { ledger: 'ledger', directory: 'directory' };

async function open() {
  const house = await openHouse();
  const trails = memoryTrails();
  const directory = memoryDirectory();
  const ports = (given: Partial<Auditing> = {}): Auditing => ({ ledger: house.ledger, directory, trails, clock: house.clock, tables: TABLES, ...given });
  return { house, trails, directory, ports };
}

async function blocksIn(trails: Trails, trail: string): Promise<Block[]> {
  const blocks: Block[] = [];
  for await (const { name, version } of trails.versions(`${trail}/`)) blocks.push(JSON.parse((await trails.read(name, version))!) as Block);
  return blocks;
}

const eventsIn = async ({ ledger }: House, id: IncidentId): Promise<Entry[]> => (await eventsOf(ledger, (await ledger.read(id))!)).map(eventEntry);

/** What is wrong, as the command would say. */
async function faults({ house, trails }: Awaited<ReturnType<typeof open>>, id: IncidentId): Promise<readonly string[]> {
  async function* expected() {
    yield incidentTrail('ledger', id);
  }
  const entriesOf = async () => eventsIn(house, id);
  return (await verifyTrails({ trails, clock: house.clock, entriesOf, expected: expected(), looked: () => undefined }, null)).faults;
}

describe("an incident's trail", () => {
  it('has every event once, in blocks that follow each other, however often it is nominated', async () => {
    const { house, trails, ports } = await open();
    const id = await house.deliver(fromLucknow);
    await audit(ports(), { incident: id });
    await audit(ports(), { incident: id });
    await house.pass(400);
    await audit(ports(), { incident: id });
    const blocks = await blocksIn(trails, incidentTrail('ledger', id));
    expect(blocks).toHaveLength(2);
    expect(blocks.flatMap(({ entries }) => entries)).toEqual(await eventsIn(house, id));
    expect(blocks.map(({ previous }) => previous)).toEqual([null, blocks[0]!.hash]);
  });

  it("is none for the canary's: the bucket is not even asked", async () => {
    const { house, ports } = await open();
    const located = await house.located({ alertId: 'canary-1', exercise: true }, 'canary');
    await route(house.ports())(located);
    const asked: string[] = [];
    const trails: Trails = { ...memoryTrails(), versions: (prefix) => (asked.push(prefix), memoryTrails().versions(prefix)) };
    await audit(ports({ trails }), { incident: located.incidentId });
    expect([(await house.read(located.incidentId)).events.length > 0, asked]).toEqual([true, []]);
  });

  it('is whole also where sheets have left the head before anybody nominated it', async () => {
    const opened = await open();
    const { house, trails, ports } = opened;
    const id = await house.deliver(fromLucknow);
    await house.pass(3600);
    expect((await house.read(id)).events[0]!.seq).toBeGreaterThan(0);
    await audit(ports(), { incident: id });
    expect((await blocksIn(trails, incidentTrail('ledger', id)))[0]!.entries.length).toBe((await eventsIn(house, id)).length);
    expect(await faults(opened, id)).toEqual([]);
  });

  it('is one trail, whoever of ten writes it', async () => {
    const opened = await open();
    const id = await opened.house.deliver(fromLucknow);
    await Promise.all(Array.from({ length: 10 }, async () => audit(opened.ports(), { incident: id })));
    await opened.house.pass(120);
    await Promise.all(Array.from({ length: 10 }, async () => audit(opened.ports(), { incident: id })));
    expect(await faults(opened, id)).toEqual([]);
    expect(await blocksIn(opened.trails, incidentTrail('ledger', id))).toHaveLength(2);
  });

  it('goes on after the one who wrote died before hearing that it was written', async () => {
    const opened = await open();
    const { house, trails, ports } = opened;
    const id = await house.deliver(fromLucknow);
    const dying: Trails = { ...trails, put: async (name, text) => {
      await trails.put(name, text);
      throw new Error('died');
    } };
    await expect(audit(ports({ trails: dying }), { incident: id })).rejects.toThrow('died');
    await house.pass(60);
    await audit(ports(), { incident: id });
    expect(await faults(opened, id)).toEqual([]);
  });

  it('goes on where somebody deleted what was not there yet', async () => {
    const opened = await open();
    const id = await opened.house.deliver(fromLucknow);
    opened.trails.tamper(`${incidentTrail('ledger', id)}/999999.json`, null);
    await audit(opened.ports(), { incident: id });
    await opened.house.pass(120);
    await audit(opened.ports(), { incident: id });
    expect(await faults(opened, id)).toEqual([expect.stringContaining('999999.json was deleted')]);
  });

  it('says nothing of an incident that is not there, and refuses to leave a gap', async () => {
    const { house, trails, ports } = await open();
    await audit(ports(), { incident: 'z'.repeat(26) as IncidentId });
    const id = await house.deliver(fromLucknow);
    await house.pass(3600);
    const forgetful = { ...house.ledger, sheets: async () => [] };
    await expect(audit(ports({ ledger: forgetful }), { incident: id })).rejects.toThrow(/ends before entry 0, and the ledger has nothing older than \d+/);
    expect(await blocksIn(trails, '')).toEqual([]);
  });

  it('holds nothing of the person', async () => {
    const { house, trails, ports } = await open();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'note', { note: 'Invented Person answers on +91 70000 99999' });
    await house.does('state-primary', 'place', { kind: 'pin', pin: '226016' });
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'Invented Person is well' });
    await audit(ports(), { incident: id });
    const text = JSON.stringify(await blocksIn(trails, incidentTrail('ledger', id)));
    expect(text).toContain('LOOKED');
    expect(text).not.toMatch(/Invented Person|70000|2260(10|16)/);
  });
});

describe('verifying', () => {
  it('finds what was written over, deleted, cut off, or changed in the ledger', async () => {
    const opened = await open();
    const { house, trails, ports } = opened;
    const id = await house.deliver(fromLucknow);
    await audit(ports(), { incident: id });
    await house.pass(120);
    await audit(ports(), { incident: id });
    const [first, second] = (await blocksIn(trails, incidentTrail('ledger', id))) as [Block, Block];
    const name = (seq: number): string => `${incidentTrail('ledger', id)}/${String(seq).padStart(6, '0')}.json`;
    expect(await faults(opened, id)).toEqual([]);
    trails.vanish(name(second.entries[0]!.seq));
    expect(await faults(opened, id)).toEqual([expect.stringContaining(`ends before entry ${second.entries[0]!.seq}`)]);
    await audit(ports(), { incident: id });
    expect(await faults(opened, id)).toEqual([]);
    trails.tamper(name(0), JSON.stringify(first));
    expect(await faults(opened, id)).toEqual([expect.stringContaining('was written over: it has 2 versions')]);
    trails.tamper(name(0), null);
    expect(await faults(opened, id)).toEqual([expect.stringContaining('was deleted')]);
  });

  it('finds an event that was changed in the ledger afterwards, and one that was taken out', async () => {
    const opened = await open();
    const id = await opened.house.deliver(fromLucknow);
    await audit(opened.ports(), { incident: id });
    const incident = await opened.house.read(id);
    const write = async (events: typeof incident.events): Promise<void> => void (await opened.house.ledger.keep({ ...incident, events }, incident));
    await write(incident.events.map((event) => (event.seq === 1 ? { ...event, at: opened.house.clock.now().replace('2026', '2025') as never } : event)));
    expect(await faults(opened, id)).toEqual([expect.stringContaining('entry 1 is not what the ledger has')]);
    await write(incident.events.slice(0, -1));
    expect(await faults(opened, id)).toEqual([expect.stringContaining('the ledger ends before entry')]);
  });
});

describe('the trail of orders', () => {
  const order = { change: 'remove', responder: 'invented-person' } as const;
  const ordered = (id: string, at: string) => ({ id, at: at as never, by: 'admin', order });

  it('has each once, numbered as it was first seen', async () => {
    const { trails, directory, ports } = await open();
    await directory.putAudit(ordered('b', '2026-03-02T00:00:00.000Z'));
    await audit(ports(), { month: '2026-03' });
    await directory.putAudit(ordered('a', '2026-03-01T00:00:00.000Z'));
    await directory.putAudit(ordered('other', '2026-04-01T00:00:00.000Z'));
    await audit(ports(), { month: '2026-03' });
    await audit(ports(), { month: '2026-03' });
    const entries = (await blocksIn(trails, ordersTrail('directory', '2026-03'))).flatMap((block) => block.entries);
    expect(entries).toEqual([orderEntry(ordered('b', '2026-03-02T00:00:00.000Z'), 0), orderEntry(ordered('a', '2026-03-01T00:00:00.000Z'), 1)]);
  });

  it('knows those beyond the first hundred', async () => {
    const { trails, directory, ports } = await open();
    for (let i = 0; i < 230; i += 1) await directory.putAudit(ordered(`o${i}`, `2026-03-01T00:00:00.${String(i).padStart(3, '0')}Z`));
    await audit(ports(), { month: '2026-03' });
    expect((await blocksIn(trails, ordersTrail('directory', '2026-03')))[0]!.entries).toHaveLength(230);
  });
});

describe('the daily look', () => {
  it('brings up what no stream told: what is open, what is recent, even closed, the orders of this month and the last', async () => {
    const { house, trails, directory, ports } = await open();
    const old = await house.deliver({ ...fromLucknow, alertId: 'old' });
    house.clock.pass(40 * 86_400);
    const oldClosed = await house.read(old);
    const recent = await house.deliver({ ...fromLucknow, alertId: 'recent' });
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'well' });
    house.clock.pass(29 * 86_400);
    expect((await house.read(recent)).status).toBe('CLOSED');
    await directory.putAudit({ id: 'o', at: house.clock.now(), by: 'admin', order: { change: 'remove', responder: 'x' } });
    await reconcile(ports(), false, fail);
    expect(oldClosed.status).not.toBe('CLOSED');
    for (const id of [old, recent]) expect(await blocksIn(trails, incidentTrail('ledger', id))).toHaveLength(1);
    expect(await blocksIn(trails, ordersTrail('directory', house.clock.now().slice(0, 7)))).toHaveLength(1);
  });

  it('looks at what was closed long ago only when it is told to look at everything', async () => {
    const { house, trails, ports } = await open();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'well' });
    house.clock.pass(40 * 86_400);
    await reconcile(ports(), false, fail);
    expect(await blocksIn(trails, '')).toEqual([]);
    await reconcile(ports(), true, fail);
    expect(await blocksIn(trails, incidentTrail('ledger', id))).toHaveLength(1);
  });

  it('names what fails, and goes on with the rest', async () => {
    const { house, trails, ports } = await open();
    const bad = await house.deliver({ ...fromLucknow, alertId: 'bad' });
    const good = await house.deliver({ ...fromLucknow, alertId: 'good' });
    const broken = { ...house.ledger, read: async (id: IncidentId) => (id === bad ? Promise.reject(new Error('throttled')) : house.ledger.read(id)) };
    const failed: Nominated[] = [];
    await reconcile(ports({ ledger: broken }), false, (nominated) => failed.push(nominated));
    expect(failed).toContainEqual({ incident: bad });
    expect(await blocksIn(trails, incidentTrail('ledger', good))).toHaveLength(1);
  });

  const fail = (nominated: Nominated, error: Error): never => {
    throw new Error(JSON.stringify(nominated), { cause: error });
  };
});
