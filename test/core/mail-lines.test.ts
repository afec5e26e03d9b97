/** Which lines of a mail speak of the case, and which of whoever wrote it. */
import { blank, mailLines } from '../../core/mail-lines.ts';

/** Each line as `.` where it speaks of the case, `x` where it is set aside. */
const marks = (text: string): string => {
  const { body, aside } = mailLines(text);
  const [of, beside] = [body.split('\n'), aside.split('\n')];
  return of.map((line, i) => (line.trim() !== '' ? '.' : beside[i]!.trim() !== '' ? 'x' : ' ')).join('');
};

it('nothing is lost, and each stays in its place', () => {
  const text = 'From: A\n\nCase 1\nRegards,\nB';
  const { body, aside } = mailLines(text);
  expect([body, aside]).toEqual([`${blank('From: A')}\n\nCase 1\n${blank('Regards,')}\n `, 'From: A\n\n      \nRegards,\nB']);
});

it.each(['From', 'To', 'Cc', 'Bcc', 'Reply-To', 'Sent', 'Date', 'Received', 'Return-Path', 'Message-ID', 'Delivered-To', 'In-Reply-To', 'References', 'MIME-Version', 'DKIM-Signature', 'Authentication-Results', 'X-Mailer', 'ARC-Seal', 'List-Id', 'Content-Type', 'प्रेषक', 'दिनांक', 'प्रति'])(
  'a line that begins with %s is of the head, and what it goes on with too', (label) => expect([marks(`${label}: one\n two\n\tthree\nfour`), marks(`> *${label}* : one\nbody`), marks(`on ${label}: one`), marks(`${label} one`)]).toEqual(['xxx.', 'x.', '.', '.'])); // prettier-ignore

it('a subject belongs to the case', () => expect(marks('From: a\nSubject: b\nसेवा')).toBe('x..'));

it.each(['On Tue, 5 Mar 2024, A wrote:', '5 मार्च 2024 को अ ने लिखा:', '---- Forwarded message ----', '-----Original Message-----', 'Begin forwarded message:', 'Forwarded message'])('%j only quotes: what is indented below it is the case', (line) => {
  expect([marks(`${line}\n  one`), marks(`one\n${line}\ntwo`)]).toEqual(['x.', '.x.']);
});

it.each(['On it: he wrote', 'the original message is lost', 'We begin forwarded message: now'])('%j quotes nothing', (line) => expect(marks(line)).toBe('.'));

describe('a farewell', () => {
  it.each(['--', '—', 'Thanks', 'Many thanks,', 'thank you!', 'Thanks and regards', 'Thanks & regards,', 'Regards', 'Best regards', 'kind regards,', 'Warm Regards', 'with regards', 'Best wishes', 'Sincerely', 'sincerely yours,', 'Yours sincerely', 'Yours faithfully,', 'yours truly', 'Respectfully', 'Cheers', 'सादर', 'धन्यवाद।', 'सधन्यवाद', 'भवदीय', 'भवदीया', 'आभार', 'dhanyavaad', 'dhanyavad', 'Saadar', 'sadar'])(
    '%j begins a signature', (line) => expect(marks(`one\n${line}\ntwo`)).toBe('.xx')); // prettier-ignore

  it.each(['---', 'Thanks to you', 'no thanks', 'Thank you all', 'regards the case', 'best'])('%j does not', (line) => expect(marks(`one\n${line}\ntwo`)).toBe('...'));

  it('ends with ten lines, empty ones apart', () => expect(marks(`Regards,\n${'x\n'.repeat(5)}\n${'x\n'.repeat(6)}`)).toBe(`${'x'.repeat(6)} ${'x'.repeat(5)}. `));
  it('ends where the quotation is another', () => expect([marks('> Regards,\n> two\none'), marks('Regards,\n> one'), marks('> > Regards,\n> one\n>> x')]).toEqual(['xx.', 'x.', 'x..']));
  it('ends with a head, which begins another mail', () => expect(marks('Regards,\nA\nFrom: B\none')).toBe('xxx.'));

  it.each(['Subject', 'Case ID', 'Ticket', 'Report', 'Alert', 'Account', 'Username', 'User', 'Profile', 'Person', "Person's phone", 'Registered phone', 'Subscriber', 'Last known place', 'IP', 'PIN', 'Age', 'Sex', 'Gender', 'आयु', 'उम्र', 'पिन', 'विषय'])('ends with a line on the case: %s', (label) => expect(marks(`Regards,\nA\n${label}: one\ntwo`)).toBe('xx..'));
  it.each(['Casework: x', 'Agent: x', `Case ${'x'.repeat(41)}: y`, 'Pinto: x', 'my case: x'])('does not end with %j', (line) => expect(marks(`Regards,\nA\n${line}`)).toBe('xxx'));
});
