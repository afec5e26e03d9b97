/** How an engine of a test is asked: by the SDK, at its own endpoint, with credentials that open nothing. */
export const askedAt = (endpoint: string) => ({ endpoint, region: 'ap-south-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' }, maxAttempts: 1 });

/** Where nobody answers. */
export const NOWHERE = 'http://127.0.0.1:1';

/** Names of this run, so that an engine that is kept running has no others. */
const run = `test-${process.pid}-${Date.now()}`;
let names = 0;
export const newName = (): string => `${run}-${(names += 1)}`;

/** A test's patience ends what never becomes so. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((done) => setTimeout(done, 20));
}
