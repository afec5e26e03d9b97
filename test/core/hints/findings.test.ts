/** What each kind of hint says of the place, how exactly and since when: whole findings, as they are kept. */
import { readAlert } from '../../../core/alert.ts';
import type { IpPlace } from '../../../core/atlas/ip.ts';
import { Unreadable, readLocated } from '../../../core/envelope.ts';
import { ipFinding } from '../../../core/hints/ip.ts';
import { phoneFinding } from '../../../core/hints/phone.ts';
import { pinFinding, pinsWithin } from '../../../core/hints/pin.ts';
import { placeFindings, postFindings } from '../../../core/hints/place.ts';
import { findingsOf } from '../../../core/locate.ts';
import { secondsAfter } from '../../../core/time.ts';
import { noon } from '../../support/incidents.ts';
import { locatorOf, up } from '../../support/locators.ts';

const locator = locatorOf(up);
const said = (alert: object) => findingsOf(locator, readAlert(Buffer.from(JSON.stringify(alert))), noon);
const silent = { shares: [], at: noon, uncertaintyM: null, doubt: 0 };

describe('a point', () => {
  const of = (hint: object) => said({ hints: [{ lat: 26.85, lon: 80.95, kind: 'gps', ...hint }] })[0]!;

  it.each<[unknown, number]>([['2026-03-01T11:00:00Z', -3600], ['2026-03-01T16:30:00+05:30', -3600], ['2026-03-01T13:00:00Z', 0], ['2999-01-01', 0], ['yesterday', 0], [undefined, 0], ['2026-03-01T12:00:00Z', 0]])('observed at %p was so %i seconds beside when it was received: never after it', (observedAt, seconds) => {
    for (const kind of ['gps', 'cell']) expect(of({ kind, observedAt }).at).toBe(secondsAfter(noon, seconds));
  });

  it.each<[unknown, number]>([[40, 40], ['40', 40], ['800 m', 800], ['1,000', 1000], ['1,000,000 m', 1e6], ['1.5 km', 1500], ['1,5km', 1500], ['2 K', 2000], [' 30m ', 30], ['30 mm', 100], ['about 30', 100], ['', 100], [undefined, 100], ['1.2.3', 100], [-5, 100], ['12,34', 12.34]])('as exact as %p is within %d m', (accuracyM, metres) => {
    expect(of({ accuracyM }).uncertaintyM).toBe(Math.round(Math.min(500_000, Math.hypot(metres, 250))));
  });

  it('of a phone is its own kind, of a mast another, which is coarse where nobody says how wide', () => {
    expect([of({}), of({ kind: 'cell' }), of({ kind: 'cell', radiusM: 500 })].map(({ source, uncertaintyM, because }) => [source, uncertaintyM, 'name' in because && because.name])).toEqual([['gps', 269, 'gps'], ['cell', 2016, 'cell'], ['cell', 559, 'cell']]);
  });
});

it('hints come in their order, then the first five phones, then the post', () => {
  const phones = Array.from({ length: 7 }, (_, i) => `+91700009999${i}`);
  const found = said({ hints: [{ kind: 'pin', pin: '226010' }, { kind: 'place', text: 'Agra' }], subject: { phones }, post: { excerpt: 'in Varanasi' } });
  expect(found.map(({ source }) => source)).toEqual(['pin', 'current', ...Array<string>(5).fill('phone'), 'post']);
  expect(said({})).toEqual([]);
});

describe('an IP address', () => {
  const place: IpPlace = { country: 'IN', lat: 26.85, lon: 80.95, prefix: 24, version: 4, isDefaultPlace: false } as IpPlace;
  const of = (given: Partial<IpPlace> | null, connection?: string, ip = '49.36.120.11') => ipFinding({ ...locator, ip: { ...locator.ip, lookup: () => (given === null ? null : { ...place, ...given }) } }, { ip, connection }, noon);

  it.each([['fixed', 'ip-fixed', 50_000], ['mobile', 'ip-mobile', 120_000], ['unknown', 'ip', 80_000], [undefined, 'ip', 80_000], ['satellite', 'ip', 80_000]])('of a connection that is %s is as coarse as such are', (connection, source, uncertaintyM) => {
    const found = of({}, connection);
    expect([found.source, found.uncertaintyM, found.doubt, found.at, found.shares[0]![0], found.because.kind]).toEqual([source, uncertaintyM, 0, noon, '162', 'ip-near']);
    expect('where' in found.because && found.because.where.length <= 3).toBe(true);
  });

  it('of another country is there; of another state it says so', () => {
    expect(of({ country: 'NP' })).toEqual({ source: 'ip', shares: [['NP', 1]], at: noon, uncertaintyM: 80_000, doubt: 0, because: { kind: 'ip-elsewhere', where: ['NP'] } });
    expect(of({ lat: 13.08, lon: 80.27 }, 'fixed').because).toMatchObject({ kind: 'ip-elsewhere', where: ['IN-TN'] });
  });

  it.each<[string, Partial<IpPlace> | null, string]>([
    ['that no table has', null, 'ip-unknown'], ['of an operator, and no customer', { isDefaultPlace: true }, 'ip-india'], ['without a latitude', { lat: null }, 'ip-india'], ['without a longitude', { lon: null }, 'ip-india'], ['of a network that is very large', { prefix: 13 }, 'ip-india'], ['of a large network of the new kind', { version: 6, prefix: 47 }, 'ip-india'], ['of a place far from where anybody lives', { lat: 0, lon: 60 }, 'ip-india'],
  ])('%s says nothing of the place', (_, given, kind) => expect(of(given)).toEqual({ source: 'ip', ...silent, because: { kind } })); // prettier-ignore

  it('of a network that is just small enough says it', () => expect([of({ prefix: 14 }), of({ version: 6, prefix: 48 }), of({ country: 'NP', prefix: 8, isDefaultPlace: true })].map(({ because: { kind } }) => kind)).toEqual(['ip-near', 'ip-near', 'ip-elsewhere']));
  it.each([['10.0.0.1', 'ip-private'], ['nonsense', 'ip-malformed']])('%s is %s', (ip, kind) => expect(of({}, 'mobile', ip)).toEqual({ source: 'ip-mobile', ...silent, because: { kind } }));
});

describe('a phone', () => {
  it('on a landline is where its exchange is; of another country there; a mobile nowhere', () => {
    const landline = phoneFinding(locator, '+91 522 2234567', noon);
    expect(landline).toMatchObject({ source: 'landline', at: noon, uncertaintyM: 20_000, doubt: 0, because: { kind: 'landline-is', name: expect.any(String) as string } });
    expect('where' in landline.because && landline.because.where).toEqual(landline.shares.map(([where]) => where));
    expect(landline.shares[0]![0]).toBe('162');
    expect(phoneFinding(locator, '+977 1 4220000', noon)).toEqual({ source: 'phone', shares: [['NP', 1]], at: noon, uncertaintyM: null, doubt: 0, because: { kind: 'phone-foreign', where: ['NP'] } });
    expect(phoneFinding(locator, '+91 98765 43210', noon)).toEqual({ source: 'phone', ...silent, because: { kind: 'phone-mobile' } });
    expect(phoneFinding(locator, 'nonsense', noon)).toEqual({ source: 'phone', ...silent, because: { kind: 'phone-malformed' } });
  });
});

describe('a PIN', () => {
  it('that is listed is exact, one that only begins like others is coarse and doubted', () => {
    expect(pinFinding(locator, 'PIN: 226010', noon)).toMatchObject({ source: 'pin', at: noon, uncertaintyM: 8000, doubt: 0, because: { kind: 'pin-is', pin: '226010', where: ['162'] } });
    expect(pinFinding(locator, '226999', noon)).toMatchObject({ source: 'pin', uncertaintyM: 30_000, doubt: 0.4, because: { kind: 'pin-like', pin: '226999' } });
    expect([pinFinding(locator, '22601', noon), pinFinding(locator, '999999', noon)]).toEqual([{ source: 'pin', ...silent, because: { kind: 'pin-malformed' } }, { source: 'pin', ...silent, because: { kind: 'pin-unknown' } }]);
    expect(pinFinding(locator, `${' '.repeat(60)}x 226010`, noon).because.kind).toBe('pin-malformed');
  });

  it.each<[string, string[]]>([
    ['near 226010, Lucknow', ['226010']], ['226 010 or 226-010', ['226 010', '226-010']], ['२२६०१०', ['२२६०१०']], ['226010 226010', ['226010']], ['999999', []], ['1226010', []], ['+226010', []], ['.226010', []], ['2260101', []], ['flat 226010', []], ['Rs. 226010', []], ['मकान नं 226010', []], ['pin no. 226010', ['226010']], ['पिन कोड: 226010', ['226010']],
    ['226010 282001 221005 201301 211001 208001 250001', ['226010', '282001', '221005', '201301', '211001']],
  ])('in the text %j those that there are: %j', (text, pins) => expect(pinsWithin(locator, text)).toEqual(pins)); // prettier-ignore
});

describe('a text of a place', () => {
  const kinds = (text: string, role?: string) => placeFindings(locator, { text, role }, noon).map(({ source, because: { kind } }) => `${source} ${kind}`);

  it.each<[string, string | undefined, string[]]>([
    ['Lucknow', undefined, ['current place-is']], ['Lucknow', 'home', ['home place-is']], ['Lucknow', 'address', ['address place-is']], ['Lucknow', 'post', ['post post-says']], ['Lucknow', 'shop', ['current place-is']],
    ['Lucknow 226010', 'home', ['home pin-is', 'home place-is']], ['26.8467, 80.9462', undefined, ['code point-is']], ['26.8467, 80.9462', 'home', ['home point-is']], ['nowhere at all', 'home', ['home place-unknown']], ['226010', undefined, ['current pin-is']], ['https://lucknow.example/agra', undefined, ['current place-unknown']],
  ])('%j as %p says %j', (text, role, wanted) => expect(kinds(text, role)).toEqual(wanted)); // prettier-ignore

  it('that is very long was only begun, which is said', () => expect(kinds(`Lucknow ${'x '.repeat(20_000)}`).at(-1)).toBe('current place-cut'));

  it('within a post is doubted where it is a number in passing', () => {
    const found = postFindings(locator, 'at 226010 in Varanasi, 26.8467, 80.9462', noon);
    expect(found.map(({ source, doubt, because: { kind } }) => [source, doubt, kind])).toEqual([['code', 0, 'point-is'], ['pin', 0.5, 'pin-is'], ['post', 0.03, 'post-says']]);
    expect(postFindings(locator, 'nothing of that kind', noon)).toEqual([]);
  });
});

describe('a message of a queue', () => {
  const [finding] = said({ hints: [{ kind: 'pin', pin: '226010' }] });
  const message = { incidentId: 'a'.repeat(26), partner: 'meta', identityKind: 'alert', receivedAt: noon, body: '', risk: 'high', exercise: false, traits: [], findings: [finding] };

  it('that enrich wrote is read as it was', () => expect(readLocated(JSON.stringify(message))).toEqual(message));

  it.each<[string, unknown]>([['no list', {}], ['a list of texts', ['x']], ['a list with nothing in it', [null]], ['findings without a source', [{ shares: [], because: {} }]], ['without shares', [{ source: 'pin', because: {} }]], ['without a reason', [{ source: 'pin', shares: [] }]]])('with findings that are %s is none of ours', (_, findings) => {
    expect(() => readLocated(JSON.stringify({ ...message, findings }))).toThrow(Unreadable);
    expect(() => readLocated(JSON.stringify({ ...message, findings }))).toThrow(/^a queue message is not one of ours: findings: /);
  });

  it.each([['no JSON', '{', 'a queue message is not JSON'], ['nothing', 'null', 'a queue message is not one of ours: the whole message: ']])('that is %s is none either', (_, text, sentence) => expect(() => readLocated(text)).toThrow(sentence));
});
