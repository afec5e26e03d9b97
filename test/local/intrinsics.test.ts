import { NO_VALUE, resolve, type Scope } from '../../local/template/intrinsics.ts';
import type { Stack } from '../../local/template/assembly.ts';
import { scopeOf } from '../../local/template/scope.ts';

const scope: Scope = {
  where: 'Stack, Thing',
  ref: (name) => (name === 'AWS::NoValue' ? NO_VALUE : `<${name}>`),
  attribute: (logicalId, name) => `<${logicalId}.${name}>`,
  imported: (name) => `<import ${name}>`,
};

describe('a value of the template', () => {
  it.each([
    ['a literal', 42, 42],
    ['Ref', { Ref: 'Table' }, '<Table>'],
    ['Fn::GetAtt with a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, '<Queue.Arn>'],
    ['Fn::GetAtt with a dot', { 'Fn::GetAtt': 'Queue.Arn' }, '<Queue.Arn>'],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'B' }, 3]] }, 'a-<B>-3'],
    ['Fn::Select of Fn::Split', { 'Fn::Select': ['1', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'b'],
    ['Fn::Sub', { 'Fn::Sub': 'arn:${AWS::Region}:${Queue.Arn}:${!Literal}' }, 'arn:<AWS::Region>:<Queue.Arn>:${Literal}'],
    ['Fn::Sub with names', { 'Fn::Sub': ['${Mine}/${Other}', { Mine: { Ref: 'X' } }] }, '<X>/<Other>'],
    ['Fn::ImportValue', { 'Fn::ImportValue': { 'Fn::Join': ['', ['Ledger:', 'Table']] } }, '<import Ledger:Table>'],
    ['a property that has no value', { a: 1, b: { Ref: 'AWS::NoValue' }, c: [1, { Ref: 'AWS::NoValue' }] }, { a: 1, c: [1] }],
    ['an object that only looks like a function', { Ref: 'A', other: 1 }, { Ref: 'A', other: 1 }],
  ])('resolves %s', (_, value, expected) => {
    expect(resolve(value, scope)).toEqual(expected);
  });

  it('is refused in a sentence when it uses what the laptop does not resolve', () => {
    expect(() => resolve({ a: [{ 'Fn::If': ['Condition', 1, 2] }] }, scope)).toThrow(/^Stack, Thing uses Fn::If, which the laptop does not resolve/);
  });
});

describe('what a value may refer to', () => {
  const ledger = stack('Ledger', {
    resources: { Table1: { Type: 'AWS::DynamoDB::GlobalTable' } },
    outputs: { Out: { Value: { Ref: 'Table1' }, Export: { Name: 'Ledger:Table' } } },
  });
  const pipeline = stack('Pipeline', {
    resources: { Queue1: { Type: 'AWS::SQS::Queue' }, Named: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'alerts' } }, Role1: { Type: 'AWS::IAM::Role' } },
    parameters: { Email: {}, Size: { Default: 7 } },
  });
  const own = scopeOf(pipeline, { stacks: [ledger, pipeline], sqs: 'http://127.0.0.1:1', parameters: { Email: 'a@example.invalid' } });

  it.each([
    [{ Ref: 'Queue1' }, 'http://127.0.0.1:1/000000000000/Queue1'],
    [{ 'Fn::GetAtt': ['Named', 'Arn'] }, 'arn:aws:sqs:ap-south-1:000000000000:alerts'],
    [{ Ref: 'AWS::Region' }, 'ap-south-1'],
    [{ Ref: 'Email' }, 'a@example.invalid'],
    [{ Ref: 'Size' }, 7],
    [{ Ref: 'Role1' }, 'Role1'],
    [{ 'Fn::ImportValue': 'Ledger:Table' }, 'Table1'],
  ])('%j is %j', (value, expected) => {
    expect(resolve(value, own)).toBe(expected);
  });

  it.each([
    [{ Ref: 'Nothing' }, /refers to Nothing, which it does not have/],
    [{ 'Fn::GetAtt': ['Role1', 'Arn'] }, /asks for Role1.Arn \(AWS::IAM::Role\), which the laptop does not know/],
    [{ 'Fn::ImportValue': 'Ledger:Gone' }, /imports Ledger:Gone, which no stack exports/],
  ])('%j is refused', (value, sentence) => {
    expect(() => resolve(value, own)).toThrow(sentence);
  });
});

function stack(name: string, parts: Partial<Stack>): Stack {
  return { name, region: 'ap-south-1', resources: {}, parameters: {}, outputs: {}, assets: new Map(), ...parts };
}
