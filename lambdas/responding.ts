/** The ports of every function that takes what people do: beside those of driving, the way of a place that somebody gives. */
import { SQSClient } from '@aws-sdk/client-sqs';
import { CLIENT } from '../adapters/aws/client.ts';
import { sqsOutbox } from '../adapters/aws/sqs.ts';
import type { Telemetry } from '../adapters/aws/telemetry.ts';
import type { Env } from '../contract/env.ts';
import type { Responding } from '../pipeline/respond.ts';
import { driving } from './driving.ts';

export const responding = (env: Env<'respond'>, watched: Telemetry): Responding => ({ ...driving(env, watched), places: sqsOutbox(new SQSClient(CLIENT), env.NEXT_QUEUE_URL) });
