/** A voice gateway on this laptop, as Exotel's answers: it "rings", and whoever looks at the inbox answers. */
import { randomUUID } from 'node:crypto';
import type { Inbox } from '../inbox.ts';
import type { App } from './gateway.ts';

export interface RingingCall {
  readonly id: string;
  readonly to: string;
  readonly says: string;
  readonly callback: string;
}

export interface Calls {
  readonly ringing: () => readonly RingingCall[];
  readonly stop: () => void;
}

export interface VoiceProps {
  readonly app: App;
  readonly inbox: Inbox;
  readonly clock: () => Date;
  readonly failed: (line: string) => void;
}

const RINGS_FOR_MS = 30_000;
/** What somebody at the telephone may do. */
const OUTCOMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '1': { Status: 'completed', digits: '"1"' },
  '2': { Status: 'completed', digits: '"2"' },
  answer: { Status: 'completed' },
  busy: { Status: 'busy' },
};

export function addVoice({ app, inbox, clock, failed }: VoiceProps): Calls {
  const calls = new Map<string, RingingCall & { readonly timer: NodeJS.Timeout }>();

  async function end(id: string, outcome: Readonly<Record<string, string>>): Promise<boolean> {
    const call = calls.get(id);
    if (call === undefined) return false;
    calls.delete(id);
    clearTimeout(call.timer);
    const answer = await fetch(call.callback, { method: 'POST', body: JSON.stringify({ CallSid: id, ...outcome }), headers: { 'content-type': 'application/json' } });
    if (!answer.ok) failed(`the voice gateway told of call ${id} and was answered ${answer.status}`);
    return true;
  }

  app.post('/voice/v1/Accounts/:account/Calls/connect.json', async (context) => {
    const form = await context.req.parseBody();
    const field = (name: string): string => (typeof form[name] === 'string' ? form[name] : '');
    const [id, to, callback] = [randomUUID(), field('From'), field('StatusCallback')];
    const says = await (await fetch(callback)).text();
    const timer = setTimeout(() => void end(id, { Status: 'no-answer' }).catch((error: Error) => failed(error.message)), RINGS_FOR_MS);
    calls.set(id, { id, to, says, callback, timer });
    inbox.deliver({ id, channel: 'https', to, responderId: null, incidentId: null, subject: null, body: says, sentAt: clock().toISOString(), attributes: {} });
    return context.json({ Call: { Sid: id, Status: 'in-progress' } });
  });
  app.get('/voice/ringing', (context) => context.json([...calls.values()].map(({ id, to, says }) => ({ id, to, says }))));
  app.post('/voice/ringing/:id/:outcome', async (context) => {
    const outcome = OUTCOMES[context.req.param('outcome')];
    if (outcome === undefined) return context.text(`The outcome is "${context.req.param('outcome')}"; allowed are ${Object.keys(OUTCOMES).join(', ')}.\n`, 400);
    if (!(await end(context.req.param('id'), outcome))) return context.text('It does not ring any more.\n', 404);
    return (context.req.header('accept') ?? '').includes('text/html') ? context.redirect('/inbox', 303) : context.json({ ended: true });
  });
  return { ringing: () => [...calls.values()], stop: () => calls.forEach(({ timer }) => clearTimeout(timer)) };
}
