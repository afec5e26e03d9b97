/** What both keep of accepted alerts: in memory, and on DynamoDB. */
import { dynamoReceived } from '../../adapters/aws/received.ts';
import { memoryReceived } from '../../adapters/memory/received.ts';
import type { Accepted } from '../../core/envelope.ts';
import { digestOf, incidentIdOf } from '../../core/identity.ts';
import type { Received } from '../../pipeline/ports.ts';
import { openEngine, type Engine } from '../support/engine.ts';
import { after, noon } from '../support/incidents.ts';

const body = (text: string): string => Buffer.from(text).toString('base64');
const accepted = (key: string, seconds: number, text = key): Accepted => ({ incidentId: incidentIdOf('meta', { kind: 'alert', key }), partner: 'meta', identityKind: 'alert', receivedAt: after(seconds), body: body(text) });
const nominated = ({ incidentId, receivedAt, body: base64 }: Accepted) => ({ incidentId, receivedAt, digest: digestOf(Buffer.from(base64, 'base64')), region: 'here' });

function receivedContract(fresh: () => Promise<Received>): void {
  it('an alert is given back as it was accepted, to the byte', async () => {
    const received = await fresh();
    const alert = { ...accepted('a', 1), body: Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i)).toString('base64') };
    await received.keep(alert);
    expect(await received.accepted(nominated(alert))).toEqual(alert);
    expect(await received.accepted({ ...nominated(alert), digest: 'gone' })).toBeNull();
  });

  it('of the same body the first is kept; another body of the same incident stands beside it', async () => {
    const received = await fresh();
    for (const alert of [accepted('a', 1), accepted('a', 9), accepted('a', 5, 'another')]) await received.keep(alert);
    const found = await received.between(noon, after(60));
    expect(found.toSorted((one, two) => (one.receivedAt < two.receivedAt ? -1 : 1))).toEqual([nominated(accepted('a', 1)), nominated(accepted('a', 5, 'another'))]);
  });

  it('those of a time are found, of all incidents, from its beginning until before its end', async () => {
    const received = await fresh();
    const all = Array.from({ length: 30 }, (_, i) => accepted(`k${i}`, i));
    for (const alert of all) await received.keep(alert);
    const found = await received.between(after(10), after(20));
    expect(found.map(({ receivedAt }) => receivedAt).sort()).toEqual(all.slice(10, 20).map(({ receivedAt }) => receivedAt));
  });

  it('how often it was handed on is counted by one at a time', async () => {
    const received = await fresh();
    const alert = nominated(accepted('a', 1));
    const none = await received.handed(alert);
    expect(none).toEqual({ times: 0, at: null });
    const once = { times: 1, at: after(60) };
    expect([await received.keepHanded(alert, once, none), await received.keepHanded(alert, once, none), await received.handed(alert)]).toEqual([true, false, once]);
    const twice = { times: 2, at: after(400) };
    expect([await received.keepHanded(alert, twice, once), await received.keepHanded(alert, twice, once), await received.handed(alert)]).toEqual([true, false, twice]);
  });
}

describe('in memory', () => {
  receivedContract(async () => memoryReceived('here'));
});

describe('on DynamoDB', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await openEngine();
  });
  afterAll(async () => engine.close());
  receivedContract(async () => dynamoReceived(await engine.ledger(), async () => 'here'));

  it('is kept for three days, under what accept alone may write', async () => {
    const table = await engine.ledger();
    const alert = accepted('a', 0);
    await dynamoReceived(table, async () => 'here').keep(alert);
    const item = await table.getOne({ pk: `received#${alert.incidentId}`, sk: nominated(alert).digest });
    expect(item).toMatchObject({ expiresAt: Date.parse(noon) / 1000 + 3 * 86_400 });
  });
});
