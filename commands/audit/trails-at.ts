/** The bucket of a deployment, or of a laptop. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { bucketAt, s3Trails } from '../../adapters/aws/trails.ts';
import type { Trails } from '../../pipeline/trails.ts';
import { isLoopback } from '../api.ts';

const LAPTOPS_S3 = '/s3';

export async function trailsAt(url: string, bucket: string | undefined): Promise<Trails> {
  if (isLoopback(url)) return s3Trails(bucketAt(bucket ?? (await laptopsBucket(url)), 'laptop', url + LAPTOPS_S3), async () => ({ accessKeyId: 'laptop', secretAccessKey: 'laptop' }));
  if (bucket === undefined) throw new Error('Say which bucket holds the trail: --bucket NAME (the output AuditBucket of the pipeline stack).');
  const { credentials, region } = new DynamoDBClient().config;
  return s3Trails(bucketAt(bucket, await region(), undefined), async () => credentials());
}

async function laptopsBucket(url: string): Promise<string> {
  const names = [...(await (await fetch(url + LAPTOPS_S3)).text()).matchAll(/<Name>([^<]+)<\/Name>/g)].map(([, name]) => name!);
  if (names.length !== 1) throw new Error(`${url} has ${names.length} buckets: say which one holds the trail, with --bucket NAME.`);
  return names[0]!;
}
