/** A test that keeps a world in which a promise was broken. */
import { PROMISES, type Violation } from '../promises/promises.ts';
import type { Plan } from '../world/world.ts';

export function testOf({ seed, alerts, weather, only }: Plan, { promise }: Violation): string {
  const faults = [...(only ?? [])].map(([key, fault]) => `      [${quoted(key)}, ${quoted(fault)}],\n`).join('');
  return `/** Found by \`npm run simulate -- --seed ${seed}\`, and shrunk to what breaks it. */
import { openSetting } from '../../simulate/world/setting.ts';
import { simulate } from '../../simulate/world/world.ts';
import type { Fault } from '../../simulate/world/faults.ts';

describe('seed ${seed}', () => {
  it(${quoted(PROMISES[promise])}, async () => {
    const only = new Map<string, Fault>([
${faults}    ]);
    const { violation } = await simulate(await openSetting('packs/up'), { seed: ${seed}, alerts: [${alerts.join(', ')}], weather: ${quoted(weather)}, only });
    expect(violation).toBeNull();
  });
});
`;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;
