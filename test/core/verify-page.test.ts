/** The page behind a link that verifies: one question about one number, one button, and what it means. */
import { verifyPage, type Question } from '../../core/verify-page.ts';
import type { Responder } from '../../core/people.ts';
import { up } from '../support/locators.ts';

const responder: Responder = { responderId: 'inspector', name: 'Asha <Sample>', rank: 'Inspector', language: 'en', channels: { sms: { number: '+917000000001' } } };
const question: Question = { pack: up, token: '0123456789abcdefghjk', language: 'en', responder, channel: 'sms', isConfirmed: false, isOver: false };
const shown = (given: Partial<Question> = {}): string => verifyPage({ ...question, ...given });
const textOf = (page: string): string => page.replace(/<style>.*<\/style>/s, '').replace(/<title>.*<\/title>/, '').replace(/<[^>]+>/g, '\n').replace(/\n+/g, '\n').trim(); // prettier-ignore

it('asks whether the channel is theirs, says what it means, and what to do when it is not', () => {
  expect(textOf(shown()).split('\n')).toEqual([
    'Is this the telephone of Inspector Asha &lt;Sample&gt;?', "Calls to help a person at risk come here, at any hour. Keep it switched on and loud while you are on duty.",
    'Yes, confirm', `If not, press nothing and call the state desk: ${up.stateDesk.phone}.`,
  ]); // prettier-ignore
});

it('has one button, which sends the token and nothing else by a form: following the link confirms nothing', () => {
  const page = shown();
  expect(page.match(/<form.*<\/form>/s)![0]).toBe('<form method="post" action="a"><input type="hidden" name="t" value="0123456789abcdefghjk"><input type="hidden" name="action" value="confirm"><button class="act">Yes, confirm</button></form>');
  expect(page.match(/<a |<script|href=/g)).toBeNull();
});

it.each([['sms', 'telephone'], ['https', 'telephone'], ['email', 'mailbox']] as const)('%s is called: %s', (channel, word) => {
  expect(textOf(shown({ channel }))).toContain(`Is this the ${word} of`);
});

it('of a responder without a rank says the name alone', () => expect(textOf(shown({ responder: { ...responder, rank: '' } }))).toContain('of Asha &lt;Sample&gt;?'));

it('once confirmed says so, asks nothing, and has no button; also when the link is over by now', () => {
  for (const isOver of [false, true]) {
    const page = shown({ isConfirmed: true, isOver });
    expect(textOf(page).split('\n')).toEqual(['Confirmed: this is the telephone of Inspector Asha &lt;Sample&gt;.', up.wording['en']!.page.verifiedMeans]);
    expect(page).not.toContain('<form');
  }
});

it('when it is over says whom to ask for a new one, and names nobody', () => {
  const page = shown({ isOver: true });
  expect(textOf(page)).toBe(`This link is too old, or of another number. Ask the state desk for a new one: ${up.stateDesk.phone}.`);
  expect(page).not.toMatch(/<form|Asha/);
  expect(page).toContain('<p class="refused" role="alert">');
});

it("is in the reader's language", () => {
  const { page } = up.wording['hi']!;
  for (const [given, sentence] of [[{}, page.verifyYes], [{ isConfirmed: true }, page.verifiedMeans]] as const) {
    expect(shown({ language: 'hi', ...given })).toContain(`<html lang="hi">`);
    expect(textOf(shown({ language: 'hi', ...given }))).toContain(sentence);
  }
});
