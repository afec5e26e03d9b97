/** What was mailed, or said by phone: from a file, a pipe, a paste or a few questions. */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { createInterface as createQuestions } from 'node:readline/promises';
import type { Given } from '../core/desk-alert.ts';
import { ageIn, pinIn } from './alert-flags.ts';

/** More than this is no mail; an alert carries 256 KB at most. */
const MOST_BYTES = 20_000_000;

export type Keyboard = NodeJS.ReadStream;

/** As Windows and others save text, too. Throws a sentence for what is no text. */
export function asText(bytes: Uint8Array): string {
  const [a, b] = bytes;
  const text = new TextDecoder(a === 0xff && b === 0xfe ? 'utf-16le' : a === 0xfe && b === 0xff ? 'utf-16be' : 'utf-8').decode(bytes);
  if (text.includes('\0')) throw new Error('That is no text (a picture, a PDF, a document?): open it, and paste what it shows.');
  return text;
}

export function fromFile(file: string): string {
  try {
    return asText(readFileSync(file));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Error(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

export async function fromPipe(stdin: AsyncIterable<Uint8Array>): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stdin) {
    parts.push(part);
    length += part.length;
    if (length > MOST_BYTES) throw new Error(`What was given is over ${MOST_BYTES / 1_000_000} MB, and no mail: give only its text.`);
  }
  return asText(Buffer.concat(parts));
}

/** Until Ctrl-D on an empty line. Kept in no history. */
export async function fromPaste(stdin: Keyboard, stderr: NodeJS.WriteStream): Promise<string> {
  stderr.write('Paste the mail, then press Enter and Ctrl-D:\n');
  const keyboard = createInterface({ input: stdin, output: stderr, terminal: true, prompt: '', historySize: 0 });
  const lines: string[] = [];
  keyboard.on('line', (line) => lines.push(line));
  keyboard.on('SIGINT', stop);
  await new Promise<void>((done) => {
    keyboard.once('close', done);
  });
  return [...lines, keyboard.line].join('\n');
}

export type Ask = (question: string) => Promise<string>;

/** Questions and one answer after another; `done` gives the keyboard back. */
export function questions(stdin: Keyboard, stderr: NodeJS.WriteStream): { readonly ask: Ask; readonly done: () => void } {
  const keyboard = createQuestions({ input: stdin, output: stderr, historySize: 0 });
  keyboard.on('SIGINT', stop);
  keyboard.on('close', stop); // Ctrl-D
  const done = (): void => {
    keyboard.off('close', stop);
    keyboard.close();
  };
  return { ask: async (question) => keyboard.question(question), done };
}

function stop(): never {
  process.stderr.write('\nNothing was sent.\n');
  process.exit(130);
}

/** Enter passes over a question. What is said in a sentence is read like a pasted mail. */
export async function asked(ask: Ask, given: Given): Promise<{ readonly given: Given; readonly text: string }> {
  const text = await ask('What was said or written? In one line; Enter passes over.\n> ');
  const pin = await untilRight(ask, 'PIN code, if it is known: ', pinIn);
  const place = await ask('Place: ');
  const phone = await ask("The person's phone: ");
  const name = await ask('Name: ');
  const age = await untilRight(ask, 'Age: ', ageIn);
  const link = await ask('Link to the post or the profile: ');
  const id = await ask("The platform's case number, if it gave one: ");
  const some = (value: string): string[] => (value.trim() === '' ? [] : [value.trim()]);
  return {
    text,
    given: {
      ...given,
      pins: [...given.pins, ...(pin === null ? [] : [pin])],
      places: [...given.places, ...some(place)],
      phones: [...given.phones, ...some(phone)],
      links: [...given.links, ...some(link)],
      ...(name.trim() && { name: name.trim() }),
      ...(age !== null && { age }),
      ...(id.trim() && { id: id.trim().slice(0, 256) }),
    },
  };
}

async function untilRight<T>(ask: Ask, question: string, read: (text: string) => T): Promise<T | null> {
  for (;;) {
    const answer = await ask(question);
    if (answer.trim() === '') return null;
    try {
      return read(answer);
    } catch (error) {
      question = `${(error as Error).message.replace(/^--/, '')}\n${question}`;
    }
  }
}
