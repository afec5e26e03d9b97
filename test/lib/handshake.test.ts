import { VARIABLES } from '../../contract/env.ts';
import { FUNCTIONS } from '../../contract/functions.ts';
import { synthesized, target, text } from './synthesized.ts';

const { all, functionOf, worker } = synthesized();
const variables = (name: (typeof FUNCTIONS)[number]) => worker(name).Properties['Environment'].Variables;
const sources = all('Lambda::EventSourceMapping').map(({ Properties }) => ({
  reads: target(Properties['EventSourceArn']),
  by: functionOf(target(Properties['FunctionName'])),
  Properties,
}));
const readers = new Map(sources.map(({ reads, by }) => [reads, by]));

describe('every function', () => {
  it.each(FUNCTIONS)('%s is given exactly the variables that it reads', (name) => {
    expect(Object.keys(variables(name)).sort()).toEqual([...VARIABLES[name]].sort());
  });

  it.each(FUNCTIONS)('%s runs on Node 24 and arm64', (name) => {
    expect(worker(name).Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' });
  });

  it.each(FUNCTIONS)('%s keeps its log for 180 days', (name) => {
    const log = all('Logs::LogGroup').find(({ id }) => id === target(worker(name).Properties['LoggingConfig'].LogGroup));
    expect(log).toMatchObject({ DeletionPolicy: 'Retain', Properties: { RetentionInDays: 180 } });
  });
});

describe('every queue that is read', () => {
  it.each(sources.filter(({ by }) => by !== 'audit'))('$by reports which messages of a batch failed', ({ Properties }) => {
    expect(Properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    expect(Properties['BatchSize']).toBe(10);
    expect(Properties['MaximumBatchingWindowInSeconds']).toBeUndefined();
    expect(Properties['ScalingConfig'].MaximumConcurrency).toBeGreaterThanOrEqual(2);
  });
});

describe('the streams of both tables', () => {
  it('tell audit of heads and of orders, from the first, and again for an hour of what fails', () => {
    const followed = sources.filter(({ by }) => by === 'audit').map(({ Properties }) => Properties);
    expect(followed.map((one) => JSON.stringify(one['FilterCriteria'].Filters)).sort()).toEqual([JSON.stringify([{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"audit#"}]}}}}' }]), JSON.stringify([{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":["head"]}}}}' }])]);
    for (const one of followed) expect(one).toMatchObject({ StartingPosition: 'TRIM_HORIZON', FunctionResponseTypes: ['ReportBatchItemFailures'], MaximumRecordAgeInSeconds: 3600 });
    expect(followed.every((one) => one['MaximumRetryAttempts'] === undefined)).toBe(true);
  });
});

describe('every queue', () => {
  /** What the canary takes its pages out of; no function is called for them. */
  const inbox = target(worker('canary').Properties['Environment'].Variables.CANARY_QUEUE_URL);
  const queues = all('SQS::Queue').filter(({ id }) => id !== inbox);
  const redriven = queues.map(({ Properties }) => target(Properties['RedrivePolicy']?.deadLetterTargetArn)).filter(Boolean);
  const asynchronous = all('Lambda::Function').map(({ Properties }) => target(Properties['DeadLetterConfig']?.TargetArn)).filter(Boolean);
  const dead = new Set([...redriven, ...asynchronous]);

  it('either holds dead letters or has a queue for its own, after five tries', () => {
    const living = queues.filter(({ id }) => !dead.has(id));
    expect(living.map(({ Properties }) => Properties['RedrivePolicy']?.maxReceiveCount)).toEqual([5, 5, 5]);
  });

  it('is read by somebody, and dead letters by last-resort', () => {
    expect(dead.size).toBe(3);
    expect([...dead].map((id) => readers.get(id))).toEqual(['last-resort', 'last-resort', 'last-resort']);
    const living = queues.filter(({ id }) => !dead.has(id));
    expect(living.map(({ id }) => readers.get(id)).sort()).toEqual(['enrich', 'route', 'sweep']);
  });

  it('outlives its stack, with what lies on it', () => {
    expect(new Set(queues.map(({ DeletionPolicy }) => DeletionPolicy))).toEqual(new Set(['RetainExceptOnCreate']));
  });

  it('hides a message for six timeouts of its reader', () => {
    for (const { id, Properties } of queues) {
      expect(Properties['VisibilityTimeout']).toBeGreaterThanOrEqual(6 * worker(readers.get(id)!).Properties['Timeout']);
    }
  });

  it('keeps dead letters 14 days, those of the auditor an hour, and shows them again every five minutes', () => {
    const looks = target(worker('sweep').Properties['DeadLetterConfig'].TargetArn);
    for (const { id, Properties } of queues.filter((queue) => dead.has(queue.id))) {
      expect([id, Properties['MessageRetentionPeriod'], Properties['VisibilityTimeout']]).toEqual([id, id === looks ? 3600 : 14 * 86_400, 300]);
    }
  });
});

describe('the journey', () => {
  it.each([['accept', 'enrich'], ['enrich', 'route']] as const)('%s feeds %s', (from, to) => {
    expect(readers.get(target(variables(from).NEXT_QUEUE_URL))).toBe(to);
  });

  it.each(['route', 'escalate', 'respond', 'incidents', 'sweep'] as const)('%s sets the clock of the machine that is deployed', (name) => {
    const [machine] = all('StepFunctions::StateMachine');
    expect(text(variables(name).ESCALATION_ARN)).toBe(`arn:aws:states:ap-south-1:{AWS::AccountId}:stateMachine:${machine!.Properties['StateMachineName']}`);
  });

  it.each([['sweep', 'rate(1 minute)'], ['scan', 'rate(1 day)']])('the auditor is sent to %s at a %s', (task, rate) => {
    const rule = all('Events::Rule').find(({ Properties }) => Properties['Targets'][0].Input === JSON.stringify({ task }));
    expect(rule?.Properties).toMatchObject({ ScheduleExpression: rate, State: 'ENABLED' });
    expect(functionOf(target(rule?.Properties['Targets'][0].Arn))).toBe('sweep');
    const allowed = all('Lambda::Permission').filter(({ Properties }) => target(Properties['SourceArn']) === rule?.id);
    expect(allowed.map(({ Properties }) => [Properties['Principal'], functionOf(target(Properties['FunctionName']))])).toEqual([['events.amazonaws.com', 'sweep']]);
  });

  it('the auditor looks again half a minute after each look, by way of a queue that waits', () => {
    const [rule] = all('Events::Rule').filter(({ Properties }) => Properties['Targets'].length > 1);
    const [now, later, ...more] = rule!.Properties['Targets'];
    const queue = all('SQS::Queue').find(({ id }) => id === target(later.Arn));
    expect([now.Input, later.Input, more]).toEqual(['{"task":"sweep"}', '{"task":"sweep"}', []]);
    expect([queue!.Properties['DelaySeconds'], readers.get(queue!.id)]).toEqual([30, 'sweep']);
  });
});

it('the auditor has time to look at everything', () => {
  expect(worker('sweep').Properties['Timeout']).toBe(600);
});

describe('what drivers are told', () => {
  const told = (settings: Record<string, unknown>) => synthesized(settings).worker('route').Properties['Environment'].Variables;

  it('is the plain address and a code where there is no domain', () => {
    expect(text(variables('route').LINK_URL)).toMatch(/^https:\/\/\{DoorApi\w+\}\.execute-api\.ap-south-1\.amazonaws\.com\/prod\/a$/);
    expect(variables('route')).toMatchObject({ SMS_CARRIES: 'code', POLICY_SPEED: '1', RETENTION_DAYS: '400', SMS_SETTINGS: '{"route":"international"}' });
  });

  it('is the domain and a link where there is one', () => {
    const domain = { domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:123456789012:certificate/1' };
    expect(told(domain)).toMatchObject({ LINK_URL: 'https://jr.up.gov.in/a', SMS_CARRIES: 'link' });
  });

  it("is the laptop's address and speed on the laptop", () => {
    const laptop = { laptop: true, linkBase: 'http://127.0.0.1:8080', policySpeed: 60 };
    expect(told(laptop)).toMatchObject({ LINK_URL: 'http://127.0.0.1:8080/a', SMS_CARRIES: 'link', POLICY_SPEED: '60' });
  });

  it('is what the operators registered on the local route', () => {
    const local = { domainName: 'jr.up.gov.in', certificateArn: 'arn:aws:acm:ap-south-1:000000000000:certificate/invented', smsRoute: 'local', smsSenderId: 'UPPLIC', smsEntityId: '1101234567890123456', smsTemplateIds: '{"alert.en":"1107161234567890123"}' };
    const settings = { route: 'local', senderId: 'UPPLIC', entityId: '1101234567890123456', templateIds: { 'alert.en': '1107161234567890123' } };
    expect(JSON.parse(told(local).SMS_SETTINGS)).toEqual(settings);
  });
});

describe('the canary', () => {
  it('signs with a secret that was made for it, which accept knows too', () => {
    const secret = target(variables('canary').CANARY_SECRET_ID);
    expect(target(variables('accept').CANARY_SECRET_ID)).toBe(secret);
    expect(all('SecretsManager::Secret').find(({ id }) => id === secret)!.Properties['GenerateSecretString']).toEqual({ PasswordLength: 64, ExcludePunctuation: true });
  });

  it('is paged by the topic that whoever pages is told, and takes its pages out of a queue that this topic alone may fill', () => {
    const [topic, queue] = [target(variables('route').CANARY_TOPIC_ARN), target(variables('canary').CANARY_QUEUE_URL)];
    expect(all('SNS::Topic').find(({ id }) => id === topic)!.Properties['TopicName']).toBe('jeevan-raksha-page-canary-https');
    const [subscription, ...more] = all('SNS::Subscription').filter(({ Properties }) => target(Properties['TopicArn']) === topic);
    expect([subscription!.Properties['Protocol'], target(subscription!.Properties['Endpoint']), subscription!.Properties['RawMessageDelivery'], more]).toEqual(['sqs', queue, true, []]);
    const policy = all('SQS::QueuePolicy').find(({ Properties }) => Properties['Queues'].some((one: never) => target(one) === queue))!;
    const allowed = policy.Properties['PolicyDocument'].Statement.filter(({ Effect }: { Effect: string }) => Effect === 'Allow');
    expect(allowed).toEqual([{ Action: 'sqs:SendMessage', Effect: 'Allow', Principal: { Service: 'sns.amazonaws.com' }, Resource: expect.anything() as object, Condition: { ArnEquals: { 'aws:SourceArn': { Ref: topic } } } }]);
  });

  it('knocks at the front door as everybody does, and tells whoever counts its heartbeats', () => {
    const told = (settings: Record<string, unknown>) => synthesized(settings).worker('canary').Properties['Environment'].Variables as Record<string, string>;
    expect(text(variables('canary').DOOR_URL)).toMatch(/^https:\/\/\{DoorApi\w+\}\.execute-api\.ap-south-1\.amazonaws\.com\/prod$/);
    expect(variables('canary').CANARY_SETTINGS).toBe('{}');
    expect(told({ laptop: true, linkBase: 'http://127.0.0.1:8080', policySpeed: 60 })).toMatchObject({ DOOR_URL: 'http://127.0.0.1:8080' });
    expect(told({ heartbeatUrl: 'https://beats.example/1' })).toMatchObject({ CANARY_SETTINGS: '{"heartbeatUrl":"https://beats.example/1"}' });
  });

  it('has more time than an exercise may take', () => {
    expect(worker('canary').Properties['Timeout']).toBeGreaterThan(60 + 3 * 15);
  });
});
