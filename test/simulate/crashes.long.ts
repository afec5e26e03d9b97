/** One alert, delivered twice, from the webhook until it is closed: killed at every call once, and at every two. */
import { openCrew } from '../../simulate/run/campaign.ts';
import type { Killed } from '../../simulate/run/crashes.ts';

const THREADS = 2;

async function killed(times: 1 | 2): Promise<Killed> {
  const shares = await Promise.all(
    Array.from({ length: THREADS }, async (_, part) => {
      const crew = openCrew('packs/up', null);
      const answer = await crew.ask({ kind: 'kill', times, share: { part, of: THREADS } });
      await crew.close();
      if (answer.kind !== 'killed') throw new Error(`asked to kill, and answered ${answer.kind}`);
      return answer;
    }),
  );
  return { worlds: shares.reduce((sum, { worlds }) => sum + worlds, 0), broken: shares.flatMap(({ broken }) => broken) };
}

it('once: nothing is lost, nobody is forgotten, and nobody is paged twice without a reason', async () => {
  const { worlds, broken } = await killed(1);
  expect(broken).toEqual([]);
  expect(worlds).toBeGreaterThan(150);
}, 60_000);

it('twice: the same', async () => {
  const { worlds, broken } = await killed(2);
  expect(broken).toEqual([]);
  expect(worlds).toBeGreaterThan(4000);
}, 120_000);
