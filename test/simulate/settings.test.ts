/** The worlds have the settings of the template that is deployed. */
import { QUEUE } from '../../simulate/services/queue.ts';
import { FIRST_RETRY, LONGEST_RETRY } from '../../simulate/services/executions.ts';
import { SWEEP_APART, SWEEP_EVERY } from '../../simulate/services/schedule.ts';
import { TIMEOUTS } from '../../simulate/world/functions.ts';
import { synthesized, text } from '../lib/synthesized.ts';

const { all, worker } = synthesized();

it.each(Object.entries(TIMEOUTS))('%s is ended after as long', (name, timeout) => {
  expect(worker(name as keyof typeof TIMEOUTS).Properties['Timeout'] * 1000).toBe(timeout);
});

it('a message is hidden as long, tried as often and taken in batches as large', () => {
  const queues = all('SQS::Queue').filter(({ Properties }) => Properties['RedrivePolicy'] !== undefined && Properties['DelaySeconds'] === undefined);
  expect(queues.map(({ Properties }) => [Properties['VisibilityTimeout'] * 1000, Properties['RedrivePolicy'].maxReceiveCount])).toEqual([[QUEUE.visibility, QUEUE.tries], [QUEUE.visibility, QUEUE.tries]]);
  expect(all('SQS::Queue').filter(({ Properties }) => Properties['VisibilityTimeout'] * 1000 === QUEUE.deadVisibility).length).toBeGreaterThanOrEqual(2);
  expect(all('Lambda::EventSourceMapping').filter(({ Properties }) => Properties['BatchSize'] === QUEUE.batch).length).toBeGreaterThanOrEqual(2);
});

it('an execution tries again as soon and as late, and sweep looks as often', () => {
  const [machine] = all('StepFunctions::StateMachine');
  const { States } = JSON.parse(text(machine!.Properties['DefinitionString'])) as { States: Record<string, { Retry?: { IntervalSeconds: number; MaxDelaySeconds: number }[] }> };
  expect(States['Escalate']!.Retry).toMatchObject([{ IntervalSeconds: FIRST_RETRY / 1000, MaxDelaySeconds: LONGEST_RETRY / 1000 }]);
  expect(all('Events::Rule').map(({ Properties }) => Properties['ScheduleExpression'])).toContain(`rate(${SWEEP_EVERY / 60_000} minute)`);
  expect(all('SQS::Queue').map(({ Properties }) => Properties['DelaySeconds'])).toContain(SWEEP_APART / 1000);
});
