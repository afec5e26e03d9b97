/** Every minute: whatever is overdue is driven. Once a day: whatever the index hides is found. */
import { setTimeout } from 'node:timers/promises';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { scan, sweep } from '../pipeline/sweep.ts';
import { driving } from './driving.ts';

const TOLERANCE_SECONDS = 15;
const APART_SECONDS = 30;

// Once per cold start.
const env = readEnv('sweep', process.env);
const speed = Number(env.POLICY_SPEED);
const watched = telemetry('sweep');
const ports = { ...driving(env, watched), tolerance: TOLERANCE_SECONDS / speed, wait: async (seconds: number) => setTimeout(seconds * 1000) };

// Once per schedule.
export const handler = watched.flushing(async ({ task }: { task: 'sweep' | 'scan' }): Promise<void> => {
  await (task === 'scan' ? scan(ports) : sweep(ports, APART_SECONDS / speed));
});
