/** The front door on 127.0.0.1: the template's REST API, and beside it the inbox. */
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { serve, type HttpBindings, type ServerType } from '@hono/node-server';
import { Hono, type Context } from 'hono';
import { FunctionFailed } from '../functions/failed.ts';
import { portRefusal } from '../port.ts';
import type { GatewayError } from './errors.ts';
import { proxyEvent, proxyResponse } from './proxy-event.ts';
import type { Route } from './routes.ts';

const LARGEST_BODY = 10 * 1024 * 1024;
const LARGEST_EVENT = 6 * 1024 * 1024; // what Lambda takes; the body is in it as base64

export interface GatewayProps {
  readonly routes: readonly Route[];
  readonly errorResponse: (error: GatewayError, requestId: string) => Response;
  readonly invoke: (functionArn: string, event: unknown) => Promise<unknown>;
  /** Told when a function did not answer as it should. */
  readonly failed: (line: string) => void;
  readonly clock: () => Date;
}

type Env = { Bindings: HttpBindings };
export type App = Hono<Env>;

export function gateway({ routes, errorResponse, invoke, failed, clock }: GatewayProps): App {
  const app: App = new Hono();
  for (const route of routes) {
    app.on(route.method, route.resource.replaceAll(/\{(\w+)\}/g, ':$1'), (context) => answer(route, context));
  }
  app.notFound(() => errorResponse('MISSING_AUTHENTICATION_TOKEN', randomUUID()));

  async function answer(route: Route, context: Context<Env>): Promise<Response> {
    const requestId = randomUUID();
    const { incoming } = context.env;
    const body = await bodyOf(incoming);
    if (!body || (body.length * 4) / 3 > LARGEST_EVENT) return errorResponse('REQUEST_TOO_LARGE', requestId);
    const { rawHeaders } = incoming;
    const sourceIp = incoming.socket.remoteAddress ?? '127.0.0.1';
    const event = proxyEvent({ requestId, route, url: new URL(context.req.url), rawHeaders, body, sourceIp, at: clock() });
    try {
      const response = proxyResponse(await invoke(route.functionArn, event), requestId);
      if (response) return response;
      failed(`${route.method} ${route.resource}: the function's answer is no proxy response`);
      return errorResponse('DEFAULT_5XX', requestId);
    } catch (error) {
      failed(`${route.method} ${route.resource}: ${(error as Error).message}`);
      return errorResponse(error instanceof FunctionFailed && error.timedOut ? 'INTEGRATION_TIMEOUT' : 'INTEGRATION_FAILURE', requestId);
    }
  }
  return app;
}

/** Undefined when it is larger than API Gateway takes. */
async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of incoming as AsyncIterable<Buffer>) {
    length += part.length;
    if (length <= LARGEST_BODY) parts.push(part); // the rest is read and forgotten, so that the client hears the answer
    else parts.length = 0;
  }
  return length > LARGEST_BODY ? undefined : Buffer.concat(parts);
}

/** Refuses a port that is taken. */
export function listen(app: App, port: number): Promise<ServerType> {
  return new Promise((done, fail) => {
    const server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () => done(server));
    server.once('error', (error: NodeJS.ErrnoException) => fail(portRefusal(error, port)));
  });
}
