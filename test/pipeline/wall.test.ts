/** What is open, for a screen. */
import type { Incident } from '../../core/incident.ts';
import { openIncidents } from '../../pipeline/wall.ts';
import { opened } from '../support/incidents.ts';

async function shown(pages: number, last: string | null = null) {
  const asked: unknown[][] = [];
  const page: Incident[] = Array.from({ length: 50 }, () => opened());
  const found = await openIncidents({
    list: async (...given) => {
      asked.push(given);
      return { incidents: page, cursor: asked.length < pages ? `after ${asked.length}` : last };
    },
  });
  return { asked, found };
}

it('all that is open is read, fifty at a time, from where the page before ended', async () => {
  const { asked, found } = await shown(3);
  expect([found.length, asked]).toEqual([150, [['open', 50, null], ['open', 50, 'after 1'], ['open', 50, 'after 2']]]);
  expect((await shown(1)).found).toHaveLength(50);
});

it('a thousand are enough', async () => {
  const { asked, found } = await shown(100);
  expect([found.length, asked.length]).toEqual([1000, 20]);
});
