/** A Step Functions for one test file: the laptop's in this process, or the one that SFN_ENDPOINT names. */
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { serveAws } from '../../../local/emulators/aws-endpoint.ts';
import type { Definition } from '../../../local/emulators/machine.ts';
import { stepFunctions } from '../../../local/emulators/step-functions.ts';
import { askedAt, newName } from './asked.ts';

/** Waits until the moment that it carries, and ends. */
const definition: Definition = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', TimestampPath: '$.at', Next: 'Over' }, Over: { Type: 'Succeed' } } };

export interface StepFunctions {
  readonly client: SFNClient;
  /** A new state machine, or on the laptop, which has those of its template, the one that is there. */
  readonly machine: () => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function openStepFunctions(): Promise<StepFunctions> {
  const given = process.env['SFN_ENDPOINT'];
  if (given !== undefined) {
    const client = new SFNClient(askedAt(given));
    const make = async (): Promise<string> => (await client.send(new CreateStateMachineCommand({ name: newName(), definition: JSON.stringify(definition), roleArn: 'arn:aws:iam::000000000000:role/test' }))).stateMachineArn!;
    return { client, machine: make, close: async () => client.destroy() };
  }
  const arn = 'arn:aws:states:ap-south-1:000000000000:stateMachine:waits';
  const [said, invoke] = [(line: string) => process.stderr.write(`${line}\n`), async () => null];
  const json = stepFunctions({ machines: [{ arn, name: 'waits', definition }], invoke, clock: () => new Date(), failed: said });
  const endpoint = await serveAws({ json, query: {} }, said);
  return { client: new SFNClient(askedAt(endpoint.url)), machine: async () => arn, close: endpoint.close };
}
