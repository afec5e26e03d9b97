/** A call that failed on purpose. */
export class Broken extends Error {
  override readonly name = 'Broken';
}
