import { setTimeout } from 'node:timers/promises';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { writtenBy } from '../../local/emulators/written.ts';
import { streamFeed } from '../../local/stream-sources.ts';
import { until } from './started.ts';

const source = { streamArn: 'arn:stream', functionName: 'audit', batchSize: 3, windowSeconds: 0.02, key: { name: 'sk', equals: 'head' } };
const keys = (pk: string, sk = 'head') => ({ pk: { S: pk }, sk: { S: sk } });
const pksOf = ({ Records }: DynamoDBStreamEvent): string[] => Records.map(({ dynamodb }) => dynamodb!.Keys!['pk']!.S!);

/** A feed, and what it has handed on. `answers`: what the function says, batch by batch. */
function started(answers: ((event: DynamoDBStreamEvent) => unknown)[], given: Partial<typeof source> = {}) {
  const batches: string[][] = [];
  const failed: string[] = [];
  const invoke = async (event: unknown): Promise<unknown> => {
    batches.push(pksOf(event as DynamoDBStreamEvent));
    return answers.shift()?.(event as DynamoDBStreamEvent);
  };
  const feed = streamFeed({ source: { ...source, ...given }, region: 'ap-south-1', invoke, failed: (line) => failed.push(line) });
  return { feed, batches, failed, tell: (...pks: string[]) => pks.forEach((pk) => feed.tell({ table: 't', keys: keys(pk) })) };
}
const batchesAre = async (batches: string[][], count: number): Promise<void> => void (await until(async () => (batches.length >= count ? true : undefined)));

describe('a stream', () => {
  it('hands on what was written, in order, in batches, and nothing that the filter leaves out', async () => {
    const { feed, batches, tell } = started([]);
    tell('a', 'b');
    feed.tell({ table: 't', keys: keys('x', 'alert#1') });
    tell('c', 'd');
    await batchesAre(batches, 2);
    expect(batches).toEqual([['a', 'b', 'c'], ['d']]);
    tell('e');
    await batchesAre(batches, 3);
    expect(batches[2]).toEqual(['e']);
  });

  it('is filtered by the beginning of a key, too', async () => {
    const { feed, batches } = started([], { key: { name: 'pk', prefix: 'audit#' } } as never);
    feed.tell({ table: 't', keys: keys('desk#1', 'desk') });
    feed.tell({ table: 't', keys: keys('audit#2026-11', 'x') });
    await batchesAre(batches, 1);
    expect(batches).toEqual([['audit#2026-11']]);
  });

  it('is read again from the first record that failed', async () => {
    const { batches, failed, tell } = started([({ Records }) => ({ batchItemFailures: [{ itemIdentifier: Records[1]!.dynamodb!.SequenceNumber }] })]);
    tell('a', 'b', 'c', 'd');
    await batchesAre(batches, 2);
    expect([batches, failed]).toEqual([[['a', 'b', 'c'], ['b', 'c', 'd']], ['1 of 3 records failed and will be tried again']]);
  });

  it('is read again as a whole when the function throws, and no more when the laptop stops', async () => {
    const { feed, batches, failed, tell } = started([() => Promise.reject(new Error('broken'))]);
    tell('a');
    await batchesAre(batches, 2);
    expect([batches, failed]).toEqual([[['a'], ['a']], ['broken']]);
    feed.stop();
    tell('b');
    await setTimeout(60);
    expect(batches).toHaveLength(2);
  });
});

describe('what a request has written', () => {
  const [item, key] = [{ ...keys('a'), more: { S: 'x' } }, keys('a')];

  it.each([
    ['PutItem', { TableName: 't', Item: item }, [{ table: 't', keys: key }]],
    ['UpdateItem', { TableName: 't', Key: key }, [{ table: 't', keys: key }]],
    ['DeleteItem', { TableName: 't', Key: key }, [{ table: 't', keys: key }]],
    ['BatchWriteItem', { RequestItems: { t: [{ PutRequest: { Item: item } }, { DeleteRequest: { Key: key } }], u: [{ PutRequest: { Item: item } }] } }, [{ table: 't', keys: key }, { table: 't', keys: key }, { table: 'u', keys: key }]],
    ['GetItem', { TableName: 't', Key: key }, []],
    ['Query', {}, []],
  ])('of %s', (action, body, written) => {
    expect(writtenBy(`DynamoDB_20120810.${action}`, JSON.stringify(body))).toEqual(written);
  });
});
