/** Each mistake that would cost a life, made on purpose in the real code: the worlds must find it. */
import { changed } from '../../simulate/mutants/change-line.ts';
import { MUTANTS } from '../../simulate/mutants/mutants.ts';
import { openCrew } from '../../simulate/run/campaign.ts';
import { hunt } from '../../simulate/run/hunt.ts';

it.each(MUTANTS.map((mutant) => [mutant.name, mutant] as const))('%s', async (_, { name, breaks }) => {
  const crew = openCrew('packs/up', name);
  try {
    const answer = await crew.ask({ kind: 'live', from: 1, to: 60, alerts: 5, weather: 'heavy', untilBroken: true });
    const promises = answer.kind === 'lived' ? answer.tally.broken.map(({ violation }) => violation.promise) : [];
    expect(promises).toHaveLength(1);
    expect(breaks).toContain(promises[0]);
  } finally {
    await crew.close();
  }
}, 60_000);

it('is told as a short story that ends with what was broken', async () => {
  const found = await hunt('packs/up', MUTANTS.find(({ name }) => name === 'a message is deleted before the work is done')!);
  expect(found?.story.at(-1)).toMatch(/^\d\d:\d\d\.\d{3} {2}BROKEN: accepted means kept\. it was answered with 202/);
  expect(found!.story.length).toBeLessThan(30);
}, 60_000);

it('is refused when the line that it changes has gone', () => {
  const change = { file: 'core/plan.ts', from: 'a line', to: 'another' };
  expect(changed('before, a line, after', change)).toBe('before, another, after');
  expect(() => changed('nothing like it', change)).toThrow('"a line" stands 0 times in core/plan.ts');
  expect(() => changed('a line, and a line', change)).toThrow('stands 2 times');
});
