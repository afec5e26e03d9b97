/** The reader of calls itself: it finds what can run, and what nobody can read is refused. */
import { callsIn, type Call } from './calls.ts';
import { root } from './synthesized.ts';

const IMPORTS = 'import { DynamoDBClient, GetItemCommand, PutItemCommand, ScanCommand, paginateQuery, waitUntilTableExists } from "@aws-sdk/client-dynamodb";';
const found = (...modules: string[]): string[] => callsIn([IMPORTS, ...modules].join('\n'), root).map(({ file, action }: Call) => `${file} ${action}`);
const lambda = (code: string): string => `// lambdas/x.ts\n${code}\nexport { handler };`;

describe('what a function can call', () => {
  it.each([
    ['a command', 'var handler = async () => client.send(new GetItemCommand({}));', 'dynamodb:GetItem'],
    ['a paginator', 'async function handler() { for await (const page of paginateQuery({}, {})) use(page); }', 'dynamodb:Query'],
    ['a waiter', 'var handler = async () => waitUntilTableExists({}, {});', 'dynamodb:DescribeTable'],
    ['a command by another name', 'var Other = GetItemCommand; var handler = async () => client.send(new Other({}));', 'dynamodb:GetItem'],
    ['a command in a table of functions', 'var TABLE = { a: () => new GetItemCommand({}) }; var handler = async (key) => TABLE[key]();', 'dynamodb:GetItem'],
    ['a command that is sent when the module is loaded', 'var first = client.send(new GetItemCommand({})); var handler = async () => first;', 'dynamodb:GetItem'],
  ])('%s', (_, code, action) => {
    expect(found(lambda(code))).toEqual([`lambdas/x.ts ${action}`]);
  });

  it('not what nobody refers to, nor what only looks the same', () => {
    expect(found(lambda('function never() { return new GetItemCommand({}); } var handler = async (never) => never;'))).toEqual([]);
  });

  it('of a port what is called by its name, whoever calls it and however it came there', () => {
    const port = '// adapters/aws/port.ts\nfunction port(client) { return { read: async () => client.send(new GetItemCommand({})), write: async () => client.send(new PutItemCommand({})), all: async () => client.send(new ScanCommand({})) }; }';
    expect(found(port, lambda('var ports = port(1); var handler = async () => ports.read();'))).toEqual(['adapters/aws/port.ts dynamodb:GetItem']);
    expect(found(port, lambda('var ask = ({ write }) => write(); var handler = async () => ask(port(1));'))).toEqual(['adapters/aws/port.ts dynamodb:PutItem']);
    expect(found(port, lambda('var ask = ({ write: put }) => put(); var handler = async () => ask(port(1))?.all?.();')).sort()).toEqual(['adapters/aws/port.ts dynamodb:PutItem', 'adapters/aws/port.ts dynamodb:Scan']);
    expect(found(port, lambda('var ports = port(1); var data = { read: 1 }; var handler = async () => data.read;'))).toEqual([]);
  });

  it('of a table what each of those who hold it calls', () => {
    const table = '// adapters/aws/table.ts\nvar Table = class { #c; async getOne() { return this.#send(); } async #send() { return this.#c.send(new GetItemCommand({})); } async putOne() { return this.#c.send(new PutItemCommand({})); } };';
    const one = '// adapters/aws/one.ts\nfunction one(table) { return { read: async () => table.getOne() }; }';
    const two = '// adapters/aws/two.ts\nfunction two(table) { return { write: async () => table.putOne() }; }';
    expect(found(table, one, two, lambda('var t = new Table(); var [a, b] = [one(t), two(t)]; var handler = async () => { await a.read(); await b.write(); };')).sort()).toEqual(['adapters/aws/one.ts dynamodb:GetItem', 'adapters/aws/two.ts dynamodb:PutItem']);
  });
});

describe('what nobody can read is refused in a sentence', () => {
  it.each([
    ['import { DynamoDB } from "@aws-sdk/client-dynamodb";', 'new DynamoDB()', 'DynamoDB of @aws-sdk/client-dynamodb is taken into a function: it may call anything'],
    ['import * as all from "@aws-sdk/client-sqs";', 'all', '* of @aws-sdk/client-sqs is taken into a function: it may call anything'],
    ['import { S3Client } from "@aws-sdk/client-s3";', 'new S3Client()', '@aws-sdk/client-s3 is taken into a function: say in test/lib/calls.ts'],
    ['import { AwsClient } from "aws4fetch";', 'new AwsClient()', 'signs requests by itself'],
  ])('%s', (line, use, sentence) => {
    expect(() => callsIn(`${line}\n${lambda(`var handler = async () => ${use};`)}`, root)).toThrow(sentence);
  });
});
