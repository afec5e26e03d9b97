/** What the partner sent and people wrote, as an officer reads it on a phone: all of it, escaped, and of a very long text its beginning. */
import { readAlert } from '../../core/alert.ts';
import { detailsHtml, phoneLink, type Details } from '../../core/details-page.ts';
import type { Incident } from '../../core/incident.ts';
import { instant, type Instant } from '../../core/time.ts';
import { opened } from '../support/incidents.ts';
import { up } from '../support/locators.ts';


it.each([
  ['+91 522 2345678 ext. 12', 'tel:+915222345678;ext=12'],
  ['0522-2345678 x12', 'tel:05222345678;ext=12'],
  ['0522 2345678, Extn: 305', 'tel:05222345678;ext=305'],
  ['+915222345678;ext=7', 'tel:+915222345678;ext=7'],
  ['05222345678#9', 'tel:05222345678;ext=9'],
  ['+91 70000-99999', 'tel:+917000099999'],
  ['(0522) 234 5678', 'tel:05222345678'],
])('%s is dialled as %s: an extension is no part of the number', (phone, href) => expect(phoneLink(phone).text).toBe(`<a href="${href}">${phone}</a>`));

it.each(['112', 'none', 'ext 12'])('%s is no number to dial from a page', (phone) => expect(phoneLink(phone).text).toBe(phone));

const words = up.wording['en']!;
const { page } = words;
const AT = instant('2026-03-01T12:00:00Z');
const timeOf = (moment: Instant): string => `[${moment.slice(11, 16)}]`;
const shown = (alert: object | null, given: Partial<Details> = {}, incident: Incident = opened()): string =>
  detailsHtml(words, incident, { alert: alert === null ? null : readAlert(Buffer.from(JSON.stringify(alert))), stored: [], notes: [], controlRoom: null, ...given }, timeOf).text;
const facts = (alert: object): Record<string, string> => Object.fromEntries([...shown(alert).matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(([, label, value]) => [label!, value!]));

describe('the facts', () => {
  it('stand in their order, each with its label, the numbers first', () => {
    const alert = {
      risk: 'high', postedAt: '2026-03-01T10:00:00Z', detectedAt: 'some time', post: { platform: 'instagram', url: 'https://x.example/p', excerpt: 'so <tired>' },
      subject: { phones: ['+917000000001', '+917000000002'], name: 'Invented & Co', age: 0, sex: 'female', accountId: 'acc', profileUrl: 'https://x.example/u', emails: ['a@sample.invalid', 'b@sample.invalid'] },
    };
    expect(Object.entries(facts(alert))).toEqual([
      [page.phones, '<div><a href="tel:+917000000001">+917000000001</a></div><div><a href="tel:+917000000002">+917000000002</a></div>'], [page.name, 'Invented &amp; Co'], [page.age, '0'], [page.sex, words.terms.female], [page.risk, words.terms.high],
      [page.account, 'acc'], [page.profile, '<a href="https://x.example/u" rel="noreferrer noopener" target="_blank">https://x.example/u</a>'], [page.emails, 'a@sample.invalid, b@sample.invalid'],
      [page.post, 'instagram <a href="https://x.example/p" rel="noreferrer noopener" target="_blank">https://x.example/p</a>'], [page.postedAt, '[10:00]'], [page.detectedAt, 'some time'],
    ]);
    expect(shown(alert)).toContain('<blockquote>so &lt;tired&gt;</blockquote>');
  }); // prettier-ignore

  it('that are missing have no line; the risk always has', () => {
    expect(facts({})).toEqual({ [page.risk]: words.terms.unknown });
    expect(facts({ subject: { name: '' }, post: {} })).toEqual({ [page.risk]: words.terms.unknown });
    expect(shown({})).not.toContain('<blockquote>');
    expect(facts({ post: { platform: 'instagram' } })[page.post]).toBe('instagram');
    expect(facts({ post: { url: 'https://x.example/p' } })[page.post]).toMatch(/^ <a href/);
  });

  it.each(['javascript:alert(1)', 'ftp://x.example', ' https://x.example', `https://x.example/${'x'.repeat(2000)}`])('%.30s is text, and no link', (url) => {
    expect(facts({ subject: { profileUrl: url } })[page.profile]).not.toContain('href');
  });

  it('of a long text show the beginning, of a long list a hundred', () => {
    expect(facts({ subject: { name: 'x'.repeat(2001) } })[page.name]).toBe(`${'x'.repeat(2000)} …`);
    expect(facts({ subject: { name: 'x'.repeat(2000) } })[page.name]).toBe('x'.repeat(2000));
    expect(facts({ subject: { phones: ['y'.repeat(70)] } })[page.phones]).toBe(`<div>${'y'.repeat(60)} …</div>`);
    expect(facts({ subject: { profileUrl: `https://x.example/${'x'.repeat(300)}` } })[page.profile]).toMatch(/>https:\/\/x\.example\/x{182} …<\/a>$/);
    expect(shown({ post: { excerpt: 'z'.repeat(3000) } })).toContain(`<blockquote>${'z'.repeat(2000)} …</blockquote>`);
  });
});

it('of a hundred and one phones, clues or problems the last are left out, and counted where nobody would miss them', () => {
  const many = (count: number, one: (i: number) => unknown): unknown[] => Array.from({ length: count }, (_, i) => one(i));
  const alert = { ...readAlert(Buffer.from('{}')), subject: { phones: many(101, (i) => `+9170000${10_000 + i}`) as string[], emails: [] }, hints: many(101, (i) => ({ kind: 'pin', pin: `2260${i}` })) as never, problems: many(60, (i) => ({ field: `f${i}`, allowed: 'x' })) as never };
  const html = detailsHtml(words, opened(), { alert, stored: [], notes: [], controlRoom: null }, timeOf).text;
  expect([html.match(/href="tel:/g)!.length, html.match(/<li>PIN/g)?.length ?? html.split(words.terms.pin).length - 1, html.includes('<li>… +1</li>'), html.includes('f49'), html.includes('f50')]).toEqual([100, 100, true, true, false]);
});

it.each([['http://x.example', true], ['https://x.example', true], ['HTTPS://X.EXAMPLE', true]])('%s is a link', (url, is) => expect(shown({ subject: { profileUrl: url } }).includes(`<a href="${url}"`)).toBe(is));
it.each([['12345', true], ['1234', false]])('%s is dialled: %s', (phone, is) => expect(phoneLink(phone).text.startsWith('<a')).toBe(is));

describe('the clues', () => {
  it('are told one a line, in the words of the reader, a point with a link to the map of the phone', () => {
    const html = shown({ hints: [{ kind: 'pin', pin: '226010' }, { kind: 'gps', lat: 26.85, lon: 80.95, accuracyM: 40 }, { kind: 'gps', lat: 80.95, lon: 26.85 }, { kind: 'place', text: 'Gomti <Nagar>', role: 'home' }] });
    expect(html).toContain(`<h2>${page.hints}</h2><ul><li>${words.terms.pin}: 226010</li><li><a href="geo:26.85,80.95">${words.terms.gps}: 26.85, 80.95, 40</a></li><li><a href="geo:26.85,80.95">${words.terms.gps}: 80.95, 26.85</a></li><li>${words.terms.place}: Gomti &lt;Nagar&gt;, ${words.terms.home}</li></ul>`);
    expect(shown({})).not.toContain(page.hints);
  });

  it('that were not read are counted and named, with what is allowed', () => {
    expect(shown({ risk: 'huge', hints: [{ kind: 'smell' }] })).toContain(`<summary>${page.unread} (2)</summary><ul><li>risk: one of imminent, high, elevated, unknown</li><li>hints.0: `);
    expect(shown({})).not.toContain(page.unread);
  });
});

describe('besides', () => {
  it('what is no longer kept is said so', () => expect(shown(null)).toBe(`<h2>${page.known}</h2><p>${page.erased}</p>`));

  it('more than one delivery is counted, and related incidents are named', () => {
    const [ref] = opened().alerts;
    expect(shown({}, {}, { ...opened(), alerts: [ref!, ref!, ref!] })).toContain(`<p>${page.updates.replace('{count}', '3')}</p>`);
    expect(shown({}, {}, opened())).not.toContain(page.updates.slice(0, 8));
    expect(shown({}, {}, { ...opened(), related: ['one' as Incident['incidentId'], 'two' as Incident['incidentId']] })).toContain(`<h2>${page.related}</h2><ul><li>one</li><li>two</li></ul>`);
    expect(shown({})).not.toContain(page.related);
  });

  it('notes stand with who and when, of many the newest hundred and how many more there are', () => {
    const notes = (count: number) => Array.from({ length: count }, (_, i) => ({ noteId: String(i), by: 'state-primary', at: AT, text: `note <${i}>` }));
    expect(shown({}, { notes: notes(1) })).toContain(`<h2>${page.notes}</h2><ul><li>[12:00] state-primary: note &lt;0&gt;</li></ul>`);
    expect(shown({}, { notes: notes(100) })).not.toContain('… +');
    expect(shown({}, { notes: notes(103) })).toContain(`<h2>${page.notes}</h2><ul><li>… +3</li><li>[12:00] state-primary: note &lt;3&gt;</li>`);
    expect(shown({})).not.toContain(page.notes);
  });

  it('the bytes that were sent stand as they came, three at most, of long ones the beginning', () => {
    const stored = (...bodies: string[]) => bodies.map((body) => ({ body: new TextEncoder().encode(body), receivedAt: AT }));
    expect(shown({}, { stored: stored('{"a":"<b>"}') })).toContain(`<details><summary>${page.raw}</summary><p>[12:00]</p><pre>{&quot;a&quot;:&quot;&lt;b&gt;&quot;}</pre></details>`);
    expect(shown({}, { stored: stored('1', '2', '3', '4') }).match(/<pre>\d/g)).toEqual(['<pre>1', '<pre>2', '<pre>3']);
    expect(shown({}, { stored: stored('x'.repeat(4001)) })).toContain(`<pre>${'x'.repeat(4000)} …</pre>`);
    expect(shown({})).not.toContain(page.raw);
  });
});
