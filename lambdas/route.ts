/** Located alert in; the incident, its first pages and its clock out. */
import { sqsHandler } from '../adapters/aws/sqs.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { readLocated } from '../core/envelope.ts';
import { route } from '../pipeline/route.ts';
import { driving } from './driving.ts';

// Once per cold start.
const env = readEnv('route', process.env);
const watched = telemetry('route');
const step = route({ ...driving(env, watched), speed: Number(env.POLICY_SPEED) });

// Once per batch.
export const handler = watched.flushing(sqsHandler(readLocated, step, { ...watched, keeps: 'routeKeeps' }));
