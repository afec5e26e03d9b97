/** Starts the executions that keep an incident's time. */
import { ExecutionAlreadyExists, StartExecutionCommand, type SFNClient } from '@aws-sdk/client-sfn';
import { executionName } from '../../contract/escalation.ts';
import type { Wake } from '../../core/clock.ts';
import type { Escalation } from '../../pipeline/ports.ts';

/** Where the machine is: there its executions run. */
export const regionOf = (stateMachineArn: string): string => stateMachineArn.split(':')[3]!;

export const stepFunctions = (client: SFNClient, stateMachineArn: string): Escalation => ({
  start: async (wake: Wake) => {
    const input: Wake = { incidentId: wake.incidentId, n: wake.n, at: wake.at };
    try {
      await client.send(new StartExecutionCommand({ stateMachineArn, name: executionName(wake), input: JSON.stringify(input) }));
    } catch (error) {
      if (error instanceof ExecutionAlreadyExists) return; // somebody carried out this very write before
      throw error;
    }
  },
});
