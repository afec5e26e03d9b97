/** A second state is a folder of JSON: an invented one, of three units, in English and Marathi, with its own policies. */
import { readFileSync } from 'node:fs';
import { linkPage } from '../../core/link-page.ts';
import { readPeople } from '../../core/people-file.ts';
import { samplePeople } from '../../core/sample-people.ts';
import { smsParts } from '../../core/sms-parts.ts';
import { loadPack } from '../../packs/index.ts';
import { list } from '../../pipeline/incidents.ts';
import { look } from '../../pipeline/respond.ts';
import { openHouse, type House } from '../support/house.ts';
import { brokenPromises } from '../support/promises.ts';

const second = loadPack('test/packs/second');
const stepsSince = (house: House, from = 0): string[] => [...new Set(house.pager.inbox.slice(from).map(({ page }) => page.step))];

describe('an alert in the second state', () => {
  it('is located, paged, escalated by that state\'s own policy, handed off, reminded and closed', async () => {
    const house = await openHouse({ pack: second });
    const id = await house.deliver({ alertId: 'kp-1', hints: [{ kind: 'place', text: 'near स्टेशन पेठ, KP' }] });
    expect(house.paged().sort()).toEqual(['control-room-901/email', 'control-room-901/sms', 'state-primary/email', 'state-primary/sms']);
    await house.pass(30);
    expect(house.paged().at(-1)).toBe('state-officer-in-charge/sms');
    await house.pass(45 + 120);
    expect(stepsSince(house)).toEqual(['r1.l0', 'r1.l1', 'r1.last1', 'r1.last2']);
    await house.does('control-room-901', 'acknowledge');
    expect((await house.read(id)).handOff?.deskId).toBe('901');
    await house.does('control-room-901', 'reached', { note: 'spoke' });
    const before = house.pager.inbox.length;
    await house.pass(400);
    expect(stepsSince(house, before)).toHaveLength(1);
    await house.does('control-room-901', 'close', { disposition: 'SAFE_ON_SCENE', note: 'met' });
    const closed = house.pager.inbox.length;
    await house.pass(3600);
    expect([house.pager.inbox.length, await brokenPromises(house)]).toEqual([closed, []]);
  });

  it('by its PIN follows its unit\'s own policy', async () => {
    const house = await openHouse({ pack: second });
    await house.deliver({ hints: [{ kind: 'pin', pin: '990003' }] });
    await house.pass(89);
    expect(stepsSince(house)).toEqual(['r1.l0']);
    await house.pass(1);
    expect(stepsSince(house)).toEqual(['r1.l0', 'r1.last1']);
  });

  it.each([
    [{ kind: 'pin', pin: '990002' }, null, 'PIN 990002 is shared by Dusargaon, Tisarwadi.'],
    [{ kind: 'pin', pin: '226010' }, null, 'PIN 226010 is in Uttar Pradesh.'],
    [{ kind: 'place', text: 'Lucknow' }, null, '"Lucknow" is in Uttar Pradesh.'],
    [{ kind: 'place', text: 'Dusargaon' }, null, '"Dusargaon" may be in Dusargaon, Goa.'],
    [{ kind: 'place', text: 'Dusargaon, Kalpit Pradesh' }, '902', '"Dusargaon, Kalpit Pradesh" is in Dusargaon.'],
  ])('with %j is routed to %s, because %s', async (hint, unit, because) => {
    const house = await openHouse({ pack: second });
    await house.deliver({ hints: [hint] });
    expect((await list(house.ports(), 'open', null, null)).incidents).toEqual([expect.objectContaining({ unit, because: [because] })]);
  });

  it('is read in Marathi by who reads Marathi, within the parts of an SMS', async () => {
    const house = await openHouse({ pack: second });
    await house.deliver({ hints: [{ kind: 'pin', pin: '990001' }] });
    await house.directory.putResponders([{ responderId: 'state-officer-in-charge', name: 'x', rank: '', language: 'mr', channels: { sms: { number: '+917000000001' } } }]);
    await house.pass(75);
    const sms = house.pager.inbox.filter(({ page, responder }) => page.channel === 'sms' && responder?.language === 'mr').map(({ text }) => text);
    expect(sms.length).toBeGreaterThan(0);
    for (const { body, template } of sms) expect([body.includes('पहिलापूर'), smsParts(body).parts, template]).toEqual([true, 2, 'alert.mr']);
  });

  it('shows its page in both languages, with its own desk to call', async () => {
    const house = await openHouse({ pack: second });
    await house.deliver({ hints: [{ kind: 'pin', pin: '990001' }] });
    const token = house.tokenFor('state-primary');
    const view = (await look(house.ports(), token))!;
    const pages = second.languages.map((language) => linkPage({ ...view, pack: second, token, language, now: house.clock.now() }));
    expect(pages.map((page) => [page.includes('0700-100'), /[{}]/.test(page.replace(/<style>.*?<\/style>/s, '')), Buffer.byteLength(page) < 30_000])).toEqual([[true, false, true], [true, false, true]]);
    expect(pages[1]).toContain('स्वीकारा');
  });

  it('has invented people of its own to try it with', () => {
    expect(readPeople(second, samplePeople(second))).toHaveProperty('file');
  });

  it('says nothing of Uttar Pradesh', () => {
    for (const file of ['pack.json', 'wording/en.json', 'wording/mr.json', 'units.json']) expect(readFileSync(`test/packs/second/${file}`, 'utf8').replace('"Uttar Pradesh"', '')).not.toMatch(/UP Police|Uttar|यूपी/);
  });
});
