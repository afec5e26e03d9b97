/** An AWS endpoint that records what it was sent and answers as it is told. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Asked {
  /** Of the Query and JSON protocols; of REST the method and the path. */
  readonly action: string;
  readonly form: URLSearchParams;
  readonly json: Record<string, unknown>;
}
export interface Answer {
  readonly status?: number;
  readonly body: string;
}

export interface Double {
  readonly asked: Asked[];
  answer: (asked: Asked) => Answer | 'hang up';
  /** For any SDK client. */
  readonly config: { readonly endpoint: string; readonly region: string; readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string }; readonly maxAttempts: number };
  close(): Promise<void>;
}

export async function awsDouble(): Promise<Double> {
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      const target = request.headers['x-amz-target'];
      const isJson = typeof target === 'string';
      const form = new URLSearchParams(isJson ? '' : body);
      const one: Asked = { action: isJson ? target.split('.').at(-1)! : (form.get('Action') ?? `${request.method} ${request.url}`), form, json: isJson ? (JSON.parse(body) as Record<string, unknown>) : {} };
      asked.push(one);
      const answer = double.answer(one);
      if (answer === 'hang up') return void request.socket.destroy();
      response.writeHead(answer.status ?? 200, { 'content-type': isJson ? 'application/x-amz-json-1.0' : 'text/xml' }).end(answer.body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const double: Double = {
    asked,
    answer: () => ({ body: '{}' }),
    config: { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, region: 'ap-south-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 },
    close: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
    },
  };
  return double;
}

/** An answer of the Query protocol. */
export const xml = (action: string, result: string): Answer => ({ body: `<${action}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${action}Result>${result}</${action}Result></${action}Response>` });
export const xmlError = (status: number, code: string, message = 'm'): Answer => ({
  status,
  body: `<ErrorResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
});
