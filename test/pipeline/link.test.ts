/** The page behind a link: who may open it, what it shows, and what it never does. */
import { linkPage, codePage } from '../../core/link-page.ts';
import { instant, secondsAfter } from '../../core/time.ts';
import { look, press, type View } from '../../pipeline/respond.ts';
import { canariesIn, canaryAlert, canaryNote } from '../support/canary.ts';
import { fromLucknow, openHouse, up, type House } from '../support/house.ts';

const XSS = `"><script>alert(1)</script><img src=x onerror=alert(1)>' onclick='alert(1)</textarea></style><!--\${1}{unit}&amp;`;
const evil = {
  alertId: XSS, postedAt: XSS, detectedAt: XSS, risk: 'high',
  post: { platform: XSS, url: `https://x.example/${XSS}`, language: XSS, excerpt: XSS },
  subject: { name: XSS, accountId: XSS, profileUrl: `javascript:alert(1)//${XSS}`, age: 17, sex: 'female', phones: [XSS, `+9170000${XSS}99999`], emails: [XSS] },
  hints: [{ kind: 'place', text: XSS, role: XSS }, { kind: 'ip', ip: XSS, connection: XSS, observedAt: XSS }, { kind: 'pin', pin: XSS }, { kind: 'gps', lat: 26.85, lon: 80.95, observedAt: XSS }, { kind: XSS }],
  [XSS]: { [XSS]: XSS },
}; // prettier-ignore

const render = (house: House, view: View, token: string, language = view.language): string => linkPage({ ...view, pack: house.pack, token, language, now: house.clock.now() });
const looked = async (house: House, responderId: string) => (await look(house.ports(), house.tokenFor(responderId)))!;

const TAGS = ['!doctype', 'html', 'head', 'meta', 'title', 'style', 'body', 'main', 'a', 'h1', 'h2', 'p', 'b', 'section', 'ol', 'ul', 'li', 'form', 'input', 'button', 'label', 'select', 'option', 'datalist', 'textarea', 'details', 'summary', 'dl', 'dt', 'dd', 'div', 'blockquote', 'pre'];
const ATTRIBUTES = ['html', 'lang', 'charset', 'name', 'content', 'class', 'href', 'rel', 'target', 'role', 'method', 'action', 'type', 'value', 'required', 'maxlength', 'list', 'id', 'rows', 'readonly', 'autocomplete', 'autocapitalize'];

/** What a browser would find in it that we did not put there. */
function strange(page: string): string[] {
  const text = page.replace(/<style>[^<]*<\/style>/, '');
  const tags = [...text.matchAll(/<\/?([^\s>]*)((?:\s+[^\s=>]+(?:=(?:"[^"]*"|[^\s>]*))?)*)\s*>/g)];
  const attributes = tags.flatMap(([, , given = '']) => [...given.matchAll(/([^\s=]+)(?:="([^"]*)")?/g)]);
  const hrefs = attributes.flatMap(([, name, value = '']) => (name === 'href' ? [value] : []));
  return [
    ...tags.map(([, name = '']) => name).filter((name) => !TAGS.includes(name)),
    ...attributes.map(([, name = '']) => name).filter((name) => !ATTRIBUTES.includes(name)),
    ...hrefs.filter((href) => !/^(https?:\/\/|tel:[+\d]+$|geo:-?[\d.]+,-?[\d.]+$|\?t=[0-9a-z]{20}&amp;lang=[a-z]{2}$)/.test(href)),
    ...(text.match(/<script|<link|<img|<iframe|@import|url\(/gi) ?? []),
  ];
}

describe.each(['en', 'hi'])('the page in %s', (language) => {
  it('has nothing of the person before an acknowledgement', async () => {
    const house = await openHouse();
    await house.deliver(canaryAlert);
    const page = render(house, await looked(house, 'state-primary'), house.tokenFor('state-primary'), language);
    expect(canariesIn(page)).toEqual([]);
    expect(page).toContain(house.pack.wording[language]!.page.acknowledge);
    expect(page).toContain(house.pack.wording[language]!.page.atRisk);
  });

  it('has all of it afterwards, for whoever has it', async () => {
    const house = await openHouse();
    await house.deliver(canaryAlert);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'note', { note: canaryNote });
    const page = render(house, await looked(house, 'state-primary'), house.tokenFor('state-primary'), language);
    for (const canary of ['canary-name', 'canary-account', 'canary-profile', 'canary-excerpt', 'canary-platform', 'canary@canary-mail.example', 'canary-street', '192.0.2.137', 'canary-note', '+91 70001 33713', '226010', 'canary-key']) expect(page).toContain(canary);
    expect(page).toContain('href="tel:+917000133713"');
  });

  it('escapes whatever a partner or an officer wrote, before and after', async () => {
    const house = await openHouse();
    await house.deliver(evil);
    const token = house.tokenFor('state-primary');
    const before = render(house, await looked(house, 'state-primary'), token, language);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'hand-off', { to: XSS.slice(0, 99), note: XSS });
    const view = (await house.does('state-primary', 'close', { disposition: XSS, note: XSS }))!;
    const after = render(house, view, token, language);
    expect([strange(before), strange(after)]).toEqual([[], []]);
    expect(after).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(after.includes('href="javascript')).toBe(false);
  });

  it('says what the law of care asks: a minor, a woman, Tele-MANAS', async () => {
    const house = await openHouse();
    await house.deliver(evil);
    const page = render(house, (await house.does('state-primary', 'acknowledge'))!, house.tokenFor('state-primary'), language);
    for (const key of ['minor', 'woman', 'care'] as const) expect(page).toContain(house.pack.wording[language]!.page[key].replaceAll("'", '&#39;'));
  });

  it("has the number of the unit's control room, to be called by a touch, for whoever has it", async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const token = house.tokenFor('state-primary');
    const { number } = (await house.directory.people(['162'], [])).responders[0]!.channels.sms!;
    const before = render(house, await looked(house, 'state-primary'), token, language);
    const after = render(house, (await house.does('state-primary', 'acknowledge'))!, token, language);
    expect([before.includes(number), after.includes(`<a href="tel:${number}">${number}</a>`), after.includes('{phone}')]).toEqual([false, true, false]);
  });

  it('is under 30 KB for an alert as partners send them, before and after', async () => {
    const house = await openHouse();
    await house.deliver({ ...fromLucknow, post: { platform: 'instagram', url: 'https://example.in/p', excerpt: 'शब्द '.repeat(100) }, hints: [...fromLucknow.hints, ...canaryAlert.hints] });
    const token = house.tokenFor('state-primary');
    const pages = [render(house, await looked(house, 'state-primary'), token, language), render(house, (await house.does('state-primary', 'acknowledge'))!, token, language)];
    expect(pages.filter((page) => Buffer.byteLength(page) > 30 * 1024)).toEqual([]);
  });

  it('can be sent by Lambda however much partners and officers write: under 6 MB', async () => {
    const house = await openHouse();
    const much = '"'.repeat(3000);
    const id = await house.deliver({ alertId: 'x' });
    for (let body = 0; body < 60; body += 1) {
      const subject = { name: much, profileUrl: `https://x.example/${much}`, phones: Array.from({ length: 20 }, (_, i) => `${body} ${i} ${much}`) };
      await house.deliver({ alertId: 'x', body, post: { platform: much, url: much, excerpt: much }, subject, hints: Array.from({ length: 60 }, (_, i) => ({ kind: 'place', text: `${body} ${i} ${much}` })) });
    }
    await house.does('state-primary', 'acknowledge');
    for (let note = 0; note < 150; note += 1) await house.ledger.putNote(id, { noteId: String(note), by: 'state-primary', at: secondsAfter(house.clock.now(), note), text: `${note} ${much}` });
    const page = render(house, await looked(house, 'state-primary'), house.tokenFor('state-primary'), language);
    expect(Buffer.byteLength(page)).toBeLessThan(5_000_000);
    expect(strange(page)).toEqual([]);
    expect(page).toContain(`149 ${'&quot;'.repeat(10)}`);
  }, 30_000);

  it('asks for the code, and for nothing else, where there is no link', () => {
    const page = codePage(up, language, true);
    expect(strange(page)).toEqual([]);
    expect(page).toContain(up.stateDesk.phone);
  });
});

describe('a token', () => {
  it('altered in any one character opens nothing, by a look or by a press', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const token = house.tokenFor('state-primary');
    const altered = [...token].flatMap((_, i) => ['0', '1', 'z', 'Z', 'i', ' ', '%', '\0', ''].map((other) => `${token.slice(0, i)}${other}${token.slice(i + 1)}`));
    for (const one of altered.filter((text) => text !== token)) {
      expect([one, await look(house.ports(), one), await press(house.ports(), one, { action: 'acknowledge' })]).toEqual([one, null, null]);
    }
    expect(await look(house.ports(), token)).not.toBeNull();
  });

  it.each(['', 'x', '0'.repeat(20), '0'.repeat(100_000), '__proto__', '\ud800'])('that we never made opens nothing, example %#', async (token) => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    expect(await look(house.ports(), token)).toBeNull();
  });

  it('is another for every phone, every level and every round; a page that is sent again carries the same', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.pass(400);
    const links = house.pager.inbox.map(({ text }) => /t=([0-9a-z]{20})/.exec(text.body)![1]);
    expect(new Set(links).size).toBe(links.length);
  });

  it('works while the incident is open and 24 hours more, and again when it is reopened', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    const token = house.tokenFor('state-primary');
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: 'met' });
    const closedAt = house.clock.now();
    expect((await look(house.ports(), token))?.incident.status).toBe('CLOSED');
    house.clock.set(secondsAfter(closedAt, 86_400));
    expect(await look(house.ports(), token)).not.toBeNull();
    house.clock.set(secondsAfter(closedAt, 86_401));
    expect(await look(house.ports(), token)).toBeNull();
    await house.deliver({ ...fromLucknow, note: 'again' });
    expect(await look(house.ports(), token)).not.toBeNull();
  });

  it('of a closed incident shows that it is closed, and nothing of the person', async () => {
    const house = await openHouse();
    await house.deliver(canaryAlert);
    await house.does('state-primary', 'acknowledge');
    await house.does('state-primary', 'close', { disposition: 'SAFE_BY_PHONE', note: canaryNote });
    const page = render(house, await looked(house, 'state-primary'), house.tokenFor('state-primary'));
    expect([canariesIn(page), page.includes('Closed at'), page.includes('<form')]).toEqual([[], true, false]);
  });
});

describe('a look', () => {
  it('by who does not have it writes nothing, a thousand times', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('control-room-162', 'acknowledge');
    const before = await house.read(id);
    const inbox = house.pager.inbox.length;
    for (let times = 0; times < 1000; times += 1) expect((await looked(house, 'state-primary')).details).toBeNull();
    expect(await house.read(id)).toBe(before);
    expect(house.pager.inbox).toHaveLength(inbox);
  });

  it('by a scanner acknowledges nothing: before anybody has it nothing is written at all', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    const before = await house.read(id);
    await looked(house, 'state-primary');
    expect(await house.read(id)).toBe(before);
  });

  it('by who has it is on record before anything is shown, each one, and renews no lease', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    const { leaseUntil, nextActionAt } = await house.read(id);
    house.clock.pass(100);
    await looked(house, 'state-primary');
    await looked(house, 'state-primary');
    const after = await house.read(id);
    expect([after.leaseUntil, after.nextActionAt]).toEqual([leaseUntil, nextActionAt]);
    expect(after.events.filter(({ kind, by }) => kind === 'LOOKED' && by === 'state-primary')).toHaveLength(3);
  });

  it('that cannot be put on record shows nothing', async () => {
    const house = await openHouse();
    await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    const ports = house.ports({ ledger: (ledger) => ({ ...ledger, keep: async () => Promise.reject(new Error('ServiceUnavailable')) }) });
    await expect(look(ports, house.tokenFor('state-primary'))).rejects.toThrow('ServiceUnavailable');
  });

  it('shows nothing more in the moment that the lease is over', async () => {
    const house = await openHouse();
    const id = await house.deliver(fromLucknow);
    await house.does('state-primary', 'acknowledge');
    house.clock.set(instant((await house.read(id)).leaseUntil!));
    expect((await looked(house, 'state-primary')).details).toBeNull();
  });
});

it('words of somebody who may not act are not kept', async () => {
  const house = await openHouse();
  const id = await house.deliver(fromLucknow);
  await house.does('control-room-162', 'acknowledge');
  expect((await house.does('state-primary', 'note', { note: 'not mine' }))!.refused?.key).toBe('held-by-another');
  expect(await house.ledger.notes(id)).toEqual([]);
});

it('a post\'s rank and name stand in texts as a name: no number, no link', async () => {
  const house = await openHouse();
  await house.directory.changeResponder('control-room-162', (one) => ({ ...one, kind: 'post' }));
  const id = await house.deliver(fromLucknow);
  await house.does('control-room-162', 'acknowledge', { signed: 'SI R. Devi, call +91 98765 43210 evil.example/x' });
  expect((await house.read(id)).holder?.name).toMatch(/^SI R Devi call evil example x, /);
});

it('a post whose phone is pressed without rank and name takes it all the same, under its own name', async () => {
  const house = await openHouse();
  await house.directory.changeResponder('control-room-162', (one) => ({ ...one, kind: 'post' }));
  const id = await house.deliver(fromLucknow);
  await house.does('control-room-162', 'acknowledge');
  expect((await house.read(id)).holder).toMatchObject({ responderId: 'control-room-162', name: 'Control room Lucknow (sample)' });
});

it('its own unit is told to send somebody, not to tell itself', async () => {
  const house = await openHouse();
  await house.deliver(fromLucknow);
  const { step1Own, handedToYou } = house.pack.wording['en']!.page;
  const page = render(house, (await house.does('control-room-162', 'acknowledge'))!, house.tokenFor('control-room-162'), 'en');
  expect([page.includes(step1Own), page.includes(handedToYou), page.includes('Tell Lucknow')]).toEqual([true, true, false]);
});
