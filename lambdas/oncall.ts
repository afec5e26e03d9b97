/** Who is on duty, as JSON: asked and ordered. Signed in by IAM; a calendar by a name that only we can make. */
import { SNSClient } from '@aws-sdk/client-sns';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { calendarText } from '../adapters/aws/calendar.ts';
import { CLIENT } from '../adapters/aws/client.ts';
import { bytesOf, json, problem } from '../adapters/aws/http.ts';
import { snsOutsight } from '../adapters/aws/outsight.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { snsTopics } from '../adapters/aws/topics.ts';
import { readEnv } from '../contract/env.ts';
import { ROUTES } from '../contract/routes.ts';
import { calendarToken, wallKey } from '../core/duty-token.ts';
import { MOMENT_ALLOWED, readMoment } from '../core/local-time.ts';
import { startDrill } from '../pipeline/drill.ts';
import { carryOutOrder } from '../pipeline/duty.ts';
import { calendarOf, coverage, deskDuty, readiness, wholeDirectory } from '../pipeline/on-call.ts';
import { askToConfirm } from '../pipeline/verify.ts';
import { driving, wholeRoll } from './driving.ts';

/** Lambda answers with 6 MB at most, quotation marks escaped once more. */
const MOST_ANSWERED = 4_900_000;

// Once per cold start.
const env = readEnv('oncall', process.env);
const watched = telemetry('oncall');
const sns = new SNSClient(CLIENT);
const ports = { ...driving(env, watched), directory: wholeRoll(env), topics: snsTopics(sns) };
const outsight = snsOutsight(sns, env.LAST_RESORT_TOPIC_ARN);

type Answering = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;
const by = ({ requestContext }: APIGatewayProxyEvent): string => requestContext.identity.userArn ?? 'operator';
const asked = ({ queryStringParameters }: APIGatewayProxyEvent, name: string): string | undefined => queryStringParameters?.[name] ?? undefined;

const ANSWERS: Readonly<Record<string, Answering>> = {
  [`GET ${ROUTES.onCall}`]: async () => {
    const answer = json(200, await wholeDirectory(ports));
    const bytes = Buffer.byteLength(answer.body);
    return bytes <= MOST_ANSWERED ? answer : problem(413, 'tooLarge', 'More than one answer holds', `The directory is ${bytes} bytes as a file, of which one answer holds ${MOST_ANSWERED}.`);
  },
  [`GET ${ROUTES.desk}`]: async (event) => {
    const at = asked(event, 'at') === undefined ? ports.clock.now() : readMoment(asked(event, 'at')!, ports.pack.timeZone);
    if (at === null) return problem(400, 'invalid', 'Not a moment', `at is "${asked(event, 'at')!.slice(0, 40)}"; allowed is ${MOMENT_ALLOWED}.`);
    const duty = await deskDuty(ports, event.pathParameters!['desk']!, at);
    return duty === null ? problem(404, 'notFound', 'No such desk', 'A desk is "state", or the code of a unit.') : json(200, duty);
  },
  [`GET ${ROUTES.coverage}`]: async (event) => {
    const days = Number(asked(event, 'days') ?? 365);
    if (!Number.isInteger(days) || days < 1 || days > 3660) return problem(400, 'invalid', 'Not a number of days', `days is "${asked(event, 'days')!.slice(0, 40)}"; allowed is a whole number from 1 to 3660.`);
    return json(200, await coverage(ports, days, outsight));
  },
  [`GET ${ROUTES.readiness}`]: async () => json(200, await readiness(ports, outsight)),
  [`GET ${ROUTES.orders}`]: async (event) => {
    const month = asked(event, 'month') ?? ports.clock.now().slice(0, 'yyyy-mm'.length);
    if (!/^\d{4}-\d\d$/.test(month)) return problem(400, 'invalid', 'Not a month', `month is "${month.slice(0, 40)}"; allowed is a month such as 2026-11.`);
    const { audits, cursor } = await ports.directory.audits(month, asked(event, 'cursor') || null);
    return json(200, { month, orders: audits, cursor });
  },
  [`GET ${ROUTES.addresses}`]: async (event) => {
    const [key, base] = [await ports.linkKey(), env.LINK_URL.slice(0, -ROUTES.link.length)];
    const responder = asked(event, 'responder');
    const isKnown = responder !== undefined && (await ports.directory.people([], [responder])).responders.length > 0;
    if (responder !== undefined && !isKnown) return problem(404, 'notFound', 'No such responder', 'There is no responder of this id in the directory.');
    return json(200, { wall: `${base}${ROUTES.wall}?k=${wallKey(key)}`, ...(responder !== undefined && { calendar: `${base}${ROUTES.calendar}?r=${responder}&t=${calendarToken(key, responder)}` }) });
  },
  [`POST ${ROUTES.orders}`]: async (event) => {
    const carried = await carryOutOrder(ports, by(event), objectIn(event));
    return 'sentence' in carried ? problem(400, 'invalid', 'Not carried out', `${carried.sentence}.`) : json(200, carried);
  },
  [`POST ${ROUTES.drills}`]: async (event) => {
    const started = await startDrill(ports, by(event), objectIn(event));
    return 'sentence' in started ? problem(400, 'invalid', 'Not started', started.sentence) : json(202, started);
  },
  [`POST ${ROUTES.verifications}`]: async (event) => {
    const sent = await askToConfirm(ports, objectIn(event));
    return 'sentence' in sent ? problem(400, 'invalid', 'Not sent', sent.sentence) : json(202, sent);
  },
  [`GET ${ROUTES.calendar}`]: async (event) => {
    const turns = await calendarOf(ports, await ports.linkKey(), { responderId: asked(event, 'r') ?? '', token: asked(event, 't') ?? '' });
    if (turns === null) return problem(404, 'notFound', 'No such calendar', 'This address is not valid, or no longer.');
    return { statusCode: 200, headers: { 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, max-age=900' }, body: calendarText('Jeevan Raksha', turns, ports.clock.now()) };
  },
};

function objectIn(event: APIGatewayProxyEvent): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytesOf(event)));
  } catch {
    return null; // answered with a sentence
  }
}

// Once per request.
export const handler = watched.flushing(async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const answer = ANSWERS[`${event.httpMethod} ${event.resource}`];
  return answer === undefined ? problem(404, 'notFound', 'No such address', 'See docs/people.md.') : answer(event);
});
