/** Who was not reached by one channel gets the next. */
import { failOver, nextChannel } from '../../core/fail-over.ts';
import { planPages, type Hop, type Page } from '../../core/page.ts';
import type { People, Responder } from '../../core/people.ts';
import { after, noon } from '../support/incidents.ts';

const verified = { verifiedAt: noon };
const responder: Responder = { responderId: 'x', name: 'X', rank: '', language: 'en', channels: { sms: { number: '+917000000001', ...verified }, email: { address: 'x@example.in', topicArn: 'arn:e', ...verified }, https: { url: 'tel:+917000000001', topicArn: 'arn:h', ...verified } } };
const people = (lastResortPosts: readonly string[] = [], channels: Responder['channels'] = responder.channels): People => ({ desks: [{ deskId: 'state', roster: {}, lastResortPosts }, { deskId: '162', roster: {}, lastResortPosts: ['x'] }], responders: [{ ...responder, channels }] });
const pages = (step: string, hops: readonly Hop[], given: Partial<Page> = {}): Page[] => planPages(step, 'alert', [{ responderId: 'x', deskId: 'state', channels: hops }], noon, 45).map((page) => ({ ...page, state: 'sent', ...given }));
const next = (all: readonly Page[], who = people()): string[] => nextChannel(all.at(-1)!, all, who, after(50), 45).map(({ key }) => key);

describe('when its time is over', () => {
  const judged = (given: Partial<Page>, seconds = 45) => failOver(pages('r1.l0', ['sms'], given), people(), after(seconds), 45);
  const count = ({ lost, unproven, stuck }: ReturnType<typeof failOver>): number[] => [lost.length, unproven.length, stuck.length];

  it.each<[string, Partial<Page>, number[], Partial<Page>]>([
    ['that failed is lost', { state: 'failed' }, [1, 0, 0], { state: 'lost' }],
    ['that was sent is unproven', {}, [0, 1, 0], { state: 'unproven' }],
    ['that SNS did not take is tried on, and is followed once', { state: 'planned', attempts: 2 }, [0, 0, 1], { state: 'planned', attempts: 2, proveBy: null }],
  ])('a page %s', (_, given, counts, becomes) => {
    const over = judged(given);
    expect(count(over)).toEqual(counts);
    expect(over.pages).toEqual([{ ...pages('r1.l0', ['sms'], given)[0]!, ...becomes }]);
    expect(over.next.map(({ key }) => key)).toEqual(['r1.l0.x.email']);
  });

  it.each<[string, Partial<Page>, number]>([
    ['whose time is not over', {}, 44],
    ['that is proved', { state: 'proved' }, 45],
    ['that nobody has begun to send', { state: 'planned' }, 45],
    ['that can never be proved', { proveBy: null }, 45],
  ])('a page %s stays as it is', (_, given, seconds) => {
    const over = judged(given, seconds);
    expect([count(over), over.next, over.pages]).toEqual([[0, 0, 0], [], pages('r1.l0', ['sms'], given)]);
  });

  it('two channels that fail together have one next', () => {
    const both = pages('r1.l0', ['sms', 'https'], { state: 'failed' });
    expect(failOver(both, people(), after(45), 45).next.map(({ key }) => key)).toEqual(['r1.l0.x.email']);
  });
});

describe('the next channel', () => {
  it('is the one that was not used in this step, then SMS by the other route, then none', () => {
    expect(next(pages('r1.l0', ['sms']))).toEqual(['r1.l0.x.email']);
    expect(next(pages('r1.l0', ['sms', 'email'], { state: 'lost' }))).toEqual(['r1.l0.x.https']);
    expect(next(pages('r1.l0', ['email', 'https', 'sms'], { state: 'lost' }))).toEqual(['r1.l0.x.sms-other']);
    expect(next(pages('r1.l0', ['email', 'https', 'sms'], { state: 'unproven' }))).toEqual(['r1.l0.x.sms-other']);
    expect(next(pages('r1.l0', ['email', 'https', 'sms', 'sms-other'], { state: 'lost' }))).toEqual([]);
  });

  it('is never the other route of a number that SNS refused, or of one that is still on its way, or of another channel that was lost', () => {
    expect(next(pages('r1.l0', ['email', 'https', 'sms'], { state: 'refused' }))).toEqual([]);
    expect(next(pages('r1.l0', ['email', 'https', 'sms']))).toEqual([]);
    expect(next(pages('r1.l0', ['email', 'https'], { state: 'lost' }), people([], { email: responder.channels.email!, https: responder.channels.https! }))).toEqual([]);
  });

  it('counts what was used in this step by this responder alone', () => {
    const before = [...pages('r1.l0', ['email']), ...pages('r1.l1', ['email'], { responderId: 'y' })];
    expect(next([...before, ...pages('r1.l1', ['sms'])])).toEqual(['r1.l1.x.email']);
    expect(next([...pages('r1.l0', ['https'], { state: 'proved' }), ...pages('r1.l1', ['https'], { responderId: 'y', state: 'proved' }), ...pages('r1.l1', ['sms'])])).toEqual(['r1.l1.x.email']);
  });

  it('is none when another channel reached them, or they are in the directory no longer', () => {
    expect(next([...pages('r1.l0', ['email'], { state: 'proved' }), ...pages('r1.l0', ['sms'])])).toEqual([]);
    expect(next(pages('r1.l0', ['sms']), { ...people(), responders: [] })).toEqual([]);
    expect(next(pages('r1.l0', ['sms']), { ...people(), responders: [{ ...responder, responderId: 'y' }] })).toEqual([]);
  });

  it('at last resort is SMS for the state desk\'s named posts only, by one route', () => {
    expect(next(pages('r1.last1', ['https', 'email']))).toEqual([]);
    expect(next(pages('r1.last1', ['https', 'email']), people(['x']))).toEqual(['r1.last1.x.sms']);
    expect(next(pages('r1.last1', ['https', 'email', 'sms'], { state: 'lost' }), people(['x']))).toEqual([]);
    expect(next(pages('r1.last1', ['https']))).toEqual(['r1.last1.x.email']);
    expect(next(pages('r1.l0', ['https', 'email']))).toEqual(['r1.l0.x.sms']);
  });
});
