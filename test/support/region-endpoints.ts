/** A region on endpoints of its own: the real steps and adapters, with SQS, DynamoDB, SNS and StartExecution behind HTTP. It can be killed between any two calls. */
import { DeleteMessageCommand, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SFNClient } from '@aws-sdk/client-sfn';
import { SNSClient } from '@aws-sdk/client-sns';
import type { SQSEvent } from 'aws-lambda';
import { dynamoDirectory } from '../../adapters/aws/directory.ts';
import { regionOf, stepFunctions } from '../../adapters/aws/escalation.ts';
import { dynamoLedger } from '../../adapters/aws/ledger.ts';
import { snsPager } from '../../adapters/aws/pager.ts';
import { dynamoReceived } from '../../adapters/aws/received.ts';
import { sqsHandler, sqsOutbox } from '../../adapters/aws/sqs.ts';
import { snsTopics } from '../../adapters/aws/topics.ts';
import { memoryLog, memoryMeter, type MemoryClock } from '../../adapters/memory/world.ts';
import { sign, verify } from '../../adapters/webhook-signature.ts';
import type { Wake } from '../../core/clock.ts';
import { readAccepted, readLocated, type Accepted, type Located } from '../../core/envelope.ts';
import type { IncidentId } from '../../core/identity.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { tokenOf } from '../../core/token.ts';
import { serveAws } from '../../local/emulators/aws-endpoint.ts';
import { sns } from '../../local/emulators/sns.ts';
import { openTopics } from '../../local/emulators/topics.ts';
import { openFaults } from '../../local/faults.ts';
import { openInbox, type Message } from '../../local/inbox.ts';
import { accept } from '../../pipeline/accept.ts';
import { enrich } from '../../pipeline/enrich.ts';
import { enrol } from '../../pipeline/enrol.ts';
import { escalate } from '../../pipeline/escalate.ts';
import { handOnNew } from '../../pipeline/hand-on.ts';
import { press } from '../../pipeline/respond.ts';
import { route } from '../../pipeline/route.ts';
import { sweep } from '../../pipeline/sweep.ts';
import { askedAt } from './engines/asked.ts';
import { openSqs } from './engines/sqs.ts';
import { openEngine } from './engine.ts';
import { locatorOf, up } from './locators.ts';

const SECRET = `whsec_${Buffer.from('an invented secret of a partner.').toString('base64')}`;
const LINK_KEY = 'the same in both regions';
const ACCOUNT = '000000000000';
/** The desks that an alert from Lucknow is paged to: a state's worth of topics would take seconds. */
const DESKS = ['state', '162'];

export async function openRegion(name: string, clock: MemoryClock) {
  const [dynamo, sqs, inbox] = [await openEngine(), await openSqs(), openInbox(undefined)];
  const [ledgerTable, directoryTable] = [await dynamo.ledger(), await dynamo.directory()];
  const wakes = new Map<string, Wake>();
  const said = (line: string): void => void process.stderr.write(`${line}\n`);
  const start = ({ name: execution, input }: { name: string; input: string }) => {
    if (!wakes.has(execution)) wakes.set(execution, JSON.parse(input) as Wake);
    return { executionArn: execution, startDate: 0 };
  };
  const arnPrefix = `arn:aws:sns:${name}:${ACCOUNT}:`;
  const query = sns({ topics: openTopics(undefined), inbox, faults: openFaults(), clock: () => new Date(clock.now()), report: () => undefined, hand: () => undefined, enqueue: () => undefined, arnPrefix });
  const aws = await serveAws({ json: { 'AWSStepFunctions.StartExecution': start }, query }, said);
  const [alertsUrl, locatedUrl] = [(await sqs.queue(5)).url, (await sqs.queue(5)).url];

  const [log, meter, machineArn] = [memoryLog(), memoryMeter(), `arn:aws:states:${name}:${ACCOUNT}:stateMachine:jeevan-raksha-escalation`];
  const snsClient = new SNSClient(askedAt(aws.url));
  const alerts = sqsOutbox<Accepted>(sqs.client, alertsUrl);
  let [ids, isDead, fatal] = [0, false, ''];

  const last = { act: async (): Promise<void> => undefined };
  /** Calls that are under way still reach what they were sent to. */
  const die = once(async () => {
    await last.act();
    isDead = true;
    await new Promise((done) => setTimeout(done, 30));
    await Promise.all([dynamo.close(), sqs.close(), aws.close()]);
  });
  /** The process ends before the call that was named: nothing of it, and nothing after it, is done. */
  const mortal = <P extends object>(port: string, adapter: P): P =>
    new Proxy(adapter, {
      get: (target, method) => {
        const does: unknown = Reflect.get(target, method);
        if (typeof does !== 'function') return does;
        return async (...args: unknown[]) => {
          if (fatal === `${port}.${String(method)}`) await die();
          if (isDead) throw new Error(`${name} is gone`);
          return Reflect.apply(does, target, args) as Promise<unknown>;
        };
      },
    });

  const received = dynamoReceived(ledgerTable, async () => name);
  const ports = {
    ledger: mortal('ledger', dynamoLedger(ledgerTable, clock, 400)),
    directory: mortal('directory', dynamoDirectory(directoryTable)),
    pager: mortal('pager', snsPager(snsClient, `${arnPrefix}last-resort`, { route: 'international' }, log)),
    escalation: mortal('escalation', stepFunctions(new SFNClient(askedAt(aws.url)), machineArn)),
    region: regionOf(machineArn),
    way: { linkUrl: 'https://jr.example.in/a', smsCarries: 'link' as const },
    linkKey: async () => LINK_KEY,
    newId: () => `${name}-w${(ids += 1)}`,
    places: alerts, alerts, received, pack: up, speed: 1, tolerance: 15, adopts: 60, clock, log, meter,
  }; // prettier-ignore
  const enriches = sqsHandler(readAccepted, enrich({ locator: locatorOf(up), next: sqsOutbox<Located>(sqs.client, locatedUrl), meter, log }), { log, meter, keeps: 'enrichKeeps' });
  const routes = sqsHandler(readLocated, route(ports), { log, meter, keeps: 'routeKeeps' });
  const people = samplePeople(up);
  await enrol({ directory: ports.directory, topics: snsTopics(snsClient), clock }, peopleOf(DESKS), () => undefined);

  function peopleOf(desks: readonly string[]) {
    const kept = people.desks.filter(({ deskId }) => desks.includes(deskId));
    const ids1 = new Set(kept.flatMap((desk) => [...Object.values(desk.roster).flat(), ...desk.lastResortPosts]));
    return { ...people, desks: kept, responders: people.responders.filter(({ responderId }) => ids1.has(responderId)) };
  }

  const pages = (): Message[] => inbox.lines().map((line) => JSON.parse(line) as Message);

  return {
    name, die, pages, wakes, log,
    isDead: () => isDead,
    /** Before which call it dies, such as `pager.send`, and what still comes of it. */
    diesBefore: (call: string, act = last.act) => {
      fatal = call;
      last.act = act;
    },
    end: { client: dynamo.client, raw: new DynamoDBClient(await configOf(dynamo.client)), tables: dynamo.names },
    read: async (id: IncidentId) => ports.ledger.read(id),

    accept: async (alert: unknown): Promise<IncidentId> => {
      const unsigned = { partner: 'meta', webhookId: 'msg_1', timestamp: String(Date.parse(clock.now()) / 1000), body: Buffer.from(JSON.stringify(alert)) };
      const keys = { knows: async () => true, someKey: async (_: string, fits: (key: string) => boolean) => fits(SECRET) };
      const answer = await accept({ keys, verify, next: alerts, received, clock, meter, log }, { ...unsigned, signature: sign(SECRET, unsigned) });
      if ('refused' in answer) throw new Error(answer.refused);
      return answer.incidentId;
    },
    /** Both queues, emptied by their functions. */
    work: async (): Promise<void> => {
      await take(sqs.client, alertsUrl, enriches);
      await take(sqs.client, locatedUrl, routes);
    },
    wake: async (): Promise<void> => {
      for (const [execution, due] of [...wakes].filter(([, { at }]) => at <= clock.now())) {
        const { closed, ...next } = await escalate(ports)(due);
        if (closed) wakes.delete(execution);
        else wakes.set(execution, next);
      }
    },
    look: async (): Promise<void> => {
      await sweep(ports);
      await handOnNew(ports);
    },
    /** Behind the latest of these pages to the responder. */
    takes: async (from: readonly Message[], responderId: string, action: string) => {
      const page = from.findLast((one) => one.responderId === responderId)!;
      return press(ports, tokenOf(LINK_KEY, page.incidentId as IncidentId, page.attributes['page']!), { action });
    },
  }; // prettier-ignore
}
export type RegionAtEndpoints = Awaited<ReturnType<typeof openRegion>>;

/** Several calls may be the last. */
function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return async () => (done ??= work());
}

async function configOf({ config }: DynamoDBClient) {
  const { hostname, port } = await config.endpoint!();
  return askedAt(`http://${hostname}:${port}`);
}

/** As Lambda polls: what was handled is deleted, what failed stays. */
async function take(client: SQSClient, QueueUrl: string, handler: (event: SQSEvent) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>): Promise<void> {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, VisibilityTimeout: 60, MessageSystemAttributeNames: ['All'] }));
  if (Messages.length === 0) return;
  const Records = Messages.map(({ MessageId, Body, Attributes }) => ({ messageId: MessageId, body: Body, attributes: Attributes }));
  const { batchItemFailures } = await handler({ Records } as unknown as SQSEvent);
  const stays = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  for (const { ReceiptHandle } of Messages.filter(({ MessageId }) => !stays.has(MessageId!))) await client.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: ReceiptHandle! }));
}
