/** Links, addresses, numbers and ids in a text: what is found, what only looks like it, and that nothing is found twice. */
import { evened, findIn, type Finds } from '../../core/text-finds.ts';

const found = <K extends keyof Finds>(kind: K, text: string): Finds[K] => findIn(evened(text))[kind];
const NOTHING: Finds = { links: [], emails: [], caseIds: [], accountIds: [], ips: [], points: [], phones: [], pins: [] };

it.each(['', 'nothing of that kind', 'at 12:30 on 05/03/2024 and 2024-03-05', '5.3.24', '1234', '12345 6789'])('in %j is nothing', (text) => expect(findIn(evened(text))).toEqual(NOTHING));

it('digits of other scripts, spaces of other kinds and what nobody sees become plain, and the text keeps its length', () => {
  const text = 'अ०१२३४५६७८९ ０９\u00a0\u200b\u00ad\ufeff\t\rx\r\ny';
  expect([evened(text), evened(text).length]).toEqual(['अ0123456789 09     \nx \ny', text.length]);
});

it.each<[string, string[]]>([
  ['49.36.120.11', ['49.36.120.11']], ['[49.36.120.11]:443', ['49.36.120.11']], ['255.255.255.255 0.0.0.0', ['255.255.255.255', '0.0.0.0']], ['256.1.1.1', []], ['1.2.3', []], ['1.2.3.4.5', []], ['1.49.36.120.11', []], ['49.36.120.11.', ['49.36.120.11']], ['199.19.9.109', ['199.19.9.109']],
  ['2409:40E3:1f:1234::1', ['2409:40e3:1f:1234::1']], ['2001:db8:1:2:3:4:5:6', ['2001:db8:1:2:3:4:5:6']], ['2409:40e3::', ['2409:40e3::']], ['aa:bb:cc:dd:ee:ff', []], ['12:30:45', []], ['::1', []], ['1:2:3:4:5:6:7', []], ['1::2::3', []], ['2409:::1:2', []], ['fe80::1:2', ['fe80::1:2']], ['x2409:40e3::1', []],
])('of addresses of the net in %j are %j', (text, ips) => expect(found('ips', text)).toEqual(ips)); // prettier-ignore

it.each<[string, [number, number][]]>([
  ['26.8467, 80.9462', [[26.8467, 80.9462]]], ['26.8467 80.9462', [[26.8467, 80.9462]]], ['26.8467/80.9462;', [[26.8467, 80.9462]]], ['26.8467° N, 80.9462° E', [[26.8467, 80.9462]]], ['lat 26.8467, lon 80.9462', [[26.8467, 80.9462]]], ['26.8467 longitude: 80.9462', [[26.8467, 80.9462]]], ['26.8467, lng 80.9462', []],
  ['26.84, 80.94', []], ['51.5074, 80.9462', []], ['26.8467, 10.9462', []], ['5.000, 66.000', [[5, 66]]], ['38.000, 98.000', [[38, 98]]], ['4.999, 70.000', []], ['38.001, 70.000', []], ['20.000, 65.999', []], ['20.000, 98.001', []], ['126.8467, 80.9462', []], ['26.8467, 80.94621234567890', []],
])('of points in %j are %j', (text, points) => expect(found('points', text).map(({ lat, lon }) => [lat, lon])).toEqual(points)); // prettier-ignore

it.each<[string, string[]]>([
  ['a.b+c@x.example', ['a.b+c@x.example']], ['A@X.Example.', ['a@x.example']], ['a@x.example.-', ['a@x.example']], ['a@x.example, a@x.example', ['a@x.example']], ['a@localhost', []], ['@x.example', []], ['a@x.example-', ['a@x.example']], ['<a@mail.x.example>', ['a@mail.x.example']], ['_a@x.example', ['a@x.example']],
])('of e-mail addresses in %j are %j', (text, emails) => expect(found('emails', text)).toEqual(emails)); // prettier-ignore

it.each<[string, string[]]>([
  ['see https://x.com/one.', ['https://x.com/one']], ['(https://x.com/one)', ['https://x.com/one']], ['(see https://x.com/one!).', ['https://x.com/one']], ['https://x.com/one।', ['https://x.com/one']], ['*https://x.com/one*', ['https://x.com/one']], ['"https://x.com/one"', ['https://x.com/one']], ['www.example.in/x', ['https://www.example.in/x']], ['m.facebook.com/one', ['https://m.facebook.com/one']],
  ['a@x.com/one', []], ['notx.com/one', []], ['x.com', []], ['example.in/one', []], ['HTTP://x.com/one', ['HTTP://x.com/one']], ['http://', []],
])('of links in %j are %j', (text, links) => expect(found('links', text).map(({ url }) => url)).toEqual(links)); // prettier-ignore

it.each<[string, string[], string[]]>([
  ['Case: A-1234', ['A-1234'], []], ['Ticket No. 45678', ['45678'], []], ['report ref 9988', ['9988'], []], ['Alert #77665', ['77665'], []], ['Incident (77665)', ['77665'], []], ['reference=77665', ['77665'], []], ['केस आईडी 77665', ['77665'], []], ['प्रकरण क्रमांक 77665', ['77665'], []], ['case id A/12/2024.', ['A/12/2024'], []],
  ['case 12345678901', ['12345678901'], []], ['case 1234567890', [], []], ['case: none', [], []], ['case: 12', [], []], ['case: A-77665/.', ['A-77665'], []], ['case: a12345678901', ['a12345678901'], []], ['case 12345678901a', [], []], ['case: 98765432101', ['98765432101'], []], ['case number 9876543210', [], []], ['user id: 12345x', [], []], ['case id 9876543210', ['9876543210'], []], ['case no 9876543210', [], []], ['case: 919876543210', [], []], ['case: 09876543210', [], []], ['Case: 77665 case: 77665', ['77665'], []], ['in case identity 77665', [], []],
  ['User ID: 12345', [], ['12345']], ['account: 178414000000000', [], ['178414000000000']], ['profile id 12345', [], ['12345']], ['uid=12345', [], ['12345']], ['fbid: 100001', [], ['100001']], ['Instagram ID 12345', [], ['12345']], ['user id: 1234', [], []], ['user: one12345', [], []],
])('of ids in %j are of a case %j, of an account %j', (text, cases, accounts) => expect([found('caseIds', text), found('accountIds', text)]).toEqual([cases, accounts])); // prettier-ignore

it.each<[string, string[]]>([
  ['pin 226010', ['226010']], ['226 010', ['226010']], ['226-010', ['226010']], ['0226010', []], ['226010th', []], ['a226010', []], ['226010-1', []], ['1.226010', []], ['226010.5', []], ['226 0101', []], ['226010 1', ['226010']], ['code: 226010', []], ['pin code: 226010', ['226010']], ['पिन कोड 226010', ['226010']], ['zip 226010', ['226010']],
  ['post no. 226010', ['226010']], ['₹ 226010', []], ['# 226010', []], ['otp-226010', []], ['badge 226010', []], ['FIR no 226010', []], ['id 226010', []], ['ticket: 226010 is', []], ['valid 226010', []], ['226010 226010', ['226010']], ['5 226 010', []],
])('of PINs in %j are %j', (text, pins) => expect(found('pins', text)).toEqual(pins)); // prettier-ignore

it.each<[string, string[]]>([
  ['+91-9876543210', ['+919876543210']], ['919876543210', ['+919876543210']], ['+91 98765 43210', ['+919876543210']], ['98765432101', []], ['+44 20 7946 0958', ['+442079460958']], ['0522 2234567|0522-2234568', ['+915222234567', '+915222234568']],
  ['1800 11 2345', []], ['9876543210 9876543210', ['+919876543210']], ['05/03/2024 10:30:00 0522 2234567', ['+915222234567']], ['011&23456789', []],
])('of phones in %j are %j', (text, phones) => expect(found('phones', text)).toEqual(phones)); // prettier-ignore

it('what one search took, the next does not see', () => {
  expect(findIn(evened('https://x.com/226010 a226010@x.example case: 226010 user id: 226010 49.36.120.11 2409:40e3:226:1::1 26.226010, 80.226010 +919876226010 226010'))).toEqual({
    links: [expect.objectContaining({ url: 'https://x.com/226010' })], emails: ['a226010@x.example'], caseIds: ['226010'], accountIds: ['226010'], ips: ['49.36.120.11', '2409:40e3:226:1::1'],
    points: [{ lat: 26.22601, lon: 80.22601 }], phones: ['+919876226010'], pins: ['226010'],
  }); // prettier-ignore
});
