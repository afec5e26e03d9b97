/** The directory on DynamoDB: desks and responders, read live and written by the admin's command. */
import type { Desk, People, Responder } from '../../core/people.ts';
import { membersOf } from '../../core/people.ts';
import type { Directory, Roll } from '../../pipeline/ports.ts';
import type { Key, Table } from './table.ts';

const deskKey = (deskId: string) => ({ pk: `desk#${deskId}`, sk: 'desk' });
const responderKey = (responderId: string) => ({ pk: `responder#${responderId}`, sk: 'responder' });

/** Somebody else writes a desk perhaps once a day. */
const TRIES = 5;

async function changed<T>(table: Table, key: Key, name: string, change: (item: T) => T): Promise<T | null> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await table.get(key);
    if (found === null) return null;
    const after = change(found[name] as T);
    if (after === found[name]) return after;
    const known = found['changes'] as number | undefined;
    const unchanged = known === undefined ? { expression: 'attribute_exists(pk) AND attribute_not_exists(changes)' } : { expression: 'changes = :known', values: { ':known': known } };
    const isWritten = await table.put({ ...key, [name]: after, changes: (known ?? 0) + 1 }, unchanged);
    if (isWritten) return after;
  }
  throw new Error(`${key.pk} was written by somebody else ${TRIES} times in between: try again`);
}

export function dynamoDirectory(table: Table): Directory & Roll {
  return {
    people: async (desks, also): Promise<People> => {
      const found = (await table.getMany(desks.map(deskKey))).map(({ desk }) => desk as Desk);
      const ids = [...new Set([...found.flatMap(membersOf), ...also])];
      const responders = (await table.getMany(ids.map(responderKey))).map(({ responder }) => responder as Responder);
      return { desks: found, responders };
    },
    putDesks: async (desks) => table.putMany(desks.map((desk) => ({ ...deskKey(desk.deskId), desk }))),
    putResponders: async (responders) => table.putMany(responders.map((responder) => ({ ...responderKey(responder.responderId), responder }))),
    changeDesk: async (deskId, change) => changed(table, deskKey(deskId), 'desk', change),
    changeResponder: async (responderId, change) => changed(table, responderKey(responderId), 'responder', change),
  };
}
