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

  it('spreads what is due over eight shards, and shows nothing of what is closed there', async () => {
    const ledger = await fresh();
    const ids = Array.from({ length: 40 }, (_, i) => `${'a'.repeat(24)}${String.fromCharCode(97 + (i % 26))}${i < 26 ? 'a' : 'b'}`);
    for (const incidentId of ids) await ledger.open({ ...opened(), incidentId: incidentId as never });
    const shards = new Set(await Promise.all(ids.map(async (pk) => (await table.getOne({ pk, sk: 'head' }))?.[LEDGER.due.partitionKey])));
    expect(shards.size).toBe(LEDGER.shards);
  });
});
