/** What every pager promises. `fresh` gives one by which nobody has been paged; `hearsTexts`: whether texts can be heard where it pages. */
import { planPages, type Page } from '../../core/page.ts';
import type { Responder } from '../../core/people.ts';
import type { Result } from '../../core/sent.ts';
import type { Dispatch, Pager } from '../../pipeline/ports.ts';
import { until } from '../support/engines/asked.ts';
import type { Heard } from '../support/engines/sns.ts';
import { noon, opened } from '../support/incidents.ts';

export interface Paged {
  readonly pager: Pager;
  /** Of somebody with every channel. */
  readonly channels: Required<Responder['channels']>;
  /** Where the subscribers fixed at deploy time listen. */
  readonly fixedTopic: string;
  readonly heard: (messageId: string) => Promise<readonly Heard[]>;
  /** A topic is gone from now on. */
  readonly remove: (topicArn: string) => Promise<void>;
  /** Those whose SNS is down, in one way or another. */
  readonly helpless: readonly Pager[];
}

const { incidentId } = opened();
const BODY = 'यूपी पुलिस जीवन रक्षा: <जीवन> & "संकट" 🙂\nhttps://x.in/a?t=0123456789abcdefghjk';

export function pagerContract(fresh: () => Promise<Paged>, hearsTexts = true): void {
  let paged: Paged;
  beforeEach(async () => {
    paged = await fresh();
  });

  const somebody = (channels: Responder['channels'] = paged.channels): Responder => ({ responderId: 'r1', name: 'Invented', rank: '', language: 'hi', channels });
  const pageBy = (channel: Page['channel'], responderId = 'r1'): Page => planPages('r1.l0', 'alert', [{ responderId, deskId: 'state', channels: [channel] }], noon, 45)[0]!;
  const dispatch = (channel: Page['channel'], given: Partial<Dispatch> = {}): Dispatch => ({ incidentId, page: pageBy(channel), text: { subject: channel === 'email' ? 'Jeevan Raksha: a life may be at risk' : null, body: BODY, template: null }, responder: somebody(), ...given });
  async function arrivals(result: Result): Promise<readonly Heard[]> {
    expect(result).toEqual({ outcome: 'sent', messageId: expect.stringMatching(/./) as string });
    const { messageId } = result as { messageId: string };
    await until(async () => (await paged.heard(messageId)).length > 0);
    return paged.heard(messageId);
  }
  const addressOf = (channel: Page['channel']): string => ({ sms: paged.channels.sms.number, email: paged.channels.email.topicArn, https: paged.channels.https.topicArn })[channel];
  const attributesOf = (page: Page): unknown => expect.objectContaining({ incidentId, responderId: page.responderId, page: page.key });

  const hands = async (channel: Page['channel']): Promise<void> => {
    const one = dispatch(channel);
    expect(await arrivals(await paged.pager.send(one))).toEqual([{ to: addressOf(channel), subject: one.text.subject, body: BODY, attributes: attributesOf(one.page) }]);
  };
  it.each(['email', 'https'] as const)('hands a page by %s to the topic of the responder, word for word, once, and says which page of which incident to whom it is', hands);
  (hearsTexts ? it : it.skip)('hands a text to the number, word for word, once, and says which page of which incident to whom it is', async () => hands('sms'));

  it('has a name for a text, by which its fate will be reported', async () => {
    expect(await paged.pager.send(dispatch('sms'))).toEqual({ outcome: 'sent', messageId: expect.stringMatching(/./) as string });
  });

  it('pages the subscribers fixed at deploy time where there is no responder', async () => {
    const one = dispatch('email', { page: pageBy('email', 'fixed-subscribers'), responder: null });
    expect(await arrivals(await paged.pager.send(one))).toEqual([expect.objectContaining({ to: paged.fixedTopic, body: BODY, attributes: attributesOf(one.page) })]);
  });

  it('has a name of its own for each of twenty at once, and for the same page again: a page sent twice arrives twice', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, async () => paged.pager.send(dispatch('email'))));
    for (const result of results) expect(await arrivals(result)).toHaveLength(1);
    expect(new Set(results.map((result) => (result as { messageId: string }).messageId)).size).toBe(20);
  });

  it.each(['sms', 'email', 'https'] as const)('refuses a page by %s for good to somebody who has no such channel, whatever others they have', async (channel) => {
    const { [channel]: _, ...others } = paged.channels;
    for (const channels of [{}, others]) expect(await paged.pager.send(dispatch(channel, { responder: somebody(channels) }))).toEqual({ outcome: 'refused', because: `the responder has no ${channel}` });
  });

  it('refuses a page for good to a topic that is gone, and goes on with others', async () => {
    await paged.remove(paged.channels.email.topicArn);
    expect(await paged.pager.send(dispatch('email'))).toEqual({ outcome: 'refused', because: expect.stringMatching(/./) as string });
    expect((await paged.pager.send(dispatch('https'))).outcome).toBe('sent');
  });

  it.each(['sms', 'email', 'https'] as const)('puts a page by %s off, and never throws, while SNS is down', async (channel) => {
    for (const pager of paged.helpless) expect(await pager.send(dispatch(channel))).toEqual({ outcome: 'put-off', because: expect.stringMatching(/./) as string });
  });
}
