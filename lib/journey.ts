/** The functions of the journey, each with who is hurt when it fails. Where they lead is the pipeline stack's. */
import { Duration, type Stack } from 'aws-cdk-lib';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { NONE, type Env } from '../contract/env.ts';
import { Auditor } from './auditor.ts';
import { Escalation } from './escalation.ts';
import { Stage } from './stage.ts';
import { Worker, type House } from './worker.ts';

/** What all functions that drive incidents are told, beside what all functions are. */
export type Driver = House & { readonly environment: Env<'route'> };

export const accepts = (stack: Stack, house: House, environment: Omit<Env<'accept'>, 'NEXT_QUEUE_URL'>): Worker<'accept'> =>
  new Worker(stack, 'Accept', {
    ...house,
    name: 'accept',
    environment,
    impact: 'Partners cannot hand in alerts.',
    timeout: Duration.seconds(10),
  });

export const enriches = (stack: Stack, house: House): Stage<'enrich'> =>
  new Stage(stack, 'Enrich', {
    ...house,
    name: 'enrich',
    environment: {},
    impact: 'Alerts wait to be located before anybody is paged.',
    impactWhenDead: 'An alert reached no desk: nobody has been paged for a person at risk.',
    impactWhenWaiting: 'Alerts wait more than a minute before anybody is paged.',
  });

export const routes = (stack: Stack, driver: Driver): Stage<'route'> =>
  new Stage(stack, 'Route', {
    ...driver,
    name: 'route',
    impact: 'Located alerts wait, and nobody is paged for them.',
    impactWhenDead: 'A located alert could not be finished: perhaps nobody has been paged for a person at risk.',
    impactWhenWaiting: 'Located alerts wait more than a minute before anybody is paged.',
  });

export const escalates = (stack: Stack, driver: Driver): Escalation =>
  new Escalation(stack, 'Escalation', {
    ...driver,
    impact: 'Pages after the first come late: only sweep keeps the time.',
    impactWhenFailed: 'An incident has lost its clock: only sweep keeps its time.',
  });

export const responds = (stack: Stack, driver: Driver): Worker<'respond'> =>
  new Worker(stack, 'Respond', {
    ...driver,
    name: 'respond',
    impact: 'Responders cannot acknowledge, and paging goes on around them.',
    timeout: Duration.seconds(25), // API Gateway waits 29
  });

export const lists = (stack: Stack, driver: Driver): Worker<'incidents'> =>
  new Worker(stack, 'Incidents', {
    ...driver,
    name: 'incidents',
    impact: 'The desk cannot see or steer incidents; paging goes on.',
    timeout: Duration.seconds(25),
  });

export const knowsDuty = (stack: Stack, driver: Driver): Worker<'oncall'> =>
  new Worker(stack, 'OnCall', {
    ...driver,
    name: 'oncall',
    impact: 'Nobody can see or change who is on duty; paging goes on with what is there.',
    timeout: Duration.seconds(28),
  });

export const showsWall = (stack: Stack, house: House, environment: Env<'wall'>): Worker<'wall'> =>
  new Worker(stack, 'Wall', {
    ...house,
    name: 'wall',
    environment,
    impact: "The screen in the desk's room says that it has lost its connection; paging goes on.",
    timeout: Duration.seconds(10),
    memorySize: 512,
  });

/** `handsOnTo`: with a second region, the queue for what that dropped. */
export const audits = (stack: Stack, { environment, ...driver }: Driver, speed: number, handsOnTo: IQueue | null): Auditor =>
  new Auditor(stack, 'Auditor', { ...driver, speed, handsOnTo, environment: { ...environment, HAND_ON_QUEUE_URL: handsOnTo?.queueUrl ?? NONE } });
