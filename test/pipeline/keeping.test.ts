import type { IncidentId } from '../../core/identity.ts';
import { exportPart, type ExportPart } from '../../pipeline/export.ts';
import { eventsOf } from '../../pipeline/events-of.ts';
import { keep, settleAll, traitName } from '../../pipeline/keeping.ts';
import type { Ledger } from '../../pipeline/ports.ts';
import { route } from '../../pipeline/route.ts';
import { fromLucknow, KEY, openHouse, type House } from '../support/house.ts';

const order = (action: 'hold' | 'release-hold' | 'erase', because = 'Order 12') => ({ action, because, from: 0 });

/** An incident that was taken, noted, given a place, and closed. */
async function closed(house: House): Promise<IncidentId> {
  const id = await house.deliver(fromLucknow);
  await house.does('state-primary', 'acknowledge');
  await house.does('state-primary', 'note', { note: 'Invented Person was called' });
  await house.does('state-primary', 'place', { kind: 'pin', pin: '226016' });
  await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'Invented Person is well' });
  return id;
}

async function left({ ledger }: House, id: IncidentId) {
  const incident = (await ledger.read(id))!;
  const [alerts, notes, events] = [await ledger.alerts(id, incident.alerts.map(({ digest }) => digest)), await ledger.notes(id), await eventsOf(ledger, incident)];
  return { alerts, notes, text: JSON.stringify([incident, events]) };
}

describe('erasing', () => {
  it('leaves nothing of the person, and everything that was done', async () => {
    const house = await openHouse();
    const id = await closed(house);
    expect((await left(house, id)).alerts).toHaveLength(2);
    const before = (await house.read(id)).events.length;
    expect(await keep(house.ports(), id, 'admin', order('erase'))).toMatchObject({ incident: { erased: { by: 'admin', because: 'Order 12' } } });
    const { alerts, notes, text } = await left(house, id);
    expect([alerts, notes]).toEqual([[], []]);
    expect(text).not.toMatch(/226010|226016|Invented Person|70000/);
    expect((await house.read(id)).events).toHaveLength(before + 1);
    expect(await house.ledger.unsettled()).toEqual([]);
  });

  it('reaches what has left the head: the sheets of a long night keep what was done, and nothing of the place that was given', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'place', { kind: 'pin', pin: '226016' });
    for (let i = 0; i < 30; i += 1) await house.does('state-primary', 'note', { note: `Invented Person, call ${i}` });
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'well' });
    const before = await house.ledger.sheets(id);
    const hasHint = (sheets: typeof before): boolean => JSON.stringify(sheets).includes('"hint"'); // a digest, but of six digits
    expect(hasHint(before)).toBe(true);
    await keep(house.ports(), id, 'admin', order('erase'));
    const after = await house.ledger.sheets(id);
    expect(hasHint(after)).toBe(false);
    expect(after.map(({ number, events }) => [number, events.map(({ seq, kind }) => [seq, kind])])).toEqual(before.map(({ number, events }) => [number, events.map(({ seq, kind }) => [seq, kind])]));
    expect((await left(house, id)).text).not.toMatch(/226010|226016|Invented Person|70000/);
  });

  it('takes away what ties it to others, so that the next alert of the same phone does not name it', async () => {
    const house = await openHouse();
    const id = await closed(house);
    await keep(house.ports(), id, 'admin', order('erase'));
    const next = await house.deliver({ ...fromLucknow, alertId: 'next' });
    expect((await house.read(next)).related).toEqual([]);
    expect(await house.ledger.relate(traitName(KEY, 'phone:7000099999'), next)).toEqual([]);
  });

  it('is done once by two at the same moment', async () => {
    const house = await openHouse();
    const id = await closed(house);
    await Promise.all([keep(house.ports(), id, 'one', order('erase')), keep(house.ports(), id, 'two', order('erase'))]);
    expect((await house.read(id)).events.filter(({ kind }) => kind === 'ERASED')).toHaveLength(1);
  });

  it('is brought to its end by the daily look, at whichever call of the ledger it died', async () => {
    for (let dies = 0; ; dies += 1) {
      const house = await openHouse();
      const id = await closed(house);
      const survived = await keep(house.ports({ ledger: dyingAt(dies) }), id, 'admin', order('erase')).then(() => true, () => false);
      await settleAll(house.ports());
      const { alerts, notes } = await left(house, id);
      const isErased = (await house.read(id)).erased !== null;
      expect([dies, isErased ? alerts.length + notes.length : 0, await house.ledger.unsettled()]).toEqual([dies, 0, []]);
      // Whoever ordered it and heard of a failure orders it again.
      await keep(house.ports(), id, 'admin', order('erase'));
      expect((await left(house, id)).alerts).toEqual([]);
      if (survived) break;
      expect(dies).toBeLessThan(30);
    }
  });

  it('is not undone by the same alert delivered late', async () => {
    const house = await openHouse();
    const late = await house.located(fromLucknow);
    const id = await closed(house);
    await keep(house.ports(), id, 'admin', order('erase'));
    const before = await house.read(id);
    const pages = house.pager.inbox.length;
    await route(house.ports())(late);
    expect([await house.read(id), house.pager.inbox.length, (await left(house, id)).alerts]).toEqual([before, pages, []]);
  });

  it('is taken back, and said to be, by something new', async () => {
    const house = await openHouse();
    const id = await closed(house);
    await keep(house.ports(), id, 'admin', order('erase'));
    await house.deliver({ ...fromLucknow, more: 'another body' });
    expect(await house.read(id)).toMatchObject({ status: 'PAGING', erased: null });
    expect((await left(house, id)).alerts).toHaveLength(1);
  });

  it('waits for the key by which the ties are found', async () => {
    const house = await openHouse();
    const id = await closed(house);
    await expect(keep(house.ports({ linkKey: async () => Promise.reject(new Error('no key')) }), id, 'admin', order('erase'))).rejects.toThrow('no key');
    expect([await house.ledger.unsettled(), (await left(house, id)).alerts.length]).toEqual([[id], 2]);
    await settleAll(house.ports());
    expect((await left(house, id)).alerts).toEqual([]);
  });

  it('is refused while it is held or open, and nothing goes', async () => {
    const house = await openHouse();
    const id = await closed(house);
    await keep(house.ports(), id, 'admin', order('hold'));
    expect(await keep(house.ports(), id, 'admin', order('erase'))).toEqual({ sentence: expect.stringContaining('release the hold first') });
    expect((await left(house, id)).alerts).toHaveLength(2);
    const open = await house.deliver({ ...fromLucknow, alertId: 'open' });
    expect(await keep(house.ports(), open, 'admin', order('erase'))).toEqual({ sentence: expect.stringContaining('It is open') });
    expect(await keep(house.ports(), 'z'.repeat(26) as IncidentId, 'admin', order('erase'))).toBeNull();
  });
});

describe('a hold', () => {
  it('is kept to every day, until it is released', async () => {
    const house = await openHouse();
    const id = await closed(house);
    const done: string[] = [];
    const watched = (ledger: Ledger): Ledger => ({ ...ledger, keepForGood: async () => void done.push('kept'), letExpire: async () => void done.push('expires') });
    const ports = house.ports({ ledger: watched });
    await keep(ports, id, 'admin', order('hold'));
    await settleAll(ports);
    expect([new Set(done), await house.ledger.unsettled()]).toEqual([new Set(['kept']), [id]]);
    done.splice(0);
    await keep(ports, id, 'admin', order('release-hold'));
    await settleAll(ports);
    expect([new Set(done), await house.ledger.unsettled()]).toEqual([new Set(['expires']), []]);
  });

  it('that is released while it is being kept to is let go of', async () => {
    const house = await openHouse();
    const id = await closed(house);
    const last: string[] = [];
    const slow = (ledger: Ledger): Ledger => ({
      ...ledger,
      keepForGood: async () => {
        if (last.length === 0) await keep(house.ports(), id, 'another', order('release-hold'));
        last.push('kept');
      },
      letExpire: async () => void last.push('expires'),
    });
    await keep(house.ports({ ledger: slow }), id, 'admin', order('hold'));
    expect(last).toEqual(['kept', 'expires']);
  });
});

describe('one that cannot be settled', () => {
  it('is named, and does not keep the others waiting', async () => {
    const house = await openHouse();
    const id = await closed(house);
    await house.ledger.markUnsettled('z'.repeat(26) as IncidentId);
    await house.ledger.markUnsettled(id);
    const broken = (ledger: Ledger): Ledger => ({ ...ledger, letExpire: async (one) => (one === id ? undefined : Promise.reject(Object.assign(new Error('what AWS quotes'), { name: 'throttled' }))) });
    await expect(settleAll(house.ports({ ledger: broken }))).rejects.toThrow('1 of 2 incidents are not kept as their heads say');
    expect([await house.ledger.unsettled(), house.log.lines.join()]).toEqual([['z'.repeat(26)], expect.stringContaining('throttled')]);
    expect(house.log.lines.join()).not.toContain('quotes');
  });
});

describe('an export', () => {
  it('has everything, and is on record before it is given', async () => {
    const house = await openHouse();
    const id = await closed(house);
    const part = (await exportPart(house.ports(), id, 'admin', { action: 'export', because: 'Court 7', from: 0 }))!;
    expect(part.alerts.map(({ bodyBase64 }) => Buffer.from(bodyBase64!, 'base64').toString()).join()).toContain('Invented Person');
    expect(part.notes.map(({ text }) => text)).toEqual(['Invented Person was called', 'Invented Person is well']);
    expect([part.next, part.events.at(-1)]).toMatchObject([null, { kind: 'EXPORTED', by: 'admin', detail: { because: 'Court 7', from: 0 }, text: 'admin exported everything: Court 7.' }]);
    const broken = house.ports({ ledger: (ledger) => ({ ...ledger, keep: async () => Promise.reject(new Error('no write')) }) });
    await expect(exportPart(broken, id, 'admin', { action: 'export', because: 'x', from: 0 })).rejects.toThrow('no write');
    expect(await exportPart(house.ports(), 'z'.repeat(26) as IncidentId, 'admin', { action: 'export', because: 'x', from: 0 })).toBeNull();
  });

  it('comes in parts that an answer of Lambda holds, each of them on record', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    for (let i = 0; i < 14; i += 1) await house.deliver({ ...fromLucknow, padding: `${i}${'x'.repeat(250_000)}` });
    let [next, alerts, parts]: [number | null, number, number] = [0, 0, 0];
    while (next !== null) {
      const part: ExportPart = (await exportPart(house.ports(), id, 'admin', { action: 'export', because: 'Court 7', from: next }))!;
      expect(Buffer.byteLength(JSON.stringify(JSON.stringify(part)))).toBeLessThan(5_000_000);
      [next, alerts, parts] = [part.next, alerts + part.alerts.length, parts + 1];
    }
    expect([alerts, parts]).toEqual([15, 2]);
    expect((await house.read(id)).events.filter(({ kind }) => kind === 'EXPORTED')).toHaveLength(2);
  });
});

/** Dies at this call, and at each after it, as a process does. */
function dyingAt(call: number): (ledger: Ledger) => Ledger {
  let calls = 0;
  return (ledger) => new Proxy(ledger, {
    get: (target, method) => async (...args: unknown[]) => {
      if ((calls += 1) > call) throw new Error('died');
      return (Reflect.get(target, method) as (...given: unknown[]) => Promise<unknown>)(...args);
    },
  });
}
