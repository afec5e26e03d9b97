/** A voice gateway of the kind India has: Exotel's "connect a call to a flow". Docs: developer.exotel.com, Make a call. Only an account can show it work. */
import { errorName } from '../core/fault.ts';
import type { Told, VoiceGateway } from '../pipeline/ring.ts';

export interface VoiceSettings {
  /** Up to the account: https://api.exotel.com/v1/Accounts/SID */
  readonly url: string;
  /** The virtual number that the called phone sees. */
  readonly callerId: string;
  /** The address of the flow: it reads out what `GET /v1/calls` answers, gathers one key, and tells `POST /v1/calls`. */
  readonly flow: string;
}

const TIMEOUT_MS = 8000;
const RINGS_FOR_SECONDS = 30;
/** Once more after what may pass. */
const TRIES = 2;

/** `credentials`: key and token, as `key:token`. `callsUrl`: where the gateway asks and tells. */
export function exotel({ url, callerId, flow }: VoiceSettings, credentials: () => Promise<string>, callsUrl: string): VoiceGateway {
  const post = async (form: URLSearchParams): Promise<Response> =>
    fetch(`${url}/Calls/connect.json`, { method: 'POST', body: form, headers: { authorization: `Basic ${Buffer.from(await credentials()).toString('base64')}` }, signal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    ring: async ({ to, token }) => {
      const form = new URLSearchParams({ From: to, CallerId: callerId, Url: flow, CallType: 'trans', TimeOut: String(RINGS_FOR_SECONDS), CustomField: token, StatusCallback: `${callsUrl}?t=${token}`, 'StatusCallbackEvents[0]': 'terminal', StatusCallbackContentType: 'application/json' });
      let because = '';
      for (let tries = 0; tries < TRIES; tries += 1) {
        try {
          const { ok, status } = await post(form);
          if (ok) return null;
          because = `the voice gateway answered ${status}`;
          if (status < 500 && status !== 429) break;
        } catch (error) {
          because = `the voice gateway did not answer (${errorName(error)})`;
        }
      }
      return because;
    },
  };
}

/** What Exotel tells at the end of a call, or of a key that was pressed: JSON or a form, each value a text. */
export function toldBy(body: Readonly<Record<string, unknown>>): Told {
  const text = (name: string): string => (typeof body[name] === 'string' ? body[name] : '');
  const digit = text('digits').replace(/\D/g, '').slice(0, 1);
  const status = text('Status') || text('CallStatus');
  return { answered: digit !== '' || ['completed', 'in-progress', 'answered'].includes(status), digit, because: `the call ended as ${/^[a-z-]{1,30}$/.test(status) ? status : 'unknown'}`, isDead: status === 'failed' };
}
