/** What may be told of an error. Never its message: SDKs quote what they were given, and `JSON.parse` some letters of it. */
export type Fault = {
  readonly error: string;
  /** Where in the bundle, innermost first: `index.js:12:345`. */
  readonly at: readonly string[];
  /** Of an answer of AWS. */
  readonly status?: number;
  readonly requestId?: string;
};

const FRAMES = 5;
const isName = (name: unknown): name is string => typeof name === 'string' && /^[A-Za-z][\w.]{0,59}$/.test(name);

/** An error's own name; whatever else was thrown is an `Error`. */
export function errorName(error: unknown): string {
  const name: unknown = (error as Error | null | undefined)?.name;
  return isName(name) ? name : 'Error';
}

export function faultOf(error: unknown): Fault {
  const { stack, $metadata } = Object(error) as { stack?: unknown; $metadata?: { httpStatusCode?: unknown; requestId?: unknown } };
  const at = typeof stack === 'string' ? [...stack.matchAll(/\/(index\.js:\d{1,6}:\d{1,7})\)?$/gm)].map(([, place]) => place!).slice(0, FRAMES) : [];
  const { httpStatusCode: status, requestId } = $metadata ?? {};
  return { error: errorName(error), at, ...(typeof status === 'number' && { status }), ...(typeof requestId === 'string' && /^[\w-]{1,60}$/.test(requestId) && { requestId }) };
}
