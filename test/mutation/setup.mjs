/** What our tests ask of jest, for mocha: it loads all tests once, and then tries one mutant after another. */
import { expect } from 'expect';
import { bind } from 'jest-each';
import * as fc from 'fast-check';
import Mocha from 'mocha';
import { locatorOf, up } from '../support/locators.ts';

const { Suite, Test } = Mocha;

// The same mutants are killed each time, and at once: the smallest example of how is nobody's concern here.
fc.configureGlobal({ seed: 1, numRuns: 50, endOnFailure: true });
locatorOf(up); // opened once for all tests: while no mutant is about

/** How fast or how large something may be: seconds each, and no mutant's business. */
const SLOW = /by Lambda however much|is read in a moment|of 10,000 rows|on 40,000 points|within 100 ms|too detailed for a cold start|bytes are the same whenever/;

/** Jest's third argument, a limit of time, is left to Stryker. */
const withEach = (declare) => Object.assign(declare, { each: bind(declare, false) });

Mocha.interfaces.bdd = (root) => {
  let suite = root;
  const describe = withEach((title, body) => {
    const outer = suite;
    suite = Suite.create(outer, title);
    body();
    suite = outer;
  });
  const it = withEach((title, body) => void (SLOW.test(title) || suite.addTest(new Test(title, async () => body()))));
  root.afterAll(forgetFixtures);
  root.on('pre-require', (globals, file) => {
    suite = Suite.create(root, file.replace(/^.*\/test\//, '')); // for each file, so that what it does before all its tests is done for these only
    const around = (when) => (body) => void suite[when](async () => body());
    Object.assign(globals, { expect, describe, it, beforeAll: around('beforeAll'), beforeEach: around('beforeEach'), afterEach: around('afterEach'), afterAll: around('afterAll') });
  });
};

/** Stryker picks tests by one pattern of all their titles, which is slow, and too large where a thousand tests are meant: `(^one$)|(^another$)`. */
Mocha.prototype.grep = function grep(pattern) {
  if (pattern === undefined) return this;
  const titles = new Set(pattern.source.slice(2, -2).split('$)|(^').map((title) => title.replace(/\\(.)/g, (_, letter) => (letter === 'n' ? '\n' : letter))));
  this.options.grep = { test: (title) => titles.has(title) };
  return this;
};

/** What ran while a test file was loaded and in a test as well: a mutant there is tried in its tests, without loading all files anew. */
function forgetFixtures() {
  const { static: loading, perTest } = globalThis['__stryker__']?.mutantCoverage ?? {};
  for (const mutants of Object.values(perTest ?? {})) for (const mutant of Object.keys(mutants)) delete loading[mutant];
}
