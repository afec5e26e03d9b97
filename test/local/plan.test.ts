import type { Resource, Stack } from '../../local/template/assembly.ts';
import { readPlan } from '../../local/template/plan.ts';
import type { Plan } from '../../local/template/specs.ts';

const stream = { EventSourceArn: 'arn:aws:dynamodb:ap-south-1:0:table/t/stream/laptop', FunctionName: 'b', FunctionResponseTypes: ['ReportBatchItemFailures'], StartingPosition: 'TRIM_HORIZON' };
const worker = { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Key: 'abc.zip' }, Handler: 'index.handler', Runtime: 'nodejs24.x', Role: { 'Fn::GetAtt': ['Role', 'Arn'] } } };

describe('the template on a laptop', () => {
  it('is read into what runs; what only says who may do what is passed over', () => {
    const plan = planOf({
      Role: { Type: 'AWS::IAM::Role' },
      Worker: { ...worker, Properties: { ...worker.Properties, Timeout: 9, Environment: { Variables: { NEXT: { Ref: 'Queue' } } } } },
      Dead: { Type: 'AWS::SQS::Queue' },
      Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 60, RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Dead', 'Arn'] }, maxReceiveCount: 5 } } },
      Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Worker' }, FunctionResponseTypes: ['ReportBatchItemFailures'] } },
      Sweep: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED', Targets: [{ Arn: { 'Fn::GetAtt': ['Worker', 'Arn'] }, Id: 'T', Input: '{"task":"sweep"}' }] } },
    });
    expect(plan.functions[0]).toMatchObject({ name: 'Worker', folder: '/assets/abc', timeoutSeconds: 9, memoryMb: 128, environment: { NEXT: 'http://sqs/000000000000/Queue' } });
    expect(plan.queues[1]!.attributes).toEqual({ VisibilityTimeout: '60', RedrivePolicy: '{"deadLetterTargetArn":"arn:aws:sqs:ap-south-1:000000000000:Dead","maxReceiveCount":5}' });
    expect(plan.eventSources[0]).toMatchObject({ functionName: 'Worker', batchSize: 10, reportsFailures: true });
    expect(plan.schedules[0]).toMatchObject({ expression: 'rate(1 minute)', targets: [{ input: { task: 'sweep' } }] });
  });

  it('has no partial failures where the template does not ask for them', () => {
    const plan = planOf({ Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'a', FunctionName: 'b' } } });
    expect(plan.eventSources[0]).toMatchObject({ reportsFailures: false });
  });

  it('follows a stream by one key', () => {
    const plan = planOf({
      Ledger: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { TableName: 't', StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' } } },
      Heads: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ...stream, EventSourceArn: { 'Fn::GetAtt': ['Ledger', 'StreamArn'] }, BatchSize: 7, MaximumBatchingWindowInSeconds: 2, FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"sk":{"S":["head"]}}}}' }] } } },
      Orders: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ...stream, FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"pk":{"S":[{"prefix":"audit#"}]}}}}' }] } } },
    });
    expect(plan.streamSources).toMatchObject([{ streamArn: plan.tables[0]!.streamArn, batchSize: 7, windowSeconds: 2, key: { name: 'sk', equals: 'head' } }, { batchSize: 100, windowSeconds: 0, key: { name: 'pk', prefix: 'audit#' } }]);
    expect(plan.eventSources).toEqual([]);
  });

  it.each<[string, Resource, RegExp]>([
    ['a type', { Type: 'AWS::RDS::DBInstance' }, /has Pipeline, Thing \(AWS::RDS::DBInstance\), a type that the laptop does not run/],
    ['a property', { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } }, /sets FifoQueue of Pipeline, Thing \(AWS::SQS::Queue\), which the laptop does not run/],
    ['a filter of a queue', { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'queue', FilterCriteria: {} } }, /sets FilterCriteria/],
    ['another filter of a stream', { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ...stream, FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] } } }, /filters .* by \{"eventName":\["INSERT"\]\}; the laptop runs one filter on one key/],
    ['a stream that is read from its end', { Type: 'AWS::Lambda::EventSourceMapping', Properties: { ...stream, StartingPosition: 'LATEST' } }, /sets StartingPosition .*"LATEST"/],
    ['a bucket in which things are written over', { Type: 'AWS::S3::Bucket' }, /sets ObjectLockEnabled .* to nothing; the laptop runs only true/],
    ['rules of a bucket', { Type: 'AWS::S3::Bucket', Properties: { LifecycleConfiguration: {} } }, /sets LifecycleConfiguration/],
    ['a runtime', { ...worker, Properties: { ...worker.Properties, Runtime: 'python3.13' } }, /sets Runtime .*"python3.13"; the laptop runs only "nodejs24.x"/],
    ['code that is no asset', { ...worker, Properties: { ...worker.Properties, Code: { S3Key: 'elsewhere.zip' } } }, /is no asset of the assembly/],
    ['a disabled rule', { Type: 'AWS::Events::Rule', Properties: { State: 'DISABLED' } }, /sets State .*"DISABLED"/],
    ['an event pattern', { Type: 'AWS::Events::Rule', Properties: { EventPattern: {} } }, /sets EventPattern/],
    ['an express machine', { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineType: 'EXPRESS' } }, /"EXPRESS"/],
    ['a mock integration', { Type: 'AWS::ApiGateway::Method', Properties: { AuthorizationType: 'NONE', Integration: { Type: 'MOCK' } } }, /by MOCK; the laptop runs only AWS_PROXY/],
    ['an authorizer', { Type: 'AWS::ApiGateway::Method', Properties: { AuthorizationType: 'CUSTOM' } }, /sets AuthorizationType .*"CUSTOM"/],
    ['a subscription by a protocol that nobody speaks', { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'firehose' } }, /sets Protocol .*"firehose"/],
    ['a subscription by queue that wraps what is published', { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sqs' } }, /sets RawMessageDelivery .* to nothing; the laptop runs only true/],
    ['text bodies', { Type: 'AWS::ApiGateway::RestApi', Properties: { BinaryMediaTypes: ['image/png'] } }, /sets BinaryMediaTypes/],
    ['a condition', { Type: 'AWS::SQS::Queue', Condition: 'InIndia' }, /depend on a condition/],
  ])('stops with a sentence at %s that it does not run', (_, resource, sentence) => {
    expect(() => planOf({ Thing: resource })).toThrow(sentence);
  });
});

function planOf(resources: Stack['resources']): Plan {
  const stack: Stack = { name: 'Pipeline', region: 'ap-south-1', resources, parameters: {}, outputs: {}, assets: new Map([['abc', '/assets/abc']]) };
  return readPlan({ stacks: [stack], sqs: 'http://sqs', parameters: {} });
}
