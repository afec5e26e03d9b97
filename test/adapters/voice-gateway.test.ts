/** A voice gateway of the kind India has: what it is asked, and what is made of what it tells. */
import { exotel, toldBy } from '../../adapters/voice-gateway.ts';
import { openDoor, type Answer } from '../commands/desk.ts';

const CALLS = 'https://jr.example.in/v1/calls';
async function rung(...answers: Answer[]) {
  const door = await openDoor(...answers);
  const because = await exotel({ url: `${door.url}/v1/Accounts/SID`, callerId: '08000000000', flow: 'https://flow.example.in' }, async () => 'key:token', CALLS).ring({ to: '+917000000077', token: 'abc' });
  door.close();
  return { because, asked: door.asked };
}

describe('a call', () => {
  it('is asked for once, with the number, the flow, its name and where to tell what became of it, and nothing else', async () => {
    const { because, asked } = await rung({ status: 200, body: {} });
    expect([because, asked.length, asked[0]!.method, asked[0]!.path, asked[0]!.headers.authorization]).toEqual([null, 1, 'POST', '/v1/Accounts/SID/Calls/connect.json', `Basic ${Buffer.from('key:token').toString('base64')}`]);
    expect(Object.fromEntries(new URLSearchParams(asked[0]!.body.toString()))).toEqual({
      From: '+917000000077', CallerId: '08000000000', Url: 'https://flow.example.in', CallType: 'trans', TimeOut: '30', CustomField: 'abc',
      StatusCallback: `${CALLS}?t=abc`, 'StatusCallbackEvents[0]': 'terminal', StatusCallbackContentType: 'application/json',
    }); // prettier-ignore
  });

  it.each([
    ['once more after what may pass', [503, 200], null, 2],
    ['once more when there are too many', [429, 429], 'the voice gateway answered 429', 2],
    ['not again when it is refused', [401, 200], 'the voice gateway answered 401', 1],
  ])('is asked for %s', async (_, statuses, because, times) => {
    const found = await rung(...statuses.map((status) => ({ status, body: {} })));
    expect([found.because, found.asked.length]).toEqual([because, times]);
  });

  it('that nobody takes is a reason, not an error', async () => {
    const door = await openDoor();
    door.close();
    expect(await exotel({ url: door.url, callerId: '', flow: '' }, async () => 'key:token', CALLS).ring({ to: '+917000000077', token: 'abc' })).toMatch(/^the voice gateway did not answer \(\w+\)$/);
  });
});

it.each([
  [{ Status: 'completed' }, { answered: true, digit: '', because: 'the call ended as completed', isDead: false }],
  [{ CallStatus: 'in-progress' }, { answered: true, digit: '', because: 'the call ended as in-progress', isDead: false }],
  [{ Status: 'answered' }, { answered: true, digit: '', because: 'the call ended as answered', isDead: false }],
  [{ Status: 'no-answer' }, { answered: false, digit: '', because: 'the call ended as no-answer', isDead: false }],
  [{ Status: 'busy', digits: '' }, { answered: false, digit: '', because: 'the call ended as busy', isDead: false }],
  [{ digits: '"1"' }, { answered: true, digit: '1', because: 'the call ended as unknown', isDead: false }],
  [{ digits: '21', Status: 'failed' }, { answered: true, digit: '2', because: 'the call ended as failed', isDead: true }],
  [{ Status: '<script>', digits: ['1'] }, { answered: false, digit: '', because: 'the call ended as unknown', isDead: false }],
  [{}, { answered: false, digit: '', because: 'the call ended as unknown', isDead: false }],
])('%j is told as %j', (body, told) => expect(toldBy(body)).toEqual(told));
