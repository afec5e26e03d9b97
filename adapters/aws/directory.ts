/** The directory on DynamoDB: desks and responders, read live and written by the admin's command. */
import type { Desk, People, Responder } from '../../core/people.ts';
import { membersOf } from '../../core/people.ts';
import type { Directory, Roll } from '../../pipeline/ports.ts';
import type { Table } from './table.ts';

const deskKey = (deskId: string) => ({ pk: `desk#${deskId}`, sk: 'desk' });
const responderKey = (responderId: string) => ({ pk: `responder#${responderId}`, sk: 'responder' });

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
  };
}
