import * as fc from 'fast-check';
import { readAlert } from '../../core/alert.ts';
import { readPasted, type LeftOut } from '../../core/alert-text.ts';
import { deskAlert, NOTHING_GIVEN } from '../../core/desk-alert.ts';
import { instant } from '../../core/time.ts';
import { ENGLISH, FORWARDED, HINDI, MIXED } from './invented-mails.ts';

const partsOf = (text: string) => readPasted(text).parts;
const phonesIn = (text: string) => partsOf(text).subject.phones ?? [];
const pinsIn = (text: string) => partsOf(text).hints.flatMap((hint) => (hint.kind === 'pin' ? [hint.pin] : []));
const leftOut = (text: string, why: LeftOut['why']) => readPasted(text).leftOut.filter((one) => one.why === why).map(({ value }) => value);

describe('a mail of a trust team, in English', () => {
  const { alertId, subject, post, hints } = partsOf(ENGLISH);

  it('gives the case, so that a second mail on it is an update', () => expect(alertId).toBe('4455667788990011'));

  it('gives the person as its form says', () => {
    expect(subject).toEqual({ name: 'Invented Person', age: 17, sex: 'female', accountId: '178414000000000', phones: ['+919876543210'] });
  });

  it('gives the post and its platform, not the links to the platform itself', () => {
    expect(post).toEqual({ platform: 'instagram', url: 'https://www.instagram.com/p/CxINVENTED1/' });
    expect(leftOut(ENGLISH, 'not-the-persons')).toEqual(['https://www.facebook.com/records/']);
  });

  it('gives every clue to the place, the PIN first', () => {
    expect(hints).toEqual([
      { kind: 'pin', pin: '226010' },
      { kind: 'place', text: 'Gomti Nagar, Lucknow, Uttar Pradesh - 226 010', role: 'current' },
      { kind: 'ip', ip: '49.36.120.11' },
      { kind: 'ip', ip: '2409:40e3:1f:1234::1' },
    ]);
  });

  it("leaves out the sender's number, and says so: as an Indian mobile it would be called", () => {
    expect(leftOut(ENGLISH, 'aside')).toEqual(['+16505434800', 'le-emergency@support.facebook.com', 'smc@police.example.gov.in']);
  });
});

describe('a mail in Hindi', () => {
  it('gives numbers in Devanagari digits, and labels in Hindi', () => {
    expect(partsOf(HINDI)).toEqual({
      post: { platform: 'facebook' },
      subject: { name: 'काल्पनिक व्यक्ति', age: 24, sex: 'male', profileUrl: 'https://www.facebook.com/kalpanik.vyakti.9', phones: ['+919876543210', '+915422223344'] },
      hints: [{ kind: 'pin', pin: '221010' }, { kind: 'place', text: 'सिगरा, वाराणसी, पिन कोड 221 010', role: 'address' }],
    });
  });

  it("leaves out the officer's own number and PIN", () => expect(leftOut(HINDI, 'aside')).toEqual(['226001', '+919412345678']));
});

it('a message in both, written in haste, gives both phones and the one PIN', () => {
  expect(partsOf(MIXED)).toEqual({
    post: { platform: 'instagram', url: 'https://www.instagram.com/reel/DyINVENTED2/?igsh=abc==' },
    subject: { profileUrl: 'https://instagram.com/kalpana.invented', phones: ['+919876543210', '+919812345678'] },
    hints: [{ kind: 'pin', pin: '226301' }],
  });
});

describe('a forwarded thread', () => {
  it('is read below the quote marks too: there the case is', () => {
    const { alertId, subject, hints } = partsOf(FORWARDED);
    expect([alertId, subject.phones, subject.emails]).toEqual(['EMG-2026-77812', ['+919812345678'], ['person.invented@gmail.com']]);
    expect(hints).toEqual([{ kind: 'pin', pin: '221005' }, { kind: 'gps', lat: 25.3176, lon: 82.9739 }]);
  });

  it("leaves out both signatures, the senders' addresses and a colleague's", () => {
    expect(leftOut(FORWARDED, 'aside')).toEqual(expect.arrayContaining(['226001', '+915222234567', '+35312345678', 'trust@invented-platform.example']));
    expect(leftOut(FORWARDED, 'not-the-persons')).toEqual(['colleague2@invented-platform.example']);
    expect(leftOut(FORWARDED, 'another')).toEqual(['881200']);
  });
});

describe('a PIN', () => {
  it.each([
    ['Lucknow 226010', ['226010']],
    ['Lucknow-226010.', ['226010']],
    ['PIN: 226 010', ['226010']],
    ['लखनऊ २२६०१०', ['226010']],
    ['226010-9876543210', ['226010']],
    ['98765 43210 226010', ['226010']],
    ['226010, 221005, 226010', ['226010', '221005']],
    ['pin code no 226010', ['226010']],
    ['OTP 226010', []],
    ['case no. 226010', []],
    ['Rs 226010', []],
    ['+919876543210', []],
    ['2260101', []],
    ['1226010', []],
    ['26.226010', []],
    ['24/226010', []],
    ['026010', []],
    ['https://x.com/u/status/226010', []],
    ['12 226 010', []],
  ])('in %j is %j', (text, pins) => expect(pinsIn(text)).toEqual(pins));
});

describe('a phone', () => {
  it.each([
    ['98765 43210', ['+919876543210']],
    ['98765-43210', ['+919876543210']],
    ['09876543210', ['+919876543210']],
    ['0091 9876543210', ['+919876543210']],
    ['+91 (0) 98765 43210', ['+919876543210']],
    ['Lucknow 226010 9876543210', ['+919876543210']],
    ['05/03/2024 9876543210', ['+919876543210']],
    ['9876543210,9812345678', ['+919876543210', '+919812345678']],
    ['0522-2234567; 0522 2234568', ['+915222234567', '+915222234568']],
    ['उनका नंबर9876543210है', ['+919876543210']],
    ['Report: 9876543210', ['+919876543210']],
    ['+44 7911 123456', ['+447911123456']],
    ['+1 6505434800', ['+16505434800']],
    ['1800-599-0019', []],
    ['User ID: 9876543210', []],
    ['Aadhaar 9876 5432 1098', []],
    ['178414987654321', []],
  ])('in %j is %j', (text, phones) => expect(phonesIn(text)).toEqual(phones));
});

describe('a case id', () => {
  it.each([
    ['Case ID: 4455667788', '4455667788'],
    ['[Case #998877]', '998877'],
    ['Case ID\n: 5566778899', '5566778899'],
    ['Case 4455667788990011', '4455667788990011'],
    ['Ref: LER-2026-77812.', 'LER-2026-77812'],
    ['संदर्भ संख्या: ४५१२०२६', '4512026'],
    ['in this case 226010 is the PIN', undefined],
    ['Case 12', undefined],
    ['in case: please call', undefined],
  ])('in %j is %j', (text, id) => expect(partsOf(text).alertId).toBe(id));

  it('that is short is left out: two platforms may number alike, and two persons would become one incident', () => {
    expect(leftOut('Case no: 451', 'short-id')).toEqual(['451']);
  });
});

describe('a link', () => {
  it.each([
    ['https://www.facebook.com/profile.php?id=100001234567890', 'facebook', 'profile'],
    ['https://m.facebook.com/story.php?story_fbid=1&id=2', 'facebook', 'post'],
    ['fb.watch/abcDEF/', 'facebook', 'post'],
    ['https://x.com/invented/status/1234567890', 'x', 'post'],
    ['twitter.com/invented', 'x', 'profile'],
    ['https://youtu.be/abcdefghijk', 'youtube', 'post'],
    ['https://www.youtube.com/@invented', 'youtube', 'profile'],
    ['https://t.me/invented/12', 'telegram', 'post'],
  ])('%s is a %s %s', (link, platform, kind) => {
    const { post, subject } = partsOf(`see ${link}, please`);
    expect([post.platform, kind === 'post' ? post.url : subject.profileUrl]).toEqual([platform, link.startsWith('http') ? link : `https://${link}`]);
  });

  it.each(['https://help.instagram.com/123', 'https://www.facebook.com/help/1', 'https://www.instagram.com/', 'https://example.in/p/1'])('%s is not the person', (link) => {
    expect(partsOf(link).post.url ?? partsOf(link).subject.profileUrl).toBeUndefined();
  });
});

describe('of very much', () => {
  const lines = (count: number, line: (i: number) => string): string => Array.from({ length: count }, (_, i) => line(i)).join('\n');

  it('five addresses of log-ins are taken, the first, and the others are told', () => {
    const text = lines(7, (i) => `49.36.120.${i + 1}`);
    expect(partsOf(text).hints).toEqual([1, 2, 3, 4, 5].map((i) => ({ kind: 'ip', ip: `49.36.120.${i}` })));
    expect(leftOut(text, 'another')).toEqual(['49.36.120.6', '49.36.120.7']);
  });

  it('twenty phones, twenty PINs and twenty points', () => {
    const phones = lines(22, (i) => `98765432${String(10 + i)}`);
    expect([phonesIn(phones).length, leftOut(phones, 'another')]).toEqual([20, ['+919876543230', '+919876543231']]);
    const pins = lines(22, (i) => `PIN 2260${10 + i}`);
    expect([pinsIn(pins).length, leftOut(pins, 'another')]).toEqual([20, ['226030', '226031']]);
    expect(partsOf(lines(22, (i) => `26.${8400 + i}, 80.9462`)).hints).toHaveLength(20);
  });

  it('the first 50,000 characters', () => {
    expect([phonesIn(`${'x '.repeat(24_990)}9876543210`), phonesIn(`${'x '.repeat(25_000)}9876543210`)]).toEqual([['+919876543210'], []]);
  });
});

describe('what the form says of the person', () => {
  it('is taken: the risk, the account by its number or else by its name', () => {
    expect(partsOf('Risk level: imminent\nUsername: invented_person')).toEqual({ risk: 'imminent', post: {}, subject: { accountId: 'invented_person' }, hints: [] });
    expect(partsOf('Username: invented_person\nUser ID: 178414000000000').subject.accountId).toBe('178414000000000');
  });

  it('and what it does not say is not there', () => expect(partsOf('nothing of that kind')).toEqual({ post: {}, subject: {}, hints: [] }));
});

describe('an e-mail address', () => {
  const emails = (text: string) => partsOf(text).subject.emails ?? [];

  it.each([
    ['write to person@gmail.com', ['person@gmail.com']], ['officer@up.gov.in and clerk@nic.in', []], ['a@gov.in', []], ['a@notgov.in b@gov.in.example', ['a@notgov.in', 'b@gov.in.example']],
    ['law@facebook.com, x@mail.instagram.com', []], ['x@notfacebook.com', ['x@notfacebook.com']],
  ])('in %j is the person\'s: %j', (text, wanted) => expect(emails(text)).toEqual(wanted)); // prettier-ignore

  it("on the sender's own host is a colleague's, but for hosts where anybody has one", () => {
    expect(emails('From: Agent <agent@platform.example>\n\nother@platform.example person@else.example')).toEqual(['person@else.example']);
    expect(emails('From: Sister <sister@gmail.com>\n\nperson@gmail.com, sister@gmail.com')).toEqual(['person@gmail.com']);
  });
});

it('what stands aside is told, but for a case and for log-ins; each thing with its kind', () => {
  const { leftOut: all } = readPasted('From: a@platform.example\n\nsee https://example.in/p/1 and https://www.facebook.com/one and https://www.facebook.com/two\nCase no: 451\n\nRegards,\nAgent\n9876543210\n49.36.120.11\nCase ID: 998877665');
  expect(all).toEqual([
    { kind: 'case-id', value: '451', why: 'short-id' }, { kind: 'link', value: 'https://example.in/p/1', why: 'not-the-persons' }, { kind: 'profile', value: 'https://www.facebook.com/two', why: 'another' },
    { kind: 'phone', value: '+919876543210', why: 'aside' }, { kind: 'email', value: 'a@platform.example', why: 'aside' },
  ]); // prettier-ignore
  expect(readPasted('Regards,\nAgent\n226010, 26.8467, 80.9462').leftOut).toEqual([{ kind: 'pin', value: '226010', why: 'aside' }, { kind: 'point', value: '26.8467, 80.9462', why: 'aside' }]);
});

it('a farewell within a post does not hide what stands below it', () => {
  expect(phonesIn('Thank you all. Sorry.\nCall my brother 9876543210')).toEqual(['+919876543210']);
});

it.each(['-----', '______', '=====', '* * *'])('a form divided by %s is read to its end', (divider) => {
  expect(phonesIn(`Account\n${divider}\nRegistered 9876543210\n${divider}\n9812345678`)).toEqual(['+919876543210', '+919812345678']);
});

it("a line on the person ends a signature, and a long signature is none", () => {
  expect(phonesIn("Regards,\nAgent\nUser's phone: 9876543210")).toEqual(['+919876543210']);
  expect(phonesIn(`Regards,\n${'line\n'.repeat(10)}9876543210`)).toEqual(['+919876543210']);
});

describe('whatever is pasted', () => {
  const pieces = fc.constantFrom('Case ID: ', '226010', '९८७६५', '+91 ', '98765 43210', 'https://x.com/', '@', '>', '\n', '\r', '--', 'Regards,', 'Name:', '2409:40e3::', '26.8', ', ', '\u0000', '\ud800', '\u200b', '٣', '．');
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), fc.array(fc.oneof(pieces, fc.string({ maxLength: 5 }))).map((parts) => parts.join('')));
  const now = instant('2026-11-24T02:10:00Z');

  it('never throws, and what it gives is an alert without problems', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const alert = deskAlert(NOTHING_GIVEN, readPasted(pasted).parts, pasted, now);
        expect(readAlert(Buffer.from(JSON.stringify(alert))).problems).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no number twice: no PIN is a part of a phone', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const { subject, hints } = partsOf(pasted);
        const digits = [...pasted.replace(/\P{Nd}/gu, '')]; // of any script
        const taken = [...(subject.phones ?? []).map((phone) => phone.replace(/^\+(?:91)?/, '')), ...hints.flatMap((hint) => (hint.kind === 'pin' ? [String(hint.pin)] : []))];
        expect(taken.join('').length).toBeLessThanOrEqual(digits.length);
      }),
      { numRuns: 500 },
    );
  });

  it('is read in a moment, however long and strange', () => {
    const began = performance.now();
    for (const piece of ['1 2 3-4 ', '1.', '226010 ', 'a@b.', ':', 'case #']) readPasted(piece.repeat(20_000));
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
