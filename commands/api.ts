/** A laptop or a deployment over HTTP: with the credentials that every AWS tool would use, and on loopback without any. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { AwsClient } from 'aws4fetch';

export interface Api {
  /** Without a slash at its end. */
  readonly url: string;
  /** A refusal is thrown as its sentence. */
  readonly ask: (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;
}

export const LAPTOP = 'http://127.0.0.1:8080';

export function apiAt(given: string): Api {
  const url = given.replace(/\/$/, '');
  return {
    url,
    ask: async (method, path, body) => {
      const response = await asked(url, method, path, body);
      const answer = (await response.json().catch(() => ({}))) as { detail?: string; title?: string };
      if (!response.ok) throw new Error(answer.detail ?? `${url}${path} answered ${response.status} ${response.statusText}`);
      return answer;
    },
  };
}

async function asked(url: string, method: 'GET' | 'POST', path: string, body: unknown): Promise<Response> {
  const init = { method, ...(body !== undefined && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }) };
  try {
    return await (isLoopback(url) ? fetch(url + path, init) : signed(url + path, init));
  } catch (error) {
    throw new Error(`${url} does not answer: ${(error as Error).message}`, { cause: error });
  }
}

export const isLoopback = (url: string): boolean => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(url).hostname);

async function signed(url: string, init: RequestInit): Promise<Response> {
  const { credentials, region } = new DynamoDBClient().config;
  const { accessKeyId, secretAccessKey, sessionToken } = await credentials();
  const aws = new AwsClient({ accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), service: 'execute-api', region: await region(), retries: 2 });
  return aws.fetch(url, init);
}
