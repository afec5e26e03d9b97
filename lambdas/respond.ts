/** The page behind a link: GET shows it, POST does what its button says. */
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { bytesOf, page } from '../adapters/aws/http.ts';
import { telemetry } from '../adapters/aws/telemetry.ts';
import { readEnv } from '../contract/env.ts';
import { faultOf } from '../core/fault.ts';
import { pageLanguage } from '../core/pack.ts';
import { codePage, linkPage, tryAgainPage } from '../core/link-page.ts';
import type { Fields } from '../core/command.ts';
import { typed } from '../core/token.ts';
import { verifyPage } from '../core/verify-page.ts';
import { look, press, type View } from '../pipeline/respond.ts';
import { verification } from '../pipeline/verify.ts';
import { responding } from './responding.ts';

// Once per cold start.
const watched = telemetry('respond');
const ports = responding(readEnv('respond', process.env), watched);
const { pack, clock } = ports;
const { log } = watched;

// Once per request.
export const handler = watched.flushing(async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const fields = event.httpMethod === 'POST' ? formOf(event) : (event.queryStringParameters ?? {});
  try {
    return await answer(event, fields);
  } catch (error) {
    log.error('a press or a look failed; the reader is asked to press again', faultOf(error));
    return page(503, tryAgainPage(pack, fields['lang'] ?? pack.languages[0]!, fields));
  }
});

async function answer(event: APIGatewayProxyEvent, fields: Fields): Promise<APIGatewayProxyResult> {
  const asked = pack.languages.find((language) => language === fields['lang']);
  const token = fields['t'] ?? typed(fields['code'] ?? '');
  if (token === '') return page(200, codePage(pack, asked ?? pack.languages[0]!, false));
  const acts = event.httpMethod === 'POST' && fields['action'] !== undefined;
  const view = await (acts ? press(ports, token, fields) : look(ports, token));
  if (view === null) {
    const question = await verification(ports, token, event.httpMethod === 'POST' && fields['action'] === 'confirm');
    if (question !== null) return page(200, verifyPage({ ...question, pack, token, language: pageLanguage(pack, asked ?? question.responder.language) }));
  }
  if (view === null) return page(404, codePage(pack, asked ?? pack.languages[0]!, true));
  return page(view.refused ? 409 : 200, shown(view, token, asked));
}

const shown = (view: View, token: string, asked: string | undefined): string =>
  linkPage({ ...view, pack, token, language: pageLanguage(pack, asked ?? view.language), now: clock.now() });

const formOf = (event: APIGatewayProxyEvent): Record<string, string | undefined> =>
  Object.fromEntries(new URLSearchParams(new TextDecoder().decode(bytesOf(event))));
