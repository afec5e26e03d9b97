/** Trails in an S3 bucket with Object Lock. Four calls of its REST interface, signed: the SDK's client would be as large as all else in the bundle. */
import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import type { Trails, Version } from '../../pipeline/trails.ts';

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Bucket {
  /** Without a slash at its end. */
  readonly url: string;
  readonly region: string;
}

/** `endpoint`: of something that stands in for S3. */
export const bucketAt = (name: string, region: string, endpoint: string | undefined): Bucket => ({ url: endpoint === undefined ? `https://${name}.s3.${region}.amazonaws.com` : `${endpoint}/${name}`, region });

const WITHIN_MS = 5000;
const TRIES = 4;

export function s3Trails({ url, region }: Bucket, credentials: () => Promise<Credentials>): Trails {
  const call = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const aws = new AwsClient({ ...(await credentials()), service: 's3', region, retries: TRIES });
    return aws.fetch(url + path, { ...init, signal: AbortSignal.timeout(WITHIN_MS * TRIES) });
  };
  const refused = async (what: string, response: Response): Promise<Error> => new Error(`S3 answered ${response.status} to ${what}: ${/<Code>(\w+)/.exec(await response.text())?.[1] ?? 'no reason'}`);

  return {
    put: async (name, text) => {
      const digest = createHash('sha256').update(text).digest();
      // A bucket that locks wants a checksum; and the very bytes are signed.
      const headers = { 'if-none-match': '*', 'content-type': 'application/json', 'x-amz-checksum-sha256': digest.toString('base64'), 'x-amz-content-sha256': digest.toString('hex') };
      for (let tries = 0; tries < TRIES; tries += 1) {
        const response = await call(`/${name}`, { method: 'PUT', headers, body: text });
        if (response.ok) return true;
        if (response.status === 412) return false;
        // 409: somebody else is just writing it.
        if (response.status !== 409) throw await refused(`a write of ${name}`, response);
      }
      throw new Error(`S3 answered ${TRIES} times that ${name} is being written by somebody else`);
    },
    read: async (name, version) => {
      const response = await call(`/${name}?versionId=${encodeURIComponent(version)}`);
      if (response.ok) return response.text();
      if (response.status === 404) return null;
      throw await refused(`a read of ${name}`, response);
    },
    versions: async function* (prefix) {
      let after: Record<string, string> = {};
      for (;;) {
        const response = await call(`/?${new URLSearchParams({ versions: '', prefix, ...after }).toString()}`);
        if (!response.ok) throw await refused(`a list of ${prefix}`, response);
        const xml = await response.text();
        yield* versionsIn(xml);
        const [key, version] = [tag(xml, 'NextKeyMarker'), tag(xml, 'NextVersionIdMarker')];
        if (tag(xml, 'IsTruncated') !== 'true' || key === null) return;
        after = { 'key-marker': key, ...(version !== null && { 'version-id-marker': version }) };
      }
    },
  };
}

/** Names of ours hold nothing that XML would write in another way. */
const tag = (xml: string, name: string): string | null => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? null;

const versionsIn = (xml: string): Version[] =>
  [...xml.matchAll(/<(Version|DeleteMarker)>(.*?)<\/\1>/gs)].map(([, kind, inner]) => ({ name: tag(inner!, 'Key')!, version: tag(inner!, 'VersionId')!, isDeletion: kind === 'DeleteMarker' }));
