/** A page that is a call: it rings once, says nothing of the person, and its keys are the buttons of the link. */
import { tokenOf } from '../../core/token.ts';
import { ring, spoken, told, type Call, type Ringing } from '../../pipeline/ring.ts';
import { VERIFICATION } from '../../core/notice.ts';
import { drive } from '../../pipeline/drive.ts';
import { askToConfirm } from '../../pipeline/verify.ts';
import { canariesIn, canaryAlert } from '../support/canary.ts';
import { KEY, openHouse, up, type House } from '../support/house.ts';

const TEL = 'tel:+917000000077';
const silent = { answered: false, digit: '', because: 'the call ended as no-answer', isDead: false };
const pressed = (digit: string) => ({ answered: true, digit, because: '', isDead: false });

async function called(answer: string | null = null) {
  const house = await openHouse();
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, order: ['https', 'email', 'sms'], channels: { ...one.channels, https: { url: TEL, topicArn: 'arn:aws:sns:local:0:voice' } } }));
  await house.directory.mark('state-primary', 'https', TEL, { verifiedAt: house.clock.now() });
  house.pager.fate = ({ page }) => (page.channel === 'sms' ? 'failed' : null);
  const id = await house.deliver({ ...canaryAlert, hints: [] });
  await drive(house.ports(), id);
  const rung: Call[] = [];
  const ports: Ringing = { ...house.ports(), gateway: { ring: async (call) => (rung.push(call), answer) } };
  const page = house.pager.inbox.findLast((one) => one.page.channel === 'https')!.page.key;
  await ring(ports, { incidentId: id, responderId: 'state-primary', page });
  return { house, id, ports, rung, page, token: tokenOf(KEY, id, `call/${page}`) };
}

it('rings the number once, however often it is asked, and says nothing of the person', async () => {
  const { id, ports, rung, page, token } = await called();
  await ring(ports, { incidentId: id, responderId: 'state-primary', page });
  expect(rung).toEqual([{ to: '+917000000077', token }]);
  const says = (await spoken(ports, token))!;
  expect([says.includes('Press 1'), canariesIn(says)]).toEqual([true, []]);
});

it('speaks the language of whoever is called, and of somebody who is gone the first of the pack', async () => {
  const { house, ports, token } = await called();
  const beginning = (language: string): unknown => expect.stringMatching(new RegExp(`^${up.wording[language]!.voice.alert.split('{')[0]!}`));
  expect(await spoken(ports, token)).toEqual(beginning('en'));
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, language: 'hi' }));
  expect(await spoken(ports, token)).toEqual(beginning('hi'));
  await house.directory.removeResponder('state-primary');
  expect(await spoken(ports, token)).toEqual(beginning('en'));
});

it('key 1 takes the incident, key 2 does not, and either proves the page', async () => {
  const first = await called();
  expect(await told(first.ports, first.token, pressed('1'))).toBe(true);
  expect((await first.house.read(first.id)).holder?.responderId).toBe('state-primary');
  expect(await first.house.ledger.proofs(first.id)).toContainEqual({ page: first.page, outcome: 'answered', at: first.house.clock.now() });
  const second = await called();
  await told(second.ports, second.token, pressed('2'));
  expect((await second.house.read(second.id)).declined).toEqual(['state-primary']);
});

it.each<[string, string | null, boolean, string | undefined]>([
  ['nobody answers', null, false, undefined],
  ['the number is dead', null, true, silent.because],
  ['the gateway refuses', 'the voice gateway answered 401', false, 'the voice gateway answered 401'],
])('when %s the next channel comes at once, and the number is marked only if it is dead', async (_, answer, isDead, marked) => {
  const { house, ports, token } = await called(answer);
  if (answer === null) await told(ports, token, { ...silent, isDead });
  expect(house.pager.inbox.at(-1)!.page.key).toMatch(/sms-other$/);
  expect((await house.directory.people([], ['state-primary'])).responders[0]!.channels.https?.failedBecause).toBe(marked);
});

it('whoever has it already is asked by phone what was done, and no key gives it back', async () => {
  const { house, id, ports } = await called();
  await house.does('state-primary', 'acknowledge');
  await house.does('state-primary', 'reached');
  await house.pass(600);
  const { page } = house.pager.inbox.findLast((one) => one.page.channel === 'https' && one.page.purpose === 'reminder')!;
  await ring(ports, { incidentId: id, responderId: 'state-primary', page: page.key });
  const token = tokenOf(KEY, id, `call/${page.key}`);
  expect([(await spoken(ports, token))!.includes('still open'), (await spoken(ports, token))!.includes('Press')]).toEqual([true, false]);
  await told(ports, token, pressed('2'));
  expect((await house.read(id)).holder?.responderId).toBe('state-primary');
});

it('a telephone that rings already is not called again by the next level', async () => {
  const house = await openHouse();
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { ...one.channels, https: { url: TEL, topicArn: 'voice' } } }));
  await house.directory.mark('state-primary', 'https', TEL, { verifiedAt: house.clock.now() });
  house.pager.fate = () => null;
  await house.deliver({ alertId: 'invented', hints: [] });
  await house.pass(61);
  const steps = house.pager.inbox.filter(({ page }) => page.responderId === 'state-primary').map(({ page }) => `${page.step}/${page.channel}`);
  expect(steps).toEqual(['r1.l0/sms', 'r1.l0/email', 'r1.l0/https', 'r1.l1/sms']);
});

it('a deployment without a gateway loses nothing by it', async () => {
  const { house, id, ports, page } = await called();
  const other: House = house;
  await ring({ ...ports, gateway: null }, { incidentId: id, responderId: 'state-primary', page: `${page}x` });
  expect((await other.ledger.proofs(id)).find((proof) => proof.page === `${page}x`)).toMatchObject({ outcome: 'failed', because: 'this deployment has no voice gateway' });
});

it('only a key proves a call, not an answering machine; one that was proved and then told as unanswered stays proved; one that is not ours is nobody\'s', async () => {
  const { house, id, ports, page, token } = await called();
  await told(ports, token, pressed(''));
  expect((await house.ledger.proofs(id)).find((proof) => proof.page === page)).toBeUndefined();
  await told(ports, token, pressed('9'));
  await told(ports, token, silent);
  expect((await house.ledger.proofs(id)).find((proof) => proof.page === page)!.outcome).toBe('answered');
  expect([await told(ports, '0'.repeat(20), silent), await spoken(ports, 'x'), await spoken(ports, house.tokenFor('state-primary'))]).toEqual([false, null, null]);
});

it('a call that asks whose telephone it is verifies it by key 1, and by nothing else', async () => {
  const { house, ports } = await called();
  await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { ...one.channels, https: { url: 'tel:+917000000078', topicArn: 'voice' } } }));
  const https = async () => (await house.directory.people([], ['state-primary'])).responders[0]!.channels.https!;
  await askToConfirm(ports, { responder: 'state-primary', channel: 'https' });
  const { page } = house.pager.inbox.at(-1)!;
  await ring(ports, { incidentId: VERIFICATION, responderId: 'state-primary', page: page.key });
  const token = tokenOf(KEY, VERIFICATION, `call/${page.key}`);
  expect(await spoken(ports, token)).toContain('Press 1 if it is yours');
  await told(ports, token, pressed(''));
  expect((await https()).verifiedAt).toBeUndefined();
  await told(ports, token, pressed('1'));
  expect((await https()).verifiedAt).toBe(house.clock.now());
});

it('a call is told as ours whatever comes of it, and a key that means nothing does nothing', async () => {
  const { house, id, ports, token } = await called();
  expect([await told(ports, token, pressed('')), await told(ports, token, pressed('9')), await told(ports, token, silent)]).toEqual([true, true, true]);
  expect(await house.read(id)).toMatchObject({ holder: null, declined: [] });
});

it('another call that was answered proves nothing of this one', async () => {
  const { house, id, ports, page, token } = await called();
  await house.ledger.putProof(id, { page: 'r1.l9.state-primary.https', outcome: 'answered', at: house.clock.now() });
  await told(ports, token, silent);
  expect((await house.ledger.proofs(id)).find((proof) => proof.page === page)!.outcome).toBe('failed');
});

it('a verification that nobody answers is the matter of no incident', async () => {
  const { house, ports } = await called();
  await askToConfirm(ports, { responder: 'state-primary', channel: 'https' });
  const { page } = house.pager.inbox.at(-1)!;
  await ring(ports, { incidentId: VERIFICATION, responderId: 'state-primary', page: page.key });
  const token = tokenOf(KEY, VERIFICATION, `call/${page.key}`);
  expect([await told(ports, token, silent), await told(ports, token, pressed('2')), await told(ports, token, pressed('1'))]).toEqual([true, true, true]);
  expect(await house.ledger.proofs(VERIFICATION)).toEqual([]);
});

describe('somebody who has no telephone any more', () => {
  const without = async () => {
    const all = await called();
    await all.house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { sms: one.channels.sms! } }));
    const marked: unknown[] = [];
    return { ...all, marked, ports: { ...all.ports, directory: { ...all.house.directory, mark: async (...given: unknown[]) => void marked.push(given) } } };
  };

  it('is rung nowhere, which is told, and marked nowhere', async () => {
    const { house, id, ports, rung, marked, page } = await without();
    await ring(ports, { incidentId: id, responderId: 'state-primary', page: `${page}x` });
    expect([rung.length, marked]).toEqual([1, []]);
    expect((await house.ledger.proofs(id)).find((proof) => proof.page === `${page}x`)).toMatchObject({ because: 'there is no number to call' });
  });

  it('has an endpoint, perhaps, which is no number', async () => {
    const { house, id, ports, rung, page } = await without();
    await house.directory.changeResponder('state-primary', (one) => ({ ...one, channels: { https: { url: 'https://example.in/hook', topicArn: 'x' } } }));
    await ring(ports, { incidentId: id, responderId: 'state-primary', page: `${page}x` });
    expect(rung).toHaveLength(1);
  });

  it('hears in the first language of the pack once they are in the directory no longer; of an incident that is gone nothing is said', async () => {
    const { house, ports, token } = await without();
    house.directory.remove('state-primary');
    expect(await spoken(ports, token)).not.toBeNull();
    expect(await told(ports, token, { ...silent, isDead: true })).toBe(true);
    expect(await spoken({ ...ports, ledger: { ...house.ledger, read: async () => null } }, token)).toBeNull();
  });
});
