/** The gateway's own answers, as the template's gateway responses word them. */
import type { GatewayResponse } from '../template/specs.ts';

export type GatewayError = 'MISSING_AUTHENTICATION_TOKEN' | 'REQUEST_TOO_LARGE' | 'INTEGRATION_FAILURE' | 'INTEGRATION_TIMEOUT' | 'DEFAULT_5XX';

/** API Gateway's own, where the template says nothing. */
const DEFAULTS: Readonly<Record<GatewayError, { readonly status: number; readonly message: string }>> = {
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  INTEGRATION_FAILURE: { status: 504, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  DEFAULT_5XX: { status: 502, message: 'Internal server error' },
};

export function gatewayErrors(responses: readonly GatewayResponse[]): (error: GatewayError, requestId: string) => Response {
  return (error, requestId) => {
    const { status, message } = DEFAULTS[error];
    const family = status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
    const worded = responses.find(({ type }) => type === error) ?? responses.find(({ type }) => type === family);
    const context: Readonly<Record<string, string>> = {
      '$context.error.messageString': JSON.stringify(message),
      '$context.error.message': message,
      '$context.error.responseType': error,
      '$context.requestId': requestId,
    };
    const body = (worded?.body ?? '{"message":$context.error.messageString}').replace(/\$context(\.\w+)+/g, (name) => context[name] ?? '');
    const headers = { 'content-type': 'application/json', 'x-amzn-requestid': requestId, 'x-amzn-errortype': error };
    return new Response(body, { status: worded?.status ?? status, headers: { ...headers, ...lowerCased(worded?.headers ?? {}) } });
  };
}

const lowerCased = (headers: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
