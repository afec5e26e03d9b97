/** The directory on DynamoDB: desks and responders, read live and written by the admin's command. */
import { DIRECTORY } from '../../contract/ledger.ts';
import { CHANNELS, membersOf, type Channel, type Desk, type People, type Proof, type Responder } from '../../core/people.ts';
import { withProofs, type Proofs } from '../../core/proofs.ts';
import { AUDITS_AT_ONCE, type Audit, type Directory, type Proving, type Roll } from '../../pipeline/ports.ts';
import type { Expression, Item, Key, Table } from './table.ts';

const { proofs: PROOFS, orders: ORDERS } = DIRECTORY;
const RESPONDER = 'responder#';
const deskKey = (deskId: string) => ({ pk: `desk#${deskId}`, sk: 'desk' });
const responderKey = (responderId: string) => ({ pk: `${RESPONDER}${responderId}`, sk: 'responder' });
const keptDesk = (deskId: string): Kept => ({ key: deskKey(deskId), name: 'desk' });
const keptResponder = (responderId: string): Kept => ({ key: responderKey(responderId), name: 'responder' });
const proofsKey = (responderId: string) => ({ pk: `${PROOFS}${responderId}`, sk: 'proofs' });

/** One attribute each, `sms_verifiedAt`: two that are noted at once do not undo each other. */
const KNOWN = ['verifiedAt', 'provedAt', 'failedAt', 'failedBecause'] as const satisfies readonly (keyof Proof)[];

function proofsIn(item: Item): Proofs {
  const known = CHANNELS.filter((channel) => item[`${channel}_address`] !== undefined);
  const attributes = (channel: Channel) => ['address', ...KNOWN].flatMap((name) => (item[`${channel}_${name}`] === undefined ? [] : [[name, item[`${channel}_${name}`]]]));
  return Object.fromEntries(known.map((channel) => [channel, Object.fromEntries(attributes(channel))]));
}

const desksOf = async (table: Table, ids: readonly string[]): Promise<Desk[]> => (await table.getMany(ids.map(deskKey))).map(({ desk }) => desk as Desk);

function respondersIn(items: readonly Item[]): Responder[] {
  const proofs = new Map(items.filter(({ sk }) => sk === 'proofs').map((item) => [String(item['pk']).slice(PROOFS.length), proofsIn(item)]));
  const responders = items.flatMap(({ responder }) => (responder === undefined ? [] : [responder as Responder]));
  return responders.map((one) => withProofs(one, proofs.get(one.responderId) ?? {}));
}

async function mark(table: Table, responderId: string, channel: Channel, address: string, proof: Proof): Promise<void> {
  const key = proofsKey(responderId);
  const set = Object.fromEntries(Object.entries(proof).map(([name, value]) => [`${channel}_${name}`, value]));
  const isSame = { expression: `${channel}_address = :known`, values: { ':known': address } };
  if (await table.updateOne(key, { set }, isSame)) return;
  const others = KNOWN.filter((name) => proof[name] === undefined).map((name) => `${channel}_${name}`);
  await table.updateOne(key, { set: { ...set, [`${channel}_address`]: address }, remove: others });
}

/** Somebody else writes a desk perhaps once a day. */
const TRIES = 5;

interface Kept {
  readonly key: Key;
  /** The attribute that holds it. */
  readonly name: string;
}

/** `change` is given null where it is not there; what it leaves null is not written. */
async function changed<T>(table: Table, { key, name }: Kept, change: (item: T | null) => T | null): Promise<T | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await table.getOne(key);
    const before = found === null ? null : (found[name] as T);
    const after = change(before);
    if (after === null || after === before) return after;
    const known = found?.['changes'] as number | undefined;
    const isWritten = await table.putOne({ ...key, [name]: after, changes: (known ?? 0) + 1 }, unchangedSince(found, known));
    if (isWritten) return after;
  }
  throw new Error(`${key.pk} was written by somebody else ${TRIES} times in between: try again`);
}

function unchangedSince(found: Item | null, known: number | undefined): Expression {
  if (found === null) return { expression: 'attribute_not_exists(pk)' };
  return known === undefined ? { expression: 'attribute_exists(pk) AND attribute_not_exists(changes)' } : { expression: 'changes = :known', values: { ':known': known } };
}

/** Only where it is there. */
const existing = <T>(change: (item: T) => T) => (item: T | null): T | null => (item === null ? null : change(item));

export function dynamoDirectory(table: Table): Directory & Roll & Proving {
  return {
    desks: async (ids) => desksOf(table, ids),
    people: async (desks, also): Promise<People> => {
      const found = await desksOf(table, desks);
      const ids = [...new Set([...found.flatMap(membersOf), ...also])];
      return { desks: found, responders: respondersIn(await table.getMany(ids.flatMap((id) => [responderKey(id), proofsKey(id)]))) };
    },
    responders: async () => {
      const found = await table.scanAll({ expression: 'begins_with(pk, :responder) OR begins_with(pk, :proofs)', values: { ':responder': RESPONDER, ':proofs': PROOFS } });
      return respondersIn(found).toSorted((a, b) => (a.responderId < b.responderId ? -1 : 1));
    },
    putDesks: async (desks) => table.putMany(desks.map((desk) => ({ ...deskKey(desk.deskId), desk }))),
    putResponders: async (responders) => table.putMany(responders.map((responder) => ({ ...responderKey(responder.responderId), responder }))),
    changeDesk: async (deskId, change) => changed(table, keptDesk(deskId), existing(change)),
    writeDesk: async (deskId, written) => (await changed<Desk>(table, keptDesk(deskId), written))!,
    writeResponder: async (responderId, written) => (await changed<Responder>(table, keptResponder(responderId), written))!,
    removeResponder: async (responderId) => table.removeOne(responderKey(responderId)),
    isDone: async (what) => (await table.getOne({ pk: `done#${what}`, sk: 'done' })) !== null,
    markDone: async (what) => void (await table.putOne({ pk: `done#${what}`, sk: 'done' })),
    putAudit: async (audit) => void (await table.putOne({ pk: `${ORDERS}${audit.at.slice(0, 'yyyy-mm'.length)}`, sk: `${audit.at}#${audit.id}`, audit })),
    audits: async (month, cursor = null) => {
      const pk = `${ORDERS}${month}`;
      const { items, last } = await table.querySome({ expression: 'pk = :month', values: { ':month': pk } }, AUDITS_AT_ONCE, cursor === null ? null : { pk, sk: cursor });
      return { audits: items.map(({ audit }) => audit as Audit), cursor: last?.sk ?? null };
    },
    mark: async (responderId, channel, address, proof) => mark(table, responderId, channel, address, proof),
    changeResponder: async (responderId, change) => changed(table, keptResponder(responderId), existing(change)),
  };
}
