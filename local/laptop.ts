/** Everything between the template and an open port: emulators, functions, and what joins them. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { DataFolder } from './data-folder.ts';
import { serveAws } from './emulators/aws-endpoint.ts';
import { addBuckets, S3_PATH } from './emulators/bucket.ts';
import { startEngines } from './emulators/engines.ts';
import { preparePartners } from './emulators/secrets.ts';
import { awsActions } from './emulators/aws-actions.ts';
import { awsEnvironment, CREDENTIALS } from './environment.ts';
import { openFaults } from './faults.ts';
import { startFunctions, type Functions } from './functions/functions.ts';
import { gatewayErrors } from './gateway/errors.ts';
import { gateway, listen } from './gateway/gateway.ts';
import { addInbox } from './gateway/inbox-routes.ts';
import { addVoice } from './gateway/voice-routes.ts';
import { routesOf } from './gateway/routes.ts';
import { openInbox } from './inbox.ts';
import { joinUp } from './joints.ts';
import type { Progress } from './progress.ts';
import { provisionQueues, provisionTables } from './provision.ts';
import { seedPeople } from './seed-people.ts';
import { synthesize } from './synthesize.ts';
import { readAssembly } from './template/assembly.ts';
import { readPlan } from './template/plan.ts';

export interface LaptopProps {
  /** The repository. */
  readonly root: string;
  readonly port: number;
  readonly speed: number;
  readonly folder: DataFolder;
  readonly progress: Progress;
  readonly clock: () => Date;
  /** Told when an emulator dies: nothing works any more. */
  readonly died: (because: string) => void;
}

/** Values of the template's parameters that have no default. */
const PARAMETERS = { LastResortEmail: 'last-resort@example.invalid' };

/** Answers how to stop it, when the port answers. */
export async function startLaptop({ root, port, speed, folder, progress, clock, died }: LaptopProps): Promise<() => Promise<void>> {
  const url = `http://127.0.0.1:${port}`;
  preparePartners(folder.partnersFile);
  const faults = openFaults();
  const inbox = openInbox(folder.kept('inbox.ndjson'));
  const [assembly, engines] = await Promise.all([
    progress.step('synthesized the template, bundled functions', () => synthesize({ root, folder: folder.scratch('synth'), linkBase: url, speed })),
    progress.step('started SQS and DynamoDB', () => startEngines(folder, died, (written) => joints.wrote(written))),
  ]);
  const stacks = readAssembly(assembly);
  const { region } = stacks[0]!;
  const plan = readPlan({ stacks, sqs: engines.sqs, parameters: PARAMETERS });

  const sqs = new SQSClient({ region, endpoint: engines.sqs, credentials: CREDENTIALS });
  const small = awsActions({ plan, sqs, region, inbox, folder, faults, clock, warn: progress.warn, invoke: (arn, input) => functions.invoke(arn, input) });
  const aws = await serveAws(small.actions, (action) => progress.warn(`a function asked for ${action}, which the laptop does not run`));
  const environment = awsEnvironment({ sqs: engines.sqs, dynamodb: engines.dynamodb, s3: url + S3_PATH, others: aws.url }, region);
  const functions: Functions = startFunctions({ specs: plan.functions, environment, logFile: folder.scratch('functions.log') });

  const dynamodb = new DynamoDBClient({ region, endpoint: engines.dynamodb, credentials: CREDENTIALS });
  await progress.step('made tables and queues', () => Promise.all([provisionTables(dynamodb, plan.tables), provisionQueues(sqs, plan.queues)]));
  const joints = joinUp({ plan, functions, sqs, region, speed, warn: progress.warn });
  await Promise.all([
    progress.step('loaded the functions', () => joints.warm()),
    progress.step('people to page', () => seedPeople({ root, environment, plan })),
  ]);

  const app = gateway({ routes: routesOf(plan), errorResponse: gatewayErrors(plan.gatewayResponses), invoke: functions.invoke, failed: progress.warn, clock });
  const calls = addVoice({ app, inbox, clock, failed: progress.warn });
  addInbox(app, inbox, faults, calls);
  addBuckets(app, plan.buckets, folder.kept('s3'), progress.warn);
  const server = await listen(app, port);
  joints.start();

  return async () => {
    server.close();
    joints.stop();
    calls.stop();
    await functions.stop();
    await Promise.all([engines.stop(), aws.close()]);
    for (const opened of [small, inbox, folder]) opened.close();
  };
}
