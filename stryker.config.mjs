/** `npm run mutate`: docs/mutation.md says what it is for and what it found. */

/** Tests that start processes, take seconds each, or measure time: other tests kill what they would. */
const LEFT_OUT = ['pipeline/walk', 'pipeline/planted', 'packs/boundaries', 'packs/broken'];

/** Those that kill most come first: a mutant is let go at the first test that fails. */
const FIRST = ['core/act', 'core/plan', 'core/open', 'core/page', 'core/sent', 'core/fail-over', 'core/taken', 'core/drill', 'pipeline/night', 'pipeline/clocks', 'pipeline/proof', 'pipeline/hand-over', 'pipeline/taking-over', 'pipeline/deliveries'];
const files = (names) => names.map((name) => `test/${name}.test.ts`);

export default {
  testRunner: 'mocha',
  mochaOptions: {
    'no-config': true,
    require: ['./test/mutation/setup.mjs'],
    extension: ['ts'],
    spec: [...files(FIRST), 'test/core/**/*.test.ts', 'test/pipeline/*.test.ts', 'test/packs/*.test.ts', 'test/mutation/worlds.ts'],
    ignore: files(LEFT_OUT),
  },
  plugins: ['@stryker-mutator/mocha-runner', './test/mutation/for-people.mjs'],
  ignorers: ['for-people'],
  tsconfigFile: 'none',
  mutate: ['core/**/*.ts', 'pipeline/**/*.ts'],
  ignorePatterns: ['.local', '.build', 'cdk.out', 'data', 'docs', 'console', 'local', 'lib', 'bin', 'lambdas', 'bench'],
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 5000,
  timeoutFactor: 2,
  incremental: true,
  incrementalFile: '.local/mutation/incremental.json',
  tempDirName: '.local/mutation/sandbox',
  reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportMutants: false },
  htmlReporter: { fileName: '.local/mutation/report.html' },
  jsonReporter: { fileName: '.local/mutation/report.json' },
};
