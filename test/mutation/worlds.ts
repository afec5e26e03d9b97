/** A few worlds of `npm run simulate`, small enough to be tried on every mutant. */
import { planOf } from '../../simulate/run/orders.ts';
import { openSetting } from '../../simulate/world/setting.ts';
import { simulate } from '../../simulate/world/world.ts';

const setting = await openSetting('packs/up');

for (const [seed, weather] of [[1, 'none'], [3, 'heavy'], [5, 'heavy'], [6, 'heavy'], [8, 'heavy'], [11, 'heavy']] as const) {
  it(`in a world of ${weather === 'none' ? 'no' : weather} weather every promise is kept: seed ${seed}`, async () => {
    const { violation } = await simulate(setting, planOf(seed, 3, weather));
    expect(violation).toBeNull();
  });
}
