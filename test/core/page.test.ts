/** What a page is, to whom, by what, and when it needs somebody next. */
import { awaitsProof, channelOf, claimedAgain, isLastResort, isOfLevel, isStuck, mayResend, onlyTells, pageDueAt, planPages, purposeOf, putOff, unclaimed, type Hop, type Page } from '../../core/page.ts';
import { after, noon } from '../support/incidents.ts';

const planned = (channels: readonly Hop[], proveWithin: number | null = 45): Page[] => planPages('r1.l0', 'alert', [{ responderId: 'primary', deskId: 'state', channels }], noon, proveWithin);
const [page] = planned(['sms']) as [Page];

describe('a plan', () => {
  it('has a page for each channel, claimed for fifteen seconds, to be proved where that can be known', () => {
    const common = { step: 'r1.l0', responderId: 'primary', deskId: 'state', purpose: 'alert', state: 'planned', claimedUntil: after(15), attempts: 1 };
    expect(planned(['sms', 'email', 'https', 'sms-other'])).toEqual([
      { ...common, key: 'r1.l0.primary.sms', channel: 'sms', proveBy: after(45) },
      { ...common, key: 'r1.l0.primary.email', channel: 'email', proveBy: null },
      { ...common, key: 'r1.l0.primary.https', channel: 'https', proveBy: after(45) },
      { ...common, key: 'r1.l0.primary.sms-other', channel: 'sms', route: 'other', proveBy: after(45) },
    ]);
    expect(planned(['sms'], null)[0]!.proveBy).toBeNull();
  });

  it('of two recipients that are one has one page', () => {
    expect(planned(['sms', 'sms'])).toHaveLength(1);
  });
});

it('a key says what a page is about and by what it goes', () => {
  const keys = ['r1.l0.x.sms', 'r1.last3.x.email', 'r2.reminder12.x.https', 'r1.hand-off4.x.sms-other', 'r1.hand-over4.x.sms', 'r1.update7.x.sms', 'r1.taken9.x.sms', 'r1.moved1.x.sms', 'r1', 'r1.l0.x.pigeon'];
  expect(keys.map((key) => [purposeOf(key), channelOf(key)])).toEqual([
    ['alert', 'sms'], ['alert', 'email'], ['reminder', 'https'], ['hand-off', 'sms'], ['hand-over', 'sms'], ['update', 'sms'], ['taken', 'sms'], ['moved', 'sms'], ['alert', null], ['alert', null],
  ]); // prettier-ignore
});

it('nothing follows on a page that only tells', () => {
  expect((['alert', 'reminder', 'hand-off', 'hand-over', 'update', 'taken', 'moved'] as const).filter((purpose) => onlyTells({ purpose }))).toEqual(['taken', 'moved']);
});

it('a step is a level, a last resort, or neither', () => {
  const steps = ['r1.l0', 'r1.l12', 'r1.last3', 'r1.reminder2', 'r1.last12', 'r1.l', 'r1.last', 'r1.l0x', 'r1.last3x', 'r1xl0', 'r1xlast3'].map((step) => ({ ...page, step }));
  expect(steps.filter(isOfLevel).map(({ step }) => step)).toEqual(['r1.l0', 'r1.l12']);
  expect(steps.filter(isLastResort).map(({ step }) => step)).toEqual(['r1.last3', 'r1.last12']);
});

describe('a claim', () => {
  it('ends in its moment, and only of what is planned', () => {
    expect([mayResend(page, after(14)), mayResend(page, after(15)), mayResend({ ...page, state: 'sent' }, after(15))]).toEqual([false, true, false]);
  });

  it('is taken again for as long, and counted', () => {
    expect(claimedAgain(page, after(20))).toEqual({ ...page, claimedUntil: after(35), attempts: 2 });
  });

  it('of what nobody has begun to send is none', () => {
    expect(unclaimed([page], after(3))).toEqual([{ ...page, claimedUntil: after(3), attempts: 0 }]);
  });

  it('is put off by 1, 2, 4 and 8 seconds, and then by as long as a claim', () => {
    expect([1, 2, 3, 4, 5, 6].map((attempts) => putOff({ ...page, attempts }, noon).claimedUntil)).toEqual([1, 2, 4, 8, 15, 15].map(after));
  });
});

describe('the next moment of a page', () => {
  it.each<[Page['state'], number | null]>([['planned', 15], ['sent', 45], ['failed', 45], ['proved', null], ['lost', null], ['unproven', null], ['refused', null]])('that is %s', (state, seconds) => {
    expect(pageDueAt({ ...page, state })).toBe(seconds === null ? null : after(seconds));
    expect(awaitsProof({ ...page, state })).toBe(state === 'sent' || state === 'failed');
    expect(awaitsProof({ ...page, state, proveBy: null })).toBe(false);
  });

  it('is the next channel\'s when SNS did not take it once', () => {
    expect([page, { ...page, attempts: 2 }, { ...page, attempts: 2, proveBy: null }, { ...page, attempts: 2, state: 'sent' as const }].map(isStuck)).toEqual([false, true, false, false]);
  });
});
