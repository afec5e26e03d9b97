/** What stops the laptop and is no bug: one sentence for the person at the terminal, what and what to do. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
