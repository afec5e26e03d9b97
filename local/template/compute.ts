/** Reads what acts: functions, what feeds them, state machines and schedules. */
import { Refusal } from '../refusal.ts';
import { mustBe, numberOf, type Reader, type Reading } from './reader.ts';
import type { Plan, Schedule, StreamSource } from './specs.ts';

export const compute: Readonly<Record<string, Reader<Plan>>> = {
  'AWS::Lambda::Function': {
    reads: ['FunctionName', 'Code', 'Handler', 'Runtime', 'Environment', 'Timeout', 'MemorySize', 'DeadLetterConfig', 'PackageType'],
    ignores: ['Role', 'Architectures', 'Description', 'LoggingConfig', 'TracingConfig', 'ReservedConcurrentExecutions', 'KmsKeyArn', 'Tags', 'RuntimeManagementConfig'],
    read(reading, { functions }) {
      mustBe(reading, 'Runtime', 'nodejs24.x');
      mustBe(reading, 'PackageType', undefined, 'Zip');
      const { Handler, Environment, Timeout, MemorySize, DeadLetterConfig } = reading.properties;
      functions.push({
        name: reading.ref,
        arn: reading.attribute('Arn'),
        folder: codeFolder(reading),
        handler: String(Handler),
        environment: (Environment as { Variables?: Record<string, string> } | undefined)?.Variables ?? {},
        timeoutSeconds: numberOf(Timeout, 3),
        memoryMb: numberOf(MemorySize, 128),
        deadLettersArn: (DeadLetterConfig as { TargetArn?: string } | undefined)?.TargetArn,
      });
    },
  },
  'AWS::Lambda::EventSourceMapping': {
    reads: ['EventSourceArn', 'FunctionName', 'BatchSize', 'FunctionResponseTypes', 'ScalingConfig', 'Enabled', 'MaximumBatchingWindowInSeconds', 'StartingPosition', 'FilterCriteria'],
    ignores: ['Tags', 'MaximumRecordAgeInSeconds'], // the laptop's records live as long as it does; its first look finds the rest
    read(reading, plan) {
      mustBe(reading, 'Enabled', undefined, true);
      if (String(reading.properties['EventSourceArn']).includes('/stream/')) readStream(reading, plan);
      else readQueue(reading, plan);
    },
  },
  'AWS::StepFunctions::StateMachine': {
    reads: ['StateMachineName', 'StateMachineType', 'DefinitionString'],
    ignores: ['RoleArn', 'LoggingConfiguration', 'TracingConfiguration', 'EncryptionConfiguration', 'Tags'],
    read(reading, { machines }) {
      mustBe(reading, 'StateMachineType', undefined, 'STANDARD');
      machines.push({ arn: reading.ref, name: reading.attribute('Name'), definition: String(reading.properties['DefinitionString']) });
    },
  },
  'AWS::Logs::SubscriptionFilter': {
    reads: ['LogGroupName', 'FilterPattern', 'DestinationArn'],
    ignores: ['RoleArn', 'FilterName', 'Distribution'],
    read(reading, { logReaders }) {
      mustBe(reading, 'FilterPattern', '');
      const { LogGroupName, DestinationArn } = reading.properties;
      logReaders.push({ log: String(LogGroupName), functionArn: String(DestinationArn) });
    },
  },
  'AWS::Events::Rule': {
    reads: ['ScheduleExpression', 'State', 'Targets'],
    ignores: ['Name', 'Description', 'Tags'],
    read(reading, { schedules }) {
      mustBe(reading, 'State', undefined, 'ENABLED');
      const { ScheduleExpression, Targets } = reading.properties;
      const targets = (Targets as readonly Readonly<Record<string, unknown>>[]).map((target) => readTarget(reading, target));
      schedules.push({ name: reading.logicalId, expression: String(ScheduleExpression), targets });
    },
  },
};

function readQueue(reading: Reading, { eventSources }: Plan): void {
  mustBe(reading, 'MaximumBatchingWindowInSeconds', undefined, 0);
  mustBe(reading, 'FilterCriteria', undefined);
  const { EventSourceArn, FunctionName, BatchSize, ScalingConfig } = reading.properties;
  eventSources.push({
    queueArn: String(EventSourceArn),
    functionName: String(FunctionName),
    batchSize: numberOf(BatchSize, 10),
    reportsFailures: reportsFailures(reading),
    concurrency: numberOf((ScalingConfig as { MaximumConcurrency?: unknown } | undefined)?.MaximumConcurrency, 1000),
  });
}

/** A table's stream, of which the laptop knows the keys of what was written. */
function readStream(reading: Reading, { streamSources }: Plan): void {
  mustBe(reading, 'StartingPosition', 'TRIM_HORIZON');
  mustBe(reading, 'ScalingConfig', undefined);
  const { EventSourceArn, FunctionName, BatchSize, MaximumBatchingWindowInSeconds } = reading.properties;
  if (!reportsFailures(reading)) throw new Refusal(`The template has ${reading.where} without ReportBatchItemFailures, which the laptop does not run.`);
  streamSources.push({ streamArn: String(EventSourceArn), functionName: String(FunctionName), batchSize: numberOf(BatchSize, 100), windowSeconds: numberOf(MaximumBatchingWindowInSeconds, 0), key: keyOf(reading) });
}

const reportsFailures = ({ properties }: Reading): boolean => ((properties['FunctionResponseTypes'] ?? []) as readonly string[]).includes('ReportBatchItemFailures');

/** `{"dynamodb":{"Keys":{"sk":{"S":["head"]}}}}`, or with `{"prefix": "audit#"}` in the place of the value. */
function keyOf({ where, properties }: Reading): StreamSource['key'] {
  const patterns = ((properties['FilterCriteria'] as { Filters?: readonly { Pattern: string }[] } | undefined)?.Filters ?? []).map(({ Pattern }) => Pattern);
  const [, name, equals, prefix] = /^\{"dynamodb":\{"Keys":\{"(\w+)":\{"S":\[(?:"([^"]+)"|\{"prefix":"([^"]+)"\})\]\}\}\}\}$/.exec(patterns[0] ?? '') ?? [];
  if (patterns.length !== 1 || name === undefined) throw new Refusal(`The template filters ${where} by ${patterns.join(', ') || 'nothing'}; the laptop runs one filter on one key: teach local/template/compute.ts.`);
  return { name, ...(equals !== undefined && { equals }), ...(prefix !== undefined && { prefix }) };
}

function codeFolder({ where, stack, properties }: Reading): string {
  const { S3Key } = properties['Code'] as { readonly S3Key?: string };
  const folder = stack.assets.get(String(S3Key).replace(/\.zip$/, ''));
  if (!folder) throw new Refusal(`The code of ${where} is no asset of the assembly, so the laptop has no bundle for it.`);
  return folder;
}

function readTarget({ where }: Reading, { Arn, Input, ...rest }: Readonly<Record<string, unknown>>): Schedule['targets'][number] {
  const unknown = Object.keys(rest).find((name) => !['Id', 'RetryPolicy', 'DeadLetterConfig'].includes(name));
  if (unknown) throw new Refusal(`The template sets Targets.${unknown} of ${where}, which the laptop does not run.`);
  return { arn: String(Arn), input: typeof Input === 'string' ? JSON.parse(Input) : {} };
}
