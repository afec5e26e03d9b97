/** One HTTP endpoint on 127.0.0.1 for the small services: what the AWS SDK sends them, and their errors as it reads them. */
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An error as AWS answers it; the SDK throws it under this code. */
export class AwsError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A JSON action takes the parsed body, a query action its form fields; a query action answers the inner XML of its result. */
export interface Actions {
  /** By `x-amz-target`, such as `secretsmanager.GetSecretValue`. */
  readonly json: Readonly<Record<string, (input: never) => unknown>>;
  /** By `Action`, such as `Publish`. */
  readonly query: Readonly<Record<string, (form: URLSearchParams) => string>>;
}

export interface Endpoint {
  readonly url: string;
  readonly close: () => Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

/** What is not in `actions` is answered with an error, and said: an emulator must never succeed silently. */
export async function serveAws(actions: Actions, unknownAction: (action: string) => void): Promise<Endpoint> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => send(response, answer(request, Buffer.concat(parts).toString('utf8'))));
  });
  function answer({ headers }: IncomingMessage, body: string): Answer {
    const target = headers['x-amz-target'];
    if (typeof target === 'string') return json(actions.json[target] ?? refuse(target, 'UnknownOperationException'), body);
    const form = new URLSearchParams(body);
    const name = form.get('Action') ?? 'nothing';
    return query(name, actions.query[name] ?? refuse(name, 'InvalidAction'), form);
  }
  const refuse = (action: string, code: string) => (): never => {
    unknownAction(action);
    throw new AwsError(code, `The laptop does not run ${action}.`);
  };

  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    }),
  };
}

function json(action: (input: never) => unknown, body: string): Answer {
  const type = 'application/x-amz-json-1.0';
  try {
    return { status: 200, type, body: JSON.stringify(action(JSON.parse(body) as never) ?? {}) };
  } catch (error) {
    const { status, code, message } = asAwsError(error);
    return { status, type, body: JSON.stringify({ __type: code, message }) };
  }
}

function query(name: string, action: (form: URLSearchParams) => string, form: URLSearchParams): Answer {
  const requestId = `<RequestId>${randomUUID()}</RequestId>`;
  try {
    const result = `<${name}Result>${action(form)}</${name}Result><ResponseMetadata>${requestId}</ResponseMetadata>`;
    return { status: 200, type: 'text/xml', body: `<${name}Response>${result}</${name}Response>` };
  } catch (error) {
    const { status, code, message } = asAwsError(error);
    const fault = `<Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
    return { status, type: 'text/xml', body: `<ErrorResponse>${fault}${requestId}</ErrorResponse>` };
  }
}

export const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);

function asAwsError(error: unknown): { readonly status: number; readonly code: string; readonly message: string } {
  if (error instanceof AwsError) return { status: error.code === 'NotFound' ? 404 : 400, code: error.code, message: error.message };
  return { status: 500, code: 'InternalFailure', message: (error as Error).message };
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length }).end(bytes);
}
