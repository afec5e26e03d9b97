/** The whole command, against a door that verifies as any partner's library does. */
import { ENGLISH } from '../core/invented-mails.ts';
import { ACCEPTS, alert, fileOf, openDoor, OTHER_SECRET, SECRET, SECRETS_FILE, TAKEN, type Answer, type Asked } from './desk.ts';

jest.setTimeout(30_000);

const open: (() => void)[] = [];
afterEach(() => open.splice(0).forEach((close) => close()));

async function door(...answers: readonly Answer[]) {
  const opened = await openDoor(...answers);
  open.push(opened.close);
  return { ...opened, at: ['--to', opened.url, '--secrets', SECRETS_FILE] };
}
const alertIn = ({ body }: Asked): Record<string, unknown> => JSON.parse(body.toString()) as Record<string, unknown>;

describe('a mail given by a pipe', () => {
  it('is sent as the partner desk, signed so that the library of the standard takes it', async () => {
    const { asked, at, url } = await door();
    const { code, stdout } = await alert(at, ENGLISH);
    expect([code, asked.length, asked[0]!.path, asked[0]!.verified]).toEqual([0, 1, '/v1/partners/desk/alerts', true]);
    expect(alertIn(asked[0]!)).toMatchObject({ alertId: '4455667788990011', subject: { phones: ['+919876543210'] }, post: { excerpt: ENGLISH.trim() } });
    expect(stdout).toBe(`Taken. Incident ${TAKEN.incidentId}, received ${TAKEN.receivedAt}.\nLook at ${url}/inbox?incidentId=${TAKEN.incidentId} and ${url}/v1/incidents/${TAKEN.incidentId}\n`);
  });

  it('is shown before it is sent, with what was left out and why', async () => {
    const { at } = await door();
    const { stderr } = await alert(at, ENGLISH);
    expect(stderr).toMatch(/Phone\s+\+919876543210\n/);
    expect(stderr).toMatch(/phone\s+\+16505434800 \(it stands in the mail's head or in a signature\)/);
  });

  it('sent twice is the same alert, byte for byte', async () => {
    const { asked, at } = await door();
    await alert(at, 'Invented: PIN 226010, no case number');
    await alert(at, 'Invented: PIN 226010, no case number');
    expect(asked[0]!.body.equals(asked[1]!.body)).toBe(true);
  });

  it('that is too long is cut at its end, and taken', async () => {
    const { asked, at } = await door();
    await alert(at, `PIN 226010 ${'काल्पनिक '.repeat(40_000)}`);
    expect(asked[0]!.body.length).toBeLessThanOrEqual(262_144);
    expect(alertIn(asked[0]!)['hints']).toEqual([{ kind: 'pin', pin: '226010' }]);
  });

  it('that is empty opens nothing, and says what may be given', async () => {
    const { asked, at } = await door();
    const { code, stderr } = await alert(at, '\n');
    expect([code, asked.length]).toEqual([1, 0]);
    expect(stderr).toContain('npm run alert -- --paste');
  });
});

describe('a file', () => {
  it.each([
    ['utf-8.txt', Buffer.from('PIN २२६०१०')],
    ['utf-16.txt', Buffer.from('\ufeffPIN २२६०१०', 'utf16le')],
  ])('%s is read', async (name, bytes) => {
    const { asked, at } = await door();
    await alert([...at, '--file', fileOf(name, bytes)]);
    expect(alertIn(asked[0]!)['hints']).toEqual([{ kind: 'pin', pin: '226010' }]);
  });

  it.each([
    [fileOf('photo.jpg', Buffer.from([0xff, 0xd8, 0, 1, 2])), /no text/],
    ['not-there.txt', /cannot be read/],
  ])('that is none is refused in a sentence', async (file, sentence) => {
    const { asked, at } = await door();
    const { code, stderr } = await alert([...at, '--file', file]);
    expect([code, asked.length]).toEqual([1, 0]);
    expect(stderr).toMatch(sentence);
  });
});

describe('flags', () => {
  it('say it all, and wait for no pipe', async () => {
    const { asked, at } = await door();
    const flags = ['--pin', '226 010', '--phone', '98765 43210', '--phone', '12', '--place', 'Gomti Nagar', '--name', 'Invented', '--age', '19', '--sex', 'female', '--risk', 'high'];
    const { code } = await alert([...at, ...flags, '--note', 'said by phone', '--link', 'instagram.com/p/Cx1/', '--id', 'META-1', '--exercise']);
    expect(code).toBe(0);
    expect(alertIn(asked[0]!)).toEqual({
      alertId: 'META-1', risk: 'high', exercise: true,
      subject: { name: 'Invented', age: 19, sex: 'female', phones: ['+919876543210', '12'] },
      hints: [{ kind: 'pin', pin: '226010' }, { kind: 'place', text: 'Gomti Nagar', role: 'current' }],
      post: { platform: 'instagram', url: 'https://instagram.com/p/Cx1/', excerpt: 'said by phone' },
    }); // prettier-ignore
  });

  it('go before what a pasted text says', async () => {
    const { asked, at } = await door();
    await alert([...at, '--paste', '--pin', '221005', '--age', '18'], ENGLISH);
    expect(alertIn(asked[0]!)).toMatchObject({ subject: { age: 18, name: 'Invented Person' }, hints: [{ pin: '221005' }, { pin: '226010' }, {}, {}, {}] });
  });

  it.each([
    [['--pin', '22601'], /--pin is "22601"; a PIN has six digits/],
    [['--age', 'young'], /--age is "young"; allowed is a whole number from 1 to 120/],
    [['--risk', 'bad'], /--risk is "bad"; allowed are imminent, high, elevated, unknown/],
    [['--sex', 'x'], /--sex is "x"; allowed are male, female, other, unknown/],
    [['--link', 'http://['], /--link is "http:\/\/\["/],
    [['--pin', '226010', '--to', 'http://jr.example.in'], /allowed is https/],
    [['--pin', '226010', '--to', 'jr'], /--to is "jr"/],
    [['--pin', '226010', '--partner', 'No One'], /--partner is "No One"/],
    [['--pin', '226010', '--secrets', 'nowhere.json'], /nowhere\.json is not there: start the laptop/],
    [['--pin', '226010', '--secrets', fileOf('broken.json', '[]')], /is not of the shape/],
    [['--pin', '226010', '--secrets', fileOf('meta.json', '{"meta":{"secrets":["whsec_AA=="]}}')], /has no secret of the partner "desk"/],
    [['--nonsense'], /--nonsense/],
  ])('%j are refused in a sentence that says whom to phone', async (flags, sentence) => {
    const { code, stderr } = await alert(flags, '');
    expect(code).toBe(1);
    expect(stderr).toMatch(sentence);
    expect(stderr).toMatch(/The alert was NOT taken\. Phone the state desk now: \S+\.\n$/);
    expect(stderr).not.toMatch(/\n {4}at /);
  });
});

describe('--json', () => {
  it('sends the very bytes, and prints one line of JSON', async () => {
    const { asked, at } = await door();
    const json = '{ "alertId" : "sample-1", "hints": [] , "later": "kept"}';
    const { code, stdout } = await alert([...at, '--json', json]);
    expect([code, stdout]).toEqual([0, `${JSON.stringify(TAKEN)}\n`]);
    expect([asked[0]!.body.toString(), asked[0]!.verified]).toEqual([json, true]);
  });

  it('- reads them from standard input, so that nobody else on the machine does', async () => {
    const { asked, at } = await door();
    await alert([...at, '--json', '-'], '{"alertId":7}');
    expect(asked[0]!.body.toString()).toBe('{"alertId":7}');
  });
});

describe('the secret', () => {
  it('may be any active one of several', async () => {
    const { asked, url } = await door();
    const secrets = fileOf('rotated.json', JSON.stringify({ desk: { secrets: [OTHER_SECRET, SECRET] } }));
    await alert(['--to', url, '--secrets', secrets, '--pin', '226010']);
    expect([asked[0]!.verified, String(asked[0]!.headers['webhook-signature']).split(' ').length]).toEqual([true, 2]);
  });

  it('may come from the environment', async () => {
    const { asked, url } = await door();
    await alert(['--to', url, '--pin', '226010'], '', { DESK_SECRET: SECRET });
    expect(asked[0]!.verified).toBe(true);
  });

  it("may be a deployment's, in Secrets Manager", async () => {
    const { asked, url } = await door();
    const manager = await door({ status: 200, headers: { 'content-type': 'application/x-amz-json-1.1' }, body: { SecretString: JSON.stringify({ desk: { secrets: [SECRET] } }) } });
    const env = { AWS_ENDPOINT_URL_SECRETS_MANAGER: manager.url, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x' };
    const { code } = await alert(['--to', url, '--secret-id', 'arn:aws:secretsmanager:ap-south-1:000000000000:secret:Partners', '--pin', '226010'], '', env);
    expect([code, asked[0]!.verified]).toEqual([0, true]);
  });
});

describe('a door that does not take it', () => {
  it('for now is asked again with the same webhook-id, signed anew', async () => {
    const busy = { status: 503, headers: { 'retry-after': '1' }, body: { type: '/problems/unavailable' } };
    const { asked, at } = await door(busy, ACCEPTS);
    const { code, stderr } = await alert([...at, '--pin', '226010']);
    expect([code, asked.length, new Set(asked.map(({ headers }) => headers['webhook-id'])).size]).toEqual([0, 2, 1]);
    expect(asked.every(({ verified }) => verified)).toBe(true);
    expect(stderr).toMatch(/does not take it for now \(503\)\. It is sent again in 1 s \(2 of 6\)/);
  });

  it.each<[Answer, RegExp]>([
    [{ status: 401, body: { type: '/problems/signature' } }, /does not know this secret/],
    [{ status: 401, body: { type: '/problems/timestamp' } }, /set its clock/],
    [{ status: 413, body: { type: '/problems/too-large', detail: 'At most 262144 bytes.' } }, /answered 413: At most 262144 bytes\./],
    [{ status: 404, body: '<html>' }, /answered 404, which the front door does not say/],
    [{ status: 302, headers: { location: 'https://portal.example.in/login' }, body: '' }, /answered 302/],
    [{ status: 200, body: '<html>Welcome to the Wi-Fi</html>' }, /answered 200/],
  ])('for good (%j) is asked once, and the person is told whom to phone', async (answer, sentence) => {
    const { asked, at } = await door(answer);
    const { code, stdout, stderr } = await alert([...at, '--pin', '226010']);
    expect([code, asked.length, stdout]).toEqual([1, 1, '']);
    expect(stderr).toMatch(sentence);
    expect(stderr).toContain('The alert was NOT taken. Phone the state desk now: 112.');
  });
});

it('--help says what can be said, and sends nothing', async () => {
  const { code, stdout } = await alert(['--help']);
  expect([code, stdout]).toEqual([0, expect.stringContaining('npm run alert -- --paste')]);
});
