/** A deadline in, the next one out. The state machine tries again, without end, whatever goes wrong here. */
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { escalate } from '../pipeline/escalate.ts';
import { driving } from './driving.ts';

// Once per cold start.
const watched = telemetry('escalate');
const step = escalate(driving(readEnv('escalate', process.env), watched));

// Once per wake.
export const handler = watched.flushing(step);
