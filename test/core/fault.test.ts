/** What is told of an error is its name and its place. */
import { errorName, faultOf } from '../../core/fault.ts';
import { everything, planted, Quoting, tracesIn } from '../support/planted.ts';

const at = (stack: string): readonly string[] => faultOf({ name: 'TypeError', stack }).at;

it('has nothing of what an error quotes', () => {
  for (const thrown of [new Quoting(), new AggregateError([new Quoting()], everything), everything, { name: everything, message: everything }, planted('name'), null, undefined, 7]) expect([tracesIn(JSON.stringify(faultOf(thrown))), tracesIn(errorName(thrown))]).toEqual([[], []]);
});

it('has the name, and what AWS calls the request', () => {
  expect(faultOf(Object.assign(new TypeError('x'), { $metadata: { httpStatusCode: 400, requestId: '5b1c-7' } }))).toEqual({ error: 'TypeError', at: [], status: 400, requestId: '5b1c-7' });
  expect(['ConditionalCheckFailedException', 'com.amazonaws.Error', 'two words', '', 'x'.repeat(61)].map((name) => errorName({ name }))).toEqual(['ConditionalCheckFailedException', 'com.amazonaws.Error', 'Error', 'Error', 'Error']);
});

it('has the innermost five places of the bundle, and of nothing else', () => {
  const frames = Array.from({ length: 7 }, (_, i) => `    at async f (/var/task/index.js:1:${i}0)`).join('\n');
  expect(at(`TypeError: ${everything}\n${frames}\n    at node:internal/x:1:2`)).toEqual(['index.js:1:00', 'index.js:1:10', 'index.js:1:20', 'index.js:1:30', 'index.js:1:40']);
});
