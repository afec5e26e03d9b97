/** Where the person may be, as an officer reads it, and whom to call first. */
import { readAlert } from '../../core/alert.ts';
import type { Incident } from '../../core/incident.ts';
import { firstStep, placeHtml, type PlaceSight } from '../../core/place-page.ts';
import { opened } from '../support/incidents.ts';
import { up } from '../support/locators.ts';

const { page } = up.wording['en']!;
const said = (alert: object) => readAlert(Buffer.from(JSON.stringify(alert)));
const at = (location: Partial<Incident['location']>, change: Partial<Incident> = {}): Incident => ({ ...opened(), ...change, location: { ...opened().location, ...location } });
const sight = (incident: Incident, given: Partial<PlaceSight> = {}): PlaceSight => ({ pack: up, language: 'en', incident, alert: said({}), controlRoom: null, isOwn: false, ...given });
const shown = (...given: Parameters<typeof sight>): string => placeHtml(sight(...given)).text;
const step = (...given: Parameters<typeof sight>): string => firstStep(sight(...given)).text;
const outside = at({ decision: 'outside', units: [], outside: { where: 'IN-BR', p: 0.95 } }, { unit: null });
const desk = at({ decision: 'desk' }, { unit: null });

describe('the place', () => {
  it('is told with how exactly it is known, but not where the desk has to find it', () => {
    expect(shown(at({ uncertaintyM: 8049 }))).toContain(`<h2>${page.unit}</h2><p><b>Lucknow</b> Known to within about 8 km.</p>`);
    expect([shown(at({ uncertaintyM: 253 })), shown(at({ uncertaintyM: 10 }))].map((html) => /within about ([\d.]+) km/.exec(html)![1])).toEqual(['0.3', '0.1']);
    expect([shown(at({ uncertaintyM: null })), shown(at({ decision: 'desk', uncertaintyM: 250 }))].map((html) => html.includes('within about'))).toEqual([false, false]);
  });

  it('lists what is likely, ours or not, the likeliest first, without what hardly is', () => {
    const html = shown(at({ units: [{ code: '162', p: 0.5 }, { code: '118', p: 0.02 }, { code: '119', p: 0.019 }], outside: { where: 'IN-BR', p: 0.3 } }));
    expect([...html.matchAll(/<li>([^<]*%)<\/li>/g)].map(([, line]) => line)).toEqual(['Lucknow: 50 %', 'Bihar: 30 %', 'Agra: 2 %']);
    expect(shown(at({ units: [], outside: null }))).not.toContain(page.perhaps);
  });

  it('says why, and whose table it was where an IP address is among the reasons', () => {
    const because = (kind: 'ip-near' | 'ip-elsewhere' | 'ip-india') => shown(at({ because: [{ kind, where: ['162'], bits: 1, source: 'ip' }] as never }));
    expect(because('ip-near')).toContain(`<li>${up.wording['en']!.reasons['ip-near'].replace('{unit}', 'Lucknow').replace('{units}', 'Lucknow')}</li>`);
    expect([because('ip-near'), because('ip-elsewhere'), because('ip-india'), shown(opened())].map((html) => html.includes('DB-IP'))).toEqual([true, true, false, false]);
  });
});

describe('what is missing', () => {
  const all = { subject: { phones: ['+917000000001'] }, hints: [{ kind: 'ip', ip: '49.36.120.11' }, { kind: 'gps', lat: 0, lon: 0 }, { kind: 'place', text: 'x' }] };
  const listed = (alert: object | null): string[] => {
    const html = shown(desk, { alert: alert === null ? null : said(alert) });
    return (['missingPhone', 'missingIp', 'missingDevice', 'missingPlace'] as const).filter((key) => html.includes(`<li>${page[key]}</li>`));
  };

  it.each<[string, object | null, string[]]>([
    ['of an alert that says nothing', {}, ['missingPhone', 'missingIp', 'missingDevice', 'missingPlace']], ['of one that is no longer kept', null, ['missingPhone', 'missingIp', 'missingDevice', 'missingPlace']], ['of one that says all', all, []],
    ['without a phone', { ...all, subject: {} }, ['missingPhone']], ['without an IP', { ...all, hints: all.hints.slice(1) }, ['missingIp']], ['without a point', { ...all, hints: [all.hints[0], all.hints[2]] }, ['missingDevice']], ['without a place', { ...all, hints: all.hints.slice(0, 2) }, ['missingPlace']],
  ])('%s is asked for', (_, alert, keys) => expect(listed(alert)).toEqual(keys));

  it('comes with a text for the partner in the first language of the pack, whoever reads; not where all is there, nor where the place is known', () => {
    const html = shown(desk, { language: 'hi', alert: said({ ...all, subject: {} }) });
    expect(html).toContain(`<textarea rows="8" readonly>${page.askPartner.replace('{incident}', desk.incidentId).replace('{missing}', page.missingPhone)}</textarea>`);
    expect([html.includes(up.wording['hi']!.page.missing), shown(desk, { alert: said(all) }).includes('<textarea'), shown(opened()).includes('<textarea')]).toEqual([true, false, false]);
  });

  it('several are told one after another', () => expect(shown(desk)).toContain(`${page.missingPhone}; ${page.missingIp}; `));
});

describe('the first step', () => {
  it.each<[string, PlaceSight, string]>([
    ['of its own unit is to send somebody', sight(opened(), { isOwn: true }), page.step1Own],
    ['is to tell the unit', sight(opened(), { controlRoom: '+915222345678' }), 'Tell Lucknow control room (<a href="tel:+915222345678">+915222345678</a>) and 112.'],
    ['is that also where nobody knows its number', sight(opened()), 'Tell Lucknow control room and 112.'],
    ['without a place is to ask whoever knows where the number is', sight(desk, { alert: said({ subject: { phones: ['1'] } }) }), page.step1Phone],
    ['without a place and a number is to find it', sight(desk), page.step1Unknown],
    ['of an alert that is no longer kept is that too', sight(desk, { alert: null }), page.step1Unknown],
    ['of an outside that nobody names is that too', sight(at({ decision: 'outside', outside: null }, { unit: null })), page.step1Unknown],
    ['outside is to call that state, and what to read out', sight(outside, { pack: { ...up, nodalDesks: { 'IN-BR': { phone: '0612 2345678' } } } }), `Call the desk of Bihar (<a href="tel:06122345678">0612 2345678</a>), and read out: ${page.readOut.replace('{state}', 'Uttar Pradesh').replace('{unit}', 'Bihar').replace('{incident}', outside.incidentId)}`],
  ])('%s', (_, given, text) => expect(firstStep(given).text.replaceAll('&#39;', "'")).toBe(text)); // prettier-ignore

  it('outside, where no number is known, has none; the state has its name in the language of the reader, or in English', () => {
    const without = { ...up, nodalDesks: undefined };
    expect(step(outside, { pack: without })).toMatch(/^Call the desk of Bihar, and read out: This is the state desk of Uttar Pradesh\./);
    expect(step(outside, { pack: without, language: 'hi' })).toContain(up.name['hi']!);
    expect(step(outside, { pack: without, language: 'hi-Latn' })).toContain('Uttar Pradesh');
  });
});
