/** S3 for buckets in which everything stays: the calls of the trail, over files. It refuses every other, and every write over what is there. */
import { existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Context } from 'hono';
import type { App } from '../gateway/gateway.ts';
import type { BucketSpec } from '../template/specs.ts';
import { escapeXml } from './aws-endpoint.ts';

/** Below the laptop's own address, so that commands find it. */
export const S3_PATH = '/s3';
const NAME = /^[\w.-]+(\/[\w.-]+)*$/;
/** Nothing is written twice: all there is of a name. */
const VERSION = '1';

/** `folder`: undefined where nothing is kept. */
export function addBuckets(app: App, buckets: readonly BucketSpec[], folder: string | undefined, refused: (line: string) => void): void {
  const root = folder ?? mkdtempSync(join(tmpdir(), 'jeevan-raksha-s3-'));
  app.get(S3_PATH, ({ text }) => text(`<ListAllMyBucketsResult><Buckets>${buckets.map(({ name }) => `<Bucket><Name>${name}</Name></Bucket>`).join('')}</Buckets></ListAllMyBucketsResult>`));
  for (const { name } of buckets) {
    const home = join(root, name);
    mkdirSync(home, { recursive: true });
    app.all(`${S3_PATH}/${name}/*`, async (context) => {
      const key = decodeURIComponent(context.req.path.slice(`${S3_PATH}/${name}/`.length));
      const answer = await ANSWERS[`${context.req.method} ${key === '' ? 'bucket' : 'object'}`]?.(context, home, key);
      if (answer !== undefined) return answer;
      refused(`S3 was asked for ${context.req.method} ${context.req.path}, which the laptop does not run`);
      return fault(501, 'NotImplemented', 'The laptop does not run this call.');
    });
  }
}

type Answering = (context: Context, home: string, key: string) => Response | undefined | Promise<Response | undefined>;

const ANSWERS: Readonly<Record<string, Answering>> = {
  'PUT object': async ({ req }, home, key) => {
    if (!NAME.test(key) || key.split('/').some((part) => /^\.+$/.test(part))) return fault(400, 'InvalidRequest', 'Not a name that the laptop keeps.');
    // As the bucket's policy has it.
    if (req.header('if-none-match') !== '*') return fault(403, 'AccessDenied', 'Only what is new is put here: If-None-Match must be *.');
    const body = Buffer.from(await req.arrayBuffer());
    return putNew(join(home, key), body) ? new Response(null, { headers: { 'x-amz-version-id': VERSION } }) : fault(412, 'PreconditionFailed', 'It is there already.');
  },
  'GET object': ({ req }, home, key) => {
    const file = join(home, key);
    if (!NAME.test(key) || ![undefined, VERSION].includes(req.query('versionId')) || !existsSync(file)) return fault(404, 'NoSuchKey', 'It is not there.');
    return new Response(readFileSync(file), { headers: { 'content-type': 'application/json', 'x-amz-version-id': VERSION } });
  },
  'GET bucket': ({ req }, home) => {
    const { prefix = '', 'key-marker': after = '', ...rest } = req.query();
    if (!('versions' in rest) || Object.keys(rest).some((name) => !['versions', 'version-id-marker'].includes(name))) return undefined;
    const left = namesIn(home, prefix).filter((name) => name.startsWith(prefix) && name > after);
    const shown = left.slice(0, AT_ONCE);
    const more = left.length > shown.length ? `<IsTruncated>true</IsTruncated><NextKeyMarker>${shown.at(-1)!}</NextKeyMarker><NextVersionIdMarker>${VERSION}</NextVersionIdMarker>` : '<IsTruncated>false</IsTruncated>';
    const versions = shown.map((name) => `<Version><Key>${name}</Key><VersionId>${VERSION}</VersionId><IsLatest>true</IsLatest></Version>`);
    return xml(200, `<ListVersionsResult>${more}${versions.join('')}</ListVersionsResult>`);
  },
};

/** As S3 has it. */
const AT_ONCE = 1000;

/** Whole or not at all, however the process dies; of two at once the first. */
function putNew(file: string, body: Buffer): boolean {
  mkdirSync(dirname(file), { recursive: true });
  const written = join(dirname(file), `.${randomUUID()}`);
  writeFileSync(written, body);
  try {
    linkSync(written, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    unlinkSync(written);
  }
}

/** Sorted as S3 sorts. Below the last folder of the prefix: not everything is looked at for one incident. */
function namesIn(home: string, prefix: string): string[] {
  const below = prefix.slice(0, prefix.lastIndexOf('/') + 1);
  if (!existsSync(join(home, below))) return [];
  const found = readdirSync(join(home, below), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.startsWith('.'));
  return found.map(({ parentPath, name }) => join(parentPath, name).slice(home.length + 1)).sort();
}

const xml = (status: number, body: string): Response => new Response(body, { status, headers: { 'content-type': 'application/xml' } });
const fault = (status: number, code: string, message: string): Response => xml(status, `<Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`);
