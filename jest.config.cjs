const { tmpdir } = require('node:os');
const { join } = require('node:path');

// Tests start the commands a hundred times: what Node made of the sources serves again.
process.env.NODE_COMPILE_CACHE ??= join(tmpdir(), 'jeevan-raksha-compiled');

/** Tests run as CommonJS, so that packages of either kind load; the sources are modules and are not changed by it. */
module.exports = {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/cdk.out', '<rootDir>/.build', '<rootDir>/.local'],
  transform: {
    '\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } }],
  },
  maxWorkers: 2,
  reporters: ['default', '<rootDir>/test/support/closing-line.cjs'],
};
