/** One suite for every ledger: in memory, and on DynamoDB. */
import { dynamoLedger } from '../../adapters/aws/ledger.ts';
import type { Table } from '../../adapters/aws/table.ts';
import { memoryLedger } from '../../adapters/memory/ledger.ts';
import { memoryClock } from '../../adapters/memory/world.ts';
import { LEDGER } from '../../contract/ledger.ts';
import { openEngine, type Engine } from '../support/engine.ts';
import { after, noon, opened } from '../support/incidents.ts';
import { ledgerContract } from './ledger.contract.ts';

describe('the ledger in memory', () => {
  ledgerContract(async () => memoryLedger());
});

describe('the ledger on DynamoDB', () => {
  let engine: Engine;
  let table: Table;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => engine.close());

  const fresh = async () => {
    table = await engine.ledger();
    return dynamoLedger(table, memoryClock(noon), 400);
  };
  ledgerContract(fresh);

  it('keeps incidents for ever; alerts, notes, links and traits as long as it is told', async () => {
    const ledger = await fresh();
    const { incidentId } = opened();
    await ledger.open(opened());
    await ledger.putAlert(incidentId, { digest: 'd', receivedAt: after(60), body: new Uint8Array([1]) });
    await ledger.putNote(incidentId, { noteId: 'n', by: 'x', at: after(120), text: 't' });
    await ledger.putSheet(incidentId, { number: 0, events: [] });
    await ledger.putLinks([{ hash: 'h', incidentId, responderId: 'x', deskId: 'state', page: 'p' }]);
    await ledger.relate('t', incidentId);
    const expiry = async (pk: string, sk: string) => (await table.getOne({ pk, sk }))?.[LEDGER.timeToLive];
    const inDays = (days: number, seconds = 0): number => Date.parse(noon) / 1000 + days * 86_400 + seconds;
    expect([await expiry(incidentId, 'head'), await expiry(incidentId, 'events#000000')]).toEqual([undefined, undefined]);
    expect([await expiry(incidentId, 'alert#d'), await expiry(incidentId, 'note#n'), await expiry('link#h', 'link'), await expiry('trait#t', incidentId)]).toEqual([inDays(400, 60), inDays(400, 120), inDays(400), inDays(400)]);
  });

  it('keeps what is held for good, and lets it expire as it would have when it is released', async () => {
    const ledger = await fresh();
    const { incidentId } = opened();
    const put = async (digest: string): Promise<void> => ledger.putAlert(incidentId, { digest, receivedAt: after(60), body: new Uint8Array([1]) });
    await put('d');
    await ledger.putNote(incidentId, { noteId: 'n', by: 'x', at: after(120), text: 't' });
    await ledger.putProof(incidentId, { page: 'p', outcome: 'delivered', at: after(180) });
    await ledger.putSheet(incidentId, { number: 0, events: [] });
    const names = ['alert#d', 'note#n', 'proof#p', 'events#000000', 'alert#late'];
    const expiries = async () => Promise.all(names.map(async (sk) => (await table.getOne({ pk: incidentId, sk }))?.[LEDGER.timeToLive]));
    const inDays = (days: number, seconds: number): number => Date.parse(noon) / 1000 + days * 86_400 + seconds;
    await ledger.keepForGood(incidentId);
    expect(await expiries()).toEqual([undefined, undefined, undefined, undefined, undefined]);
    await put('late');
    expect((await expiries())[4]).toBe(inDays(400, 60));
    await ledger.keepForGood(incidentId);
    expect((await expiries())[4]).toBeUndefined();
    await ledger.letExpire(incidentId);
    expect(await expiries()).toEqual([inDays(400, 60), inDays(400, 120), inDays(400, 180), undefined, inDays(400, 60)]);
    expect((await ledger.alerts(incidentId, ['d', 'late'])).map(({ body }) => [...body])).toEqual([[1], [1]]);
  });

  it('leaves of what is erased the digest, which never expires and holds nothing', async () => {
    const ledger = await fresh();
    const { incidentId } = opened();
    await ledger.putAlert(incidentId, { digest: 'd', receivedAt: noon, body: new Uint8Array([1]) });
    await ledger.erase(incidentId);
    await ledger.letExpire(incidentId);
    expect(await table.getOne({ pk: incidentId, sk: 'alert#d' })).toEqual({ pk: incidentId, sk: 'alert#d' });
  });

  it('spreads what is due over eight shards, and shows nothing of what is closed there', async () => {
    const ledger = await fresh();
    const ids = Array.from({ length: 40 }, (_, i) => `${'a'.repeat(24)}${String.fromCharCode(97 + (i % 26))}${i < 26 ? 'a' : 'b'}`);
    for (const incidentId of ids) await ledger.open({ ...opened(), incidentId: incidentId as never });
    const shards = new Set(await Promise.all(ids.map(async (pk) => (await table.getOne({ pk, sk: 'head' }))?.[LEDGER.due.partitionKey])));
    expect(shards.size).toBe(LEDGER.shards);
  });
});
