/** What the cost of an alert is computed from, against what the real steps do with one. */
import { MINUTE, STORIES } from '../../../commands/cost/stories.ts';
import { CANARY, canaryAlert, unitAt } from '../../../core/canary.ts';
import { drillOn } from '../../../pipeline/drill.ts';
import { route } from '../../../pipeline/route.ts';
import { look } from '../../../pipeline/respond.ts';
import type { House } from '../../support/house.ts';
import { fromLucknow, openHouse } from '../../support/house.ts';
import { counting } from './counting.ts';

const alert = {
  ...fromLucknow,
  post: { platform: 'instagram', url: 'https://example.invalid/p/1', language: 'hi', excerpt: 'Invented for a test.' },
  subject: { ...fromLucknow.subject, accountId: '17841400000000000' },
  hints: [...fromLucknow.hints, { kind: 'ip', ip: '49.36.1.1', connection: 'mobile' }, { kind: 'place', text: 'Gomti Nagar, Lucknow' }],
};

/** Every text is proved at once; no sweep runs, for nothing is late. */
async function opened() {
  const house = await openHouse();
  const { seen, wraps, kept } = counting();
  let wakes = 0;
  const pass = async (seconds: number): Promise<void> => {
    for (let second = 0; second < seconds; second += 1) {
      house.clock.pass(1);
      wakes += [...house.escalation.waiting.values()].filter(({ at }) => at <= house.clock.now()).length;
      await house.wake(wraps);
    }
  };
  return { house, wraps, pass, counts: () => ({ ...seen, keptBytes: kept(), wakes }) };
}

const unitOf = ({ pager }: House): string => pager.inbox.map(({ page }) => page.responderId).find((one) => one.startsWith('control-room'))!;

describe('the stories are those of the real steps', () => {
  it('acknowledged by the unit within the first level, and seen through', async () => {
    const { house, wraps, pass, counts } = await opened();
    const id = await house.deliver(alert, wraps);
    const unit = unitOf(house);
    const opens = async () => look(house.ports(wraps), house.tokenFor(unit));
    await pass(40);
    await opens();
    await house.does(unit, 'acknowledge', {}, wraps);
    await pass(4 * MINUTE);
    await house.does(unit, 'note', { note: 'Officers are on their way to the place.' }, wraps);
    await pass(5 * MINUTE);
    await house.does(unit, 'reached', { note: 'With the family.' }, wraps);
    await pass(9 * MINUTE);
    await opens();
    await house.does(unit, 'close', { disposition: 'SAFE_ON_SCENE', note: 'Safe at home, counselled.' }, wraps);
    await pass(60 * MINUTE);
    expect([(await house.read(id)).status, house.escalation.waiting.size]).toEqual(['CLOSED', 0]);
    expect(counts()).toEqual(STORIES.acknowledged.counts);
  });

  it('nobody answers for an hour', async () => {
    const { house, wraps, pass, counts } = await opened();
    await house.deliver(alert, wraps);
    await pass(60 * MINUTE);
    expect(counts()).toEqual(STORIES.unanswered.counts);
  });

  it('an exercise of the canary, which answers within seconds', async () => {
    const { house, wraps, pass, counts } = await opened();
    const now = house.clock.now();
    await route(house.ports(wraps))(await house.located(canaryAlert(unitAt(house.pack, now, 300), now), CANARY));
    await pass(2);
    await house.does(CANARY, 'acknowledge', {}, wraps);
    await pass(60 * MINUTE);
    expect(house.escalation.waiting.size).toBe(0);
    expect(counts()).toEqual(STORIES.canary.counts);
  });

  it('a drill of a desk of one post, which answers', async () => {
    const { house, wraps, pass, counts } = await opened();
    await drillOn(house.ports(wraps), { desk: '162', by: 'watch', key: '162 2026-03-02' });
    await pass(40);
    await house.does('control-room-162', 'acknowledge', {}, wraps);
    await pass(60 * MINUTE);
    expect(house.escalation.waiting.size).toBe(0);
    expect(counts()).toEqual(STORIES.drill.counts);
  });
});
