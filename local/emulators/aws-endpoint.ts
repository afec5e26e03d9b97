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

/** What is not in `actions` is answered with an error, and said: an emulator must never succeed silently. */
export async function serveAws(actions: Actions, unknownAction: (action: string) => void): Promise<Endpoint> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => void answer(request, Buffer.concat(parts).toString('utf8'), response));
  });
  const answer = (request: IncomingMessage, body: string, response: ServerResponse): Promise<void> => {
    const target = request.headers['x-amz-target'];
    return typeof target === 'string' ? json(target, body, response) : Promise.resolve(query(new URLSearchParams(body), response));
  };

  async function json(target: string, body: string, response: ServerResponse): Promise<void> {
    try {
      const action = actions.json[target] as ((input: unknown) => unknown) | undefined;
      if (!action) throw refused(target, 'UnknownOperationException');
      send(response, 200, 'application/x-amz-json-1.0', JSON.stringify((await action(JSON.parse(body))) ?? {}));
    } catch (error) {
      const { status, code, message } = asAwsError(error);
      send(response, status, 'application/x-amz-json-1.0', JSON.stringify({ __type: code, message }));
    }
  }

  function query(form: URLSearchParams, response: ServerResponse): void {
    const name = form.get('Action') ?? 'nothing';
    const requestId = `<RequestId>${randomUUID()}</RequestId>`;
    try {
      const action = actions.query[name];
      if (!action) throw refused(name, 'InvalidAction');
      const result = `<${name}Result>${action(form)}</${name}Result><ResponseMetadata>${requestId}</ResponseMetadata>`;
      send(response, 200, 'text/xml', `<${name}Response>${result}</${name}Response>`);
    } catch (error) {
      const { status, code, message } = asAwsError(error);
      const fault = `<Error><Type>${status < 500 ? 'Sender' : 'Receiver'}</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
      send(response, status, 'text/xml', `<ErrorResponse>${fault}${requestId}</ErrorResponse>`);
    }
  }

  function refused(action: string, code: string): AwsError {
    unknownAction(action);
    return new AwsError(code, `The laptop does not run ${action}.`);
  }

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

export const escapeXml = (text: string): string =>
  text.replace(/[<>&"']/g, (character) => `&#${character.codePointAt(0)};`);

function asAwsError(error: unknown): { readonly status: number; readonly code: string; readonly message: string } {
  if (error instanceof AwsError) return { status: error.code === 'NotFound' ? 404 : 400, code: error.code, message: error.message };
  return { status: 500, code: 'InternalFailure', message: (error as Error).message };
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length }).end(bytes);
}
