import { ESCALATION_NAME } from '../../contract/escalation.ts';
import { synthesized, text } from './synthesized.ts';

const { all, worker } = synthesized();
const { Properties } = all('StepFunctions::StateMachine')[0]!;
const { StartAt, States } = JSON.parse(text(Properties['DefinitionString'])) as { StartAt: string; States: Record<string, Record<string, unknown>> };

describe('the clock of an incident', () => {
  it('has the name that functions start it by', () => {
    expect([Properties['StateMachineName'], Properties['StateMachineType']]).toEqual([ESCALATION_NAME, 'STANDARD']);
  });

  it('waits for the deadline, escalates, and waits again unless it is closed', () => {
    expect(StartAt).toBe('Wait for the deadline');
    expect(States['Wait for the deadline']).toEqual({ Type: 'Wait', TimestampPath: '$.at', Next: 'Escalate' });
    expect(States['Escalate']).toMatchObject({ Type: 'Task', Resource: `{${worker('escalate').id}}`, Next: 'Closed?' });
    expect(States['Closed?']).toEqual({ Type: 'Choice', Choices: [{ Variable: '$.closed', BooleanEquals: true, Next: 'Closed' }], Default: 'Wait for the deadline' });
    expect(States['Closed']).toEqual({ Type: 'Succeed' });
    expect(Object.keys(States)).toHaveLength(4);
  });

  it('asks with its whole state, and takes the answer for its next one', () => {
    for (const filter of ['Parameters', 'InputPath', 'ResultPath', 'OutputPath', 'ResultSelector']) expect(States['Escalate']).not.toHaveProperty(filter);
  });

  it('never gives up, and tries at least once a minute', () => {
    expect(States['Escalate']!['Retry']).toEqual([
      { ErrorEquals: ['States.ALL'], IntervalSeconds: 2, BackoffRate: 2, MaxDelaySeconds: 60, MaxAttempts: 99_999_999 },
    ]);
    expect(States['Escalate']).not.toHaveProperty('Catch');
    expect(text(Properties['DefinitionString'])).not.toContain('TimeoutSeconds');
  });

  it('logs errors, and no data', () => {
    expect(Properties['LoggingConfiguration']).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false });
  });
});
