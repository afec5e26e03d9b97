/** The real time, and names never used before. */
import { randomUUID } from 'node:crypto';
import { instant } from '../core/time.ts';
import type { Clock, NewId } from '../pipeline/ports.ts';

export const systemClock: Clock = { now: () => instant(Date.now()) };
export const randomId: NewId = () => randomUUID();
