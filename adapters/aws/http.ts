/** API Gateway's requests and answers: the very bytes in, problems and pages out. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { PROBLEMS } from '../../contract/routes.ts';

export const bytesOf = ({ body, isBase64Encoded }: APIGatewayProxyEvent): Uint8Array => Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');

/** Whatever case the sender wrote it in. */
export function header({ headers }: APIGatewayProxyEvent, name: string): string {
  const found = Object.entries(headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return found?.[1] ?? '';
}

export const json = (statusCode: number, value: unknown): APIGatewayProxyResult => ({
  statusCode,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body: JSON.stringify(value),
});

/** RFC 9457. `detail` is a sentence: what, the value given, what is allowed. */
export function problem(status: number, type: keyof typeof PROBLEMS, title: string, detail: string): APIGatewayProxyResult {
  const retry: Record<string, string> = status === 503 ? { 'retry-after': '5' } : {};
  return {
    statusCode: status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...retry },
    body: JSON.stringify({ type: PROBLEMS[type], title, status, detail }),
  };
}

/** Nothing is kept by a browser, nothing is loaded from elsewhere, and the link does not travel on. */
export const page = (statusCode: number, html: string): APIGatewayProxyResult => htmlWith(statusCode, html, "form-action 'self'");

/** The wall runs its own script, and asks us. */
export const wallPageAnswer = (html: string): APIGatewayProxyResult => htmlWith(200, html, "script-src 'unsafe-inline'; connect-src 'self'");

const htmlWith = (statusCode: number, html: string, allows: string): APIGatewayProxyResult => ({
  statusCode,
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; ${allows}; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-robots-tag': 'noindex',
  },
  body: html,
});
