/** What every ledger promises. `fresh` gives an empty one. */
import { settled, type Incident } from '../../core/incident.ts';
import { incidentIdOf, type IncidentId } from '../../core/identity.ts';
import type { Instant } from '../../core/time.ts';
import type { Ledger, ListStatus } from '../../pipeline/ports.ts';
import { acknowledge, after, close, having, noon, opened, primary } from '../support/incidents.ts';

const idOf = (key: string): IncidentId => incidentIdOf('meta', { kind: 'alert', key });
const incident = (key: string, given: Partial<Incident> = {}): Incident => ({ ...opened({ incidentId: idOf(key) }), ...given });
const next = (before: Incident, given: Partial<Incident> = {}): Incident => ({ ...before, version: before.version + 1, writeId: 'w', ...given });
const closed = (before: Incident): Incident => next(having(before, [primary, acknowledge], [primary, close]));
const [ONE, OTHER] = [idOf('one'), idOf('other')];

export function ledgerContract(fresh: () => Promise<Ledger>): void {
  let ledger: Ledger;
  beforeEach(async () => {
    ledger = await fresh();
  });

  describe('an incident', () => {
    it('that nobody opened is null', async () => {
      expect(await ledger.read(ONE)).toBeNull();
    });

    it('is read as it was written, to the last empty list, null and letter', async () => {
      const whole = incident('one', { unit: null, alerts: [], handOff: { deskId: null, to: 'Inspector "इंस्पेक्टर" \ud83d\ude42', by: 'x', at: noon } });
      await ledger.open(whole);
      expect(await ledger.read(ONE)).toEqual(whole);
    });

    it('is opened once: the second is told so, and changes nothing', async () => {
      expect([await ledger.open(incident('one')), await ledger.open(incident('one', { partner: 'second' }))]).toEqual([true, false]);
      expect((await ledger.read(ONE))?.partner).toBe('meta');
    });

    it('is opened once by twenty at the same moment', async () => {
      const answers = await Promise.all(Array.from({ length: 20 }, async (_, i) => ledger.open(incident('one', { writeId: `w${i}` }))));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await ledger.read(ONE))?.writeId).toBe(`w${answers.indexOf(true)}`);
    });

    it('is kept on the version that was read, by one of twenty', async () => {
      const before = incident('one');
      await ledger.open(before);
      const answers = await Promise.all(Array.from({ length: 20 }, async (_, i) => ledger.keep(next(before, { writeId: `w${i}` }), before)));
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect(await ledger.read(ONE)).toMatchObject({ version: 1, writeId: `w${answers.indexOf(true)}` });
    });

    it('is not kept on a version that is gone, nor when nobody opened it', async () => {
      const before = incident('one');
      await ledger.open(before);
      await ledger.keep(next(before), before);
      expect(await ledger.keep(next(before, { partner: 'late' }), before)).toBe(false);
      expect(await ledger.keep(next(incident('other')), incident('other'))).toBe(false);
      expect([(await ledger.read(ONE))?.partner, await ledger.read(OTHER)]).toEqual(['meta', null]);
    });
  });

  describe("an incident's alerts", () => {
    const every = Uint8Array.from({ length: 256 }, (_, i) => i);
    const alert = (digest: string, receivedAt: Instant, body: Uint8Array = every) => ({ digest, receivedAt, body });

    it.each([
      ['every byte that there is', every],
      ['no byte at all', new Uint8Array()],
      ['256 KB', new Uint8Array(262_144).fill(255)],
    ])('are the very bytes: %s', async (_, body) => {
      await ledger.putAlert(ONE, alert('d', noon, body));
      const [stored] = await ledger.alerts(ONE, ['d']);
      expect(Buffer.from(stored!.body).equals(Buffer.from(body))).toBe(true);
      expect([stored!.digest, stored!.receivedAt]).toEqual(['d', noon]);
    });

    it('keep the first copy', async () => {
      await ledger.putAlert(ONE, alert('d', noon));
      await ledger.putAlert(ONE, alert('d', after(9)));
      expect((await ledger.alerts(ONE, ['d']))[0]?.receivedAt).toBe(noon);
    });

    it('come newest first, of this incident only, without those that are gone', async () => {
      for (const [digest, seconds] of [['a', 2], ['b', 3], ['c', 1]] as const) await ledger.putAlert(ONE, alert(digest, after(seconds)));
      await ledger.putAlert(OTHER, alert('x', after(4)));
      expect((await ledger.alerts(ONE, ['a', 'gone', 'c', 'b', 'x'])).map(({ digest }) => digest)).toEqual(['b', 'a', 'c']);
      expect(await ledger.alerts(ONE, [])).toEqual([]);
    });
  });

  describe("an incident's notes and sheets", () => {
    it('are notes in the order of their time, each once, as first written', async () => {
      const note = (noteId: string, seconds: number, text = `<b>${noteId}</b> \u0000 आज`) => ({ noteId, by: 'x', at: after(seconds), text });
      for (const one of [note('b', 2), note('a', 3), note('b', 9, 'again'), note('c', 1)]) await ledger.putNote(ONE, one);
      await ledger.putNote(OTHER, note('z', 0));
      expect(await ledger.notes(ONE)).toEqual([note('c', 1), note('b', 2), note('a', 3)]);
      expect(await ledger.notes(idOf('nobody'))).toEqual([]);
    });

    it('are sheets in the order of their number, also beyond nine and ninety-nine', async () => {
      const numbers = [0, 2, 10, 1, 100, 9, 11];
      for (const number of [...numbers, 10]) await ledger.putSheet(ONE, { number, events: [{ seq: number * 20, at: noon, kind: 'NOTED', detail: { pages: ['p'] } }] });
      expect((await ledger.sheets(ONE)).map(({ number, events }) => [number, events[0]?.seq])).toEqual([0, 1, 2, 9, 10, 11, 100].map((number) => [number, number * 20]));
    });
  });

  describe('links and traits', () => {
    it('are found by their hash, all sixty, and no other', async () => {
      const links = Array.from({ length: 60 }, (_, i) => ({ hash: `h${i}`, incidentId: ONE, responderId: `r${i}`, deskId: 'state', page: `p${i}` }));
      await ledger.putLinks(links);
      await ledger.putLinks(links);
      await ledger.putLinks([]);
      expect([await ledger.link('h0'), await ledger.link('h59'), await ledger.link('h60')]).toEqual([links[0], links[59], null]);
    });

    it('tell which other incidents bear a trait, never the one that asks', async () => {
      expect(await ledger.relate('t', ONE)).toEqual([]);
      expect(await ledger.relate('t', OTHER)).toEqual([ONE]);
      expect(await ledger.relate('t', ONE)).toEqual([OTHER]);
      expect(await ledger.relate('u', ONE)).toEqual([]);
    });

    it('tell of at most twenty', async () => {
      for (let i = 0; i < 25; i += 1) await ledger.relate('t', idOf(String(i)));
      expect(await ledger.relate('t', ONE)).toHaveLength(20);
    });
  });

  describe('what is erased', () => {
    const alert = (digest: string) => ({ digest, receivedAt: noon, body: new Uint8Array([1]) });
    const note = { noteId: 'n', by: 'x', at: noon, text: 't' };

    it('is gone, of this incident only, and the same body does not come back', async () => {
      for (const id of [ONE, OTHER]) {
        await ledger.putAlert(id, alert('a'));
        await ledger.putAlert(id, alert('b'));
        await ledger.putNote(id, note);
      }
      await ledger.erase(ONE);
      await ledger.putAlert(ONE, alert('a'));
      await ledger.erase(ONE);
      expect([await ledger.alerts(ONE, ['a', 'b']), await ledger.notes(ONE)]).toEqual([[], []]);
      expect([(await ledger.alerts(OTHER, ['a', 'b'])).length, (await ledger.notes(OTHER)).length]).toEqual([2, 1]);
    });

    it('takes a body that is new', async () => {
      await ledger.putAlert(ONE, alert('a'));
      await ledger.erase(ONE);
      await ledger.putAlert(ONE, alert('b'));
      expect((await ledger.alerts(ONE, ['a', 'b'])).map(({ digest }) => digest)).toEqual(['b']);
    });

    it('is no longer tied to another by a trait', async () => {
      await ledger.relate('t', ONE);
      await ledger.relate('t', OTHER);
      await ledger.unrelate('t', ONE);
      await ledger.unrelate('u', ONE);
      expect(await ledger.relate('t', idOf('third'))).toEqual([OTHER]);
    });
  });

  describe('what is not yet kept as its head says', () => {
    it('is marked once, until it is', async () => {
      for (const id of [ONE, OTHER, ONE]) await ledger.markUnsettled(id);
      expect([...(await ledger.unsettled())].sort()).toEqual([ONE, OTHER].sort());
      await ledger.markSettled(ONE);
      await ledger.markSettled(ONE);
      expect(await ledger.unsettled()).toEqual([OTHER]);
    });

    it('is held and let go whatever there is of it', async () => {
      await ledger.keepForGood(ONE);
      await ledger.putAlert(ONE, alertOf('a'));
      await ledger.keepForGood(ONE);
      await ledger.letExpire(ONE);
      expect(await ledger.alerts(ONE, ['a'])).toEqual([alertOf('a')]);
    });
    const alertOf = (digest: string) => ({ digest, receivedAt: noon, body: new Uint8Array([1, 2]) });
  });

  describe('what is overdue', () => {
    it('is every open incident whose next action was before the moment, wherever it lies, and no other', async () => {
      const many = Array.from({ length: 40 }, (_, i) => incident(String(i), { nextActionAt: after(i) }));
      for (const one of many) await ledger.open(one);
      expect((await ledger.overdue(after(20))).toSorted()).toEqual(many.slice(0, 20).map(({ incidentId }) => incidentId).toSorted());
      expect(await ledger.overdue(noon)).toEqual([]);
    });

    it('follows the incident: put off, brought forward, closed', async () => {
      const before = incident('one', { nextActionAt: after(10) });
      await ledger.open(before);
      const later = next(before, { nextActionAt: after(100) });
      await ledger.keep(later, before);
      expect(await ledger.overdue(after(50))).toEqual([]);
      expect(await ledger.overdue(after(101))).toEqual([ONE]);
      await ledger.keep(closed(later), later);
      expect(await ledger.overdue(after(1e6))).toEqual([]);
    });

    it('is not hidden: an open incident without its moment is found by a scan, until it has one again', async () => {
      const whole = incident('one');
      for (const one of [{ ...whole, nextActionAt: null }, incident('other')]) await ledger.open(one);
      const gone = incident('closed');
      await ledger.open(gone);
      await ledger.keep(closed(gone), gone);
      expect(await ledger.unindexed()).toEqual([ONE]);
      await ledger.keep(next(settled(whole)), whole);
      expect(await ledger.unindexed()).toEqual([]);
    });
  });

  describe("the canary's", () => {
    it('is read by its id, and by no list; nothing calls it overdue or hidden', async () => {
      await ledger.open(incident('one', { partner: 'canary', nextActionAt: noon }));
      await ledger.open(incident('other', { partner: 'canary', nextActionAt: null }));
      expect((await ledger.read(ONE))?.partner).toBe('canary');
      expect([(await ledger.list('all', 10, null)).incidents, await ledger.overdue(after(1e6)), await ledger.unindexed()]).toEqual([[], [], []]);
    });
  });

  describe('a list', () => {
    const idsOf = async (status: ListStatus, limit = 100): Promise<string[]> => {
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const page = await ledger.list(status, limit, cursor);
        ids.push(...page.incidents.map(({ incidentId }) => incidentId));
        cursor = page.cursor;
      } while (cursor !== null);
      return ids;
    };
    const fill = async (count: number): Promise<Incident[]> => {
      const many = Array.from({ length: count }, (_, i) => incident(String(i), { openedAt: after(Math.floor(i / 3)) }));
      for (const one of many) await ledger.open(one);
      return many;
    };

    it('is empty at first', async () => {
      expect(await ledger.list('all', 10, null)).toEqual({ incidents: [], cursor: null });
    });

    it.each([1, 2, 7, 29, 30, 31])('has every incident once, the newest first, in pages of %i', async (limit) => {
      const many = await fill(30);
      const ids = await idsOf('all', limit);
      expect(ids.toSorted()).toEqual(many.map(({ incidentId }) => incidentId).toSorted());
      const moments = ids.map((id) => many.find(({ incidentId }) => incidentId === id)!.openedAt);
      expect(moments).toEqual(moments.toSorted().toReversed());
    });

    it('is of what is open, of what is closed, or of all', async () => {
      const many = await fill(12);
      for (const one of many.slice(0, 5)) await ledger.keep(closed(one), one);
      const count = async (status: ListStatus) => (await idsOf(status, 4)).length;
      expect([await count('open'), await count('closed'), await count('all')]).toEqual([7, 5, 12]);
    });

    it('leaves nobody out and shows nobody twice when incidents close and open while it is read', async () => {
      const many = await fill(12);
      const first = await ledger.list('open', 5, null);
      await ledger.open(incident('newest', { openedAt: after(1000) }));
      await ledger.keep(closed(first.incidents[4]!), first.incidents[4]!);
      const rest = await ledger.list('open', 100, first.cursor);
      expect([...first.incidents, ...rest.incidents].map(({ incidentId }) => incidentId).toSorted()).toEqual(many.map(({ incidentId }) => incidentId).toSorted());
    });
  });
}
