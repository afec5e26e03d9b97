/** Whatever becomes of an alert, nothing of what is in it leaves by any way but the page of whoever has acknowledged. */
import { codePage, linkPage } from '../../core/link-page.ts';
import { wallNow } from '../../core/wall.ts';
import { hashOf, tokenOf } from '../../core/token.ts';
import { exotel } from '../../adapters/voice-gateway.ts';
import { memoryOutbox } from '../../adapters/memory/world.ts';
import type { Accepted } from '../../core/envelope.ts';
import { accept } from '../../pipeline/accept.ts';
import { drive } from '../../pipeline/drive.ts';
import { actOn, list, story } from '../../pipeline/incidents.ts';
import { lastResort } from '../../pipeline/last-resort.ts';
import { coverage, deskDuty, wholeDirectory } from '../../pipeline/on-call.ts';
import { partnerKeys } from '../../pipeline/partner-keys.ts';
import { receive } from '../../pipeline/receipts.ts';
import { look } from '../../pipeline/respond.ts';
import { ring, spoken } from '../../pipeline/ring.ts';
import { openIncidents } from '../../pipeline/wall.ts';
import { drillAll, lookAhead } from '../../pipeline/watch.ts';
import type { IncidentId } from '../../core/identity.ts';
import { wrapped } from '../support/around.ts';
import { KEY, openHouse, type House, type Wraps } from '../support/house.ts';
import { everything, notLocated, planted, plantedAlert, Quoting, tracesIn } from '../support/planted.ts';

jest.setTimeout(30_000);

/** All that leaves a house, but the acknowledged page, the alert items and the queues. The PIN is told as a reason of the place, and nowhere else. */
async function leaving(house: House, ids: readonly IncidentId[]): Promise<string> {
  const { incidents } = await list(house.ports(), 'all', null, null);
  const stories = await Promise.all(ids.map(async (id) => [await story(house.ports(), id), await house.ledger.read(id), await house.ledger.sheets(id), await house.ledger.proofs(id)]));
  const wall = wallNow(house.pack, await openIncidents(house.ledger), 'en', house.clock.now());
  const pages = house.pager.inbox.map(({ responder, page, text, incidentId }) => [text, incidentId, page, responder?.responderId]);
  const links = await Promise.all(house.pager.inbox.map(async ({ incidentId, page }) => house.ledger.link(hashOf(tokenOf(KEY, incidentId, page.key)))));
  return JSON.stringify([house.log.lines, [...house.meter.counted], pages, links, [...house.escalation.waiting], incidents, stories, wall]);
}

/** As somebody sees the page who has not acknowledged. */
async function stranger(house: House, responderId: string): Promise<string> {
  const view = await look(house.ports(), house.tokenFor(responderId));
  return view === null ? codePage(house.pack, 'en', true) : linkPage({ ...view, pack: house.pack, token: house.tokenFor(responderId), now: house.clock.now() });
}

const typed = planted('note');
/** A whole night: two alerts, again, changed, unreadable, acknowledged by link and by program, handed off, and closed. */
async function night(house: House, wraps: Wraps = {}): Promise<IncidentId[]> {
  const tries = async <T>(work: Promise<T>): Promise<T | undefined> => (Object.keys(wraps).length > 0 ? work.catch(() => undefined) : work);
  const given = [plantedAlert, notLocated, plantedAlert, { ...plantedAlert, hints: [{ kind: 'pin', pin: '282001' }, planted('hint')] }, everything, `{"alertId":"${planted('alertId')}", ${everything}`];
  const ids = given.map((alert) => house.accepted(alert).incidentId);
  for (const alert of given) await tries(house.deliver(alert, wraps));
  await house.pass(90, { wraps });
  const [id, other] = [ids[0]!, ids[1]!];
  for (const [action, fields] of [
    ['acknowledge', { signed: 'Invented' }], ['show', {}], ['note', { note: typed }], ['place', { text: `${planted('given')}, Agra` }], ['hand-off', { to: planted('officer').trim().slice(0, 90), note: typed }],
    ['hand-off', { to: 'Agra', note: typed }], ['cannot-locate', { reason: planted('reason') }], ['cannot-locate', { reason: 'NO_PLACE', note: typed }], ['reached', { note: typed }], [planted('reason'), { note: typed }],
  ] as const) if (house.paged().some((one) => one.startsWith('state-primary/'))) await tries(house.does('state-primary', action, fields, wraps)); // prettier-ignore
  await house.pass(700, { wraps });
  await tries(actOn(house.ports(wraps), other, 'arn:operator', { action: 'note', note: typed }));
  await tries(actOn(house.ports(wraps), other, 'arn:operator', { action: 'hand-off', to: planted('officer').trim().slice(0, 90) }));
  await tries(actOn(house.ports(wraps), id, 'arn:operator', { action: 'close', disposition: 'SAFE_BY_PHONE', note: typed }));
  return [...new Set(ids)];
}

describe('a night', () => {
  it('tells nothing of it, in any line, page, list, name or number', async () => {
    const house = await openHouse();
    const ids = await night(house);
    const left = await leaving(house, ids);
    expect([house.pager.inbox.length > 20, house.log.lines.length > 0, (await house.read(ids[0]!)).events.length > 8]).toEqual([true, true, true]);
    expect(tracesIn(left)).toEqual([]);
    expect(tracesIn(await stranger(house, 'state-secondary'))).toEqual([]);
  });

  it('nor the PIN, but among the reasons of the place', async () => {
    const house = await openHouse();
    const id = await house.deliver(plantedAlert);
    await house.pass(900);
    expect(JSON.stringify([house.log.lines, house.pager.inbox.map(({ text, page }) => [text, page]), [...house.escalation.waiting], await stranger(house, 'state-primary')])).not.toContain('226010');
    expect((await story(house.ports(), id))!.because.join()).toContain('226010');
  });

  it('what was typed stands on the page of whoever has it, and there alone', async () => {
    const house = await openHouse();
    await house.deliver(plantedAlert);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'hand-off', { to: planted('officer').trim(), note: typed });
    const page = linkPage({ ...(await look(house.ports(), house.tokenFor('state-primary')))!, pack: house.pack, token: 'x', now: house.clock.now() });
    expect(tracesIn(page)).toEqual(expect.arrayContaining(['officer', 'note', 'name', 'phone', 'lat', 'account', 'key', 'unknown', 'special']));
    expect(page).toContain(`Handed off to ${planted('officer').trim()}. Nobody was paged by this`);
    expect((await story(house.ports(), house.accepted(plantedAlert).incidentId))!.handedOffTo).toBe('officer');
  });
});

describe('whatever fails, with an error that quotes everything', () => {
  const failing = (at: number, calls: string[]): Wraps =>
    wrapped(async (name, effect) => {
      if (calls.push(name) - 1 !== at) return effect();
      throw new Quoting(); // a pager that throws, too: it never does, and if it did, its error would say nothing either
    });

  it('each call of a delivery and of a press in its turn', async () => {
    const counted: string[] = [];
    const count = await openHouse();
    const steps = async (house: House, wraps: Wraps): Promise<IncidentId> => {
      const id = await house.deliver(plantedAlert, wraps).catch(() => house.accepted(plantedAlert).incidentId);
      await house.pass(60, { wraps });
      if (house.pager.inbox.length > 0) await house.does(house.pager.inbox[0]!.page.responderId, 'acknowledge', { note: typed }, wraps).catch(() => undefined);
      await house.sweeping(wraps);
      return id;
    };
    await steps(count, failing(Infinity, counted));
    expect(counted.length).toBeGreaterThan(30);
    for (const at of counted.slice(0, 60).keys()) {
      const house = await openHouse();
      const id = await steps(house, failing(at, []));
      expect([counted[at], tracesIn(await leaving(house, (await house.ledger.read(id)) ? [id] : []))]).toEqual([counted[at], []]);
    }
  });

  it.each(['ledger.', 'directory.', 'pager.', 'escalation.', 'linkKey'])('%s all night', async (prefix) => {
    const house = await openHouse();
    let isDown = true;
    const ids = await night(house, wrapped(async (name, effect) => { if (isDown && name.startsWith(prefix)) throw new Quoting(); return effect(); })); // prettier-ignore
    isDown = false;
    const known = await Promise.all(ids.map(async (id) => ((await house.ledger.read(id)) ? [id] : [])));
    expect(tracesIn(await leaving(house, known.flat()))).toEqual([]);
  });
});

describe('beside the journey', () => {
  const request = { partner: 'meta', body: Buffer.from(everything), webhookId: planted('webhook'), timestamp: planted('header'), signature: planted('header') };
  it.each([
    ['a wrong timestamp', {}], ['a wrong signature', { timestamp: null }], ['a path that nobody has', { partner: planted('partner'), timestamp: null }], ['a body too large', { body: Buffer.from(everything.repeat(400)) }],
    ['secrets that cannot be had', { timestamp: null, failing: true }], ['one that is taken', { timestamp: null, isSigned: true }],
  ])('the front door: %s', async (_, { timestamp, ...given }: { timestamp?: null; failing?: boolean; isSigned?: boolean; partner?: string; body?: Buffer }) => {
    const house = await openHouse();
    const next = memoryOutbox<Accepted>();
    const fetch = async () => { if (given.failing) throw new Quoting(); return { meta: { secrets: ['whsec_x'] } }; }; // prettier-ignore
    const keys = partnerKeys({ ...house, fetch });
    const answer = await accept({ ...house, keys, verify: () => given.isSigned === true, next, received: null }, { ...request, ...given, ...(timestamp === null && { timestamp: String(Date.parse(house.clock.now()) / 1000) }) });
    expect(tracesIn(JSON.stringify([answer, house.log.lines, [...house.meter.counted]]))).toEqual([]);
    expect([next.sent.length, tracesIn(JSON.stringify(next.sent)).length > 20]).toEqual(given.isSigned ? [1, true] : [0, false]);
  });

  it('dead letters, whatever is in them', async () => {
    const house = await openHouse();
    const published: string[] = [];
    const letter = (body: string) => ({ messageId: 'm', queue: 'q', body, firstSentAt: house.clock.now() });
    await lastResort({ publish: async (...said) => void published.push(...said) })([everything, JSON.stringify(house.accepted(plantedAlert)), JSON.stringify(plantedAlert), `{"incidentId":"${planted('alertId')}","partner":"${planted('partner')}"}`].map(letter));
    expect([published.length, tracesIn(published.join('\n'))]).toEqual([2, []]);
  });

  it('a call: what is asked of the gateway, and what is read out', async () => {
    const house = await openHouse();
    const TEL = 'tel:+917000000077';
    await house.directory.changeResponder('state-primary', (one) => ({ ...one, order: ['https', 'email', 'sms'], channels: { ...one.channels, https: { url: TEL, topicArn: 'arn:aws:sns:local:0:voice' } } }));
    await house.directory.mark('state-primary', 'https', TEL, { verifiedAt: house.clock.now() });
    house.pager.fate = ({ page }) => (page.channel === 'sms' ? 'failed' : null);
    const id = await house.deliver(plantedAlert);
    await drive(house.ports(), id);
    const asked: string[] = [];
    const answers = jest.spyOn(globalThis, 'fetch').mockImplementation(async (...given) => { asked.push(JSON.stringify([given[0], given[1]?.headers, (given[1]!.body as URLSearchParams).toString()])); throw new Quoting(); }); // prettier-ignore
    const gateway = exotel({ url: 'https://voice.example', callerId: '01140000000', flow: 'https://voice.example/flow' }, async () => 'key:token', 'https://h.example/v1/calls');
    const page = house.pager.inbox.find((one) => one.page.channel === 'https')!.page.key;
    await ring({ ...house.ports(), gateway }, { incidentId: id, responderId: 'state-primary', page });
    answers.mockRestore();
    expect([asked.length, tracesIn(asked.join('\n')), tracesIn((await spoken({ ...house.ports(), gateway }, tokenOf(KEY, id, `call/${page}`)))!), tracesIn(await leaving(house, [id]))]).toEqual([2, [], [], []]);
  });

  it('receipts, and who is on duty, and the look ahead', async () => {
    const house = await openHouse();
    const id = await house.deliver(plantedAlert);
    await receive({ ...house.ports(), wait: async () => undefined }, [everything, JSON.stringify(plantedAlert)]);
    const letters: string[] = [];
    const watching = { ...house.ports(), directory: house.directory, topics: house.topics, outsight: { of: async () => { throw new Quoting(); } }, admin: { publish: async (...said: string[]) => void letters.push(...said) }, wait: async () => undefined }; // prettier-ignore
    await lookAhead(watching).catch(() => undefined);
    await drillAll({ ...watching, ...house.ports(wrapped(async (name, effect) => { if (name === 'ledger.open') throw new Quoting(); return effect(); })), directory: house.directory }).catch(() => undefined); // prettier-ignore
    const told = [await deskDuty(watching, 'state', house.clock.now()), await coverage(watching, 7), await wholeDirectory(watching)];
    expect([house.log.lines.length > 3, tracesIn(JSON.stringify([letters, told])), tracesIn(await leaving(house, [id]))]).toEqual([true, [], []]);
  });
});

describe('the search finds what would leak', () => {
  it.each<[string, string]>([
    ['a body in a log line', JSON.stringify({ message: 'accepted', body: JSON.stringify(plantedAlert) })],
    ['the message that a queue holds', JSON.stringify({ body: Buffer.from(JSON.stringify(plantedAlert)).toString('base64') })],
    ['a form', new URLSearchParams({ note: planted('name') }).toString()],
    ['an error of the SDK', String(new Quoting())],
  ])('%s', (_, text) => {
    expect(tracesIn(text)).toContain('name');
  });

  it('what JSON.parse quotes of it, plain and in base64', () => {
    const quoted = (text: string): string => { try { JSON.parse(text); } catch (error) { return String(error); } return ''; }; // prettier-ignore
    expect(tracesIn(quoted(planted('name')))).toEqual(['name']);
    expect(tracesIn(quoted(`{"a": ${planted('excerpt')}}`))).toEqual(['excerpt']);
    expect(tracesIn(quoted(Buffer.from(planted('name')).toString('base64')))).toEqual(['name']);
  });

  it.each(['name', 'excerpt', 'account', 'phone', 'lat', 'lon', 'accuracy', 'age', 'ip', 'ip6', 'email', 'url', 'profile', 'key', 'inner', 'unknown', 'special', 'role', 'place', 'kind', 'hint', 'sex', 'language', 'platform', 'moment', 'source', 'connection', 'alertId'])('%s in an alert, as it is, in base64 and in hexadecimal', (name) => {
    const text = JSON.stringify(plantedAlert);
    for (const form of [text, Buffer.from(text).toString('base64'), Buffer.from(` ${text}`).toString('base64'), Buffer.from(text).toString('hex')]) expect(tracesIn(form)).toContain(name);
  });

  it('and nothing where nothing is', () => {
    expect(tracesIn(JSON.stringify(['Lucknow', Buffer.alloc(3000, 'an alert of nobody').toString('base64'), '+917000000051', 26.85, '192.0.2.1']))).toEqual([]);
  });
});
