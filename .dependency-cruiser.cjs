/** The rooms of docs/architecture.md, and who may look into which. test/rooms.test.ts plants a breach of each rule. */

const ANY = 'any';

/** A room may import itself, the rooms named, the packages named, and the parts of Node named. */
const ROOMS = {
  contract: { rooms: [], packages: [], node: [] },
  core: { rooms: [], packages: ['zod/(mini|v4/mini|v4/core)', 'libphonenumber-js', 'sms-segments-calculator'], node: ['crypto'] },
  packs: { rooms: ['core'], packages: ['zod'], node: ['fs', 'path'] },
  pipeline: { rooms: ['core'], packages: [], node: ['crypto'] },
  adapters: { rooms: ['core', 'pipeline', 'contract'], packages: ANY, node: ANY },
  lambdas: { rooms: ['core', 'contract', 'packs', 'pipeline', 'adapters/(?!memory/)'], packages: ANY, node: ANY },
  lib: { rooms: ['contract', 'packs'], packages: ['aws-cdk-lib', 'cdk-nag', 'constructs', 'esbuild', 'zod'], node: ['fs', 'path'] },
  bin: { rooms: ['lib', 'packs'], packages: ['aws-cdk-lib'], node: ['path'] },
  local: { rooms: ['contract'], packages: ANY, node: ANY },
  commands: { rooms: ['core', 'contract', 'packs', 'pipeline', 'adapters/(?!memory/)', 'preflight', 'simulate'], packages: ANY, node: ANY },
  preflight: { rooms: ['core', 'contract', 'packs', 'pipeline', 'adapters/(?!memory/)', 'lib', 'simulate/scale/(limits|ours).ts'], packages: ANY, node: ANY },
  simulate: { rooms: ['core', 'contract', 'pipeline', 'adapters', 'packs'], packages: ANY, node: ANY },
};

const slash = (name) => (name.includes('/') ? name : `${name}/`);

const rules = Object.entries(ROOMS).flatMap(([room, { rooms, packages, node }]) => [
  {
    name: `${room}-rooms`,
    comment: `${room}/ may import only ${[room, ...rooms].join(', ')}`,
    severity: 'error',
    from: { path: `^${room}/` },
    to: { pathNot: [`^(${[room, ...rooms].map(slash).join('|')})`, 'node_modules/'], dependencyTypesNot: ['core', 'unknown'] },
  },
  packages !== ANY && {
    name: `${room}-packages`,
    comment: `${room}/ may import only the packages ${packages.join(', ') || '(none)'}`,
    severity: 'error',
    from: { path: `^${room}/` },
    to: { path: 'node_modules/', pathNot: packages.map((name) => `node_modules/(@types/)?${name}(/|$)`) },
  },
  node !== ANY && {
    name: `${room}-node`,
    comment: `${room}/ may import of Node only ${node.join(', ') || 'nothing'}`,
    severity: 'error',
    from: { path: `^${room}/` },
    to: { dependencyTypes: ['core'], pathNot: node.map((name) => `^(node:)?${name}$`) },
  },
]).filter(Boolean);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...rules,
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nobody-imports-tests', severity: 'error', from: { pathNot: '^(test|bench)/' }, to: { path: '^(test|bench)/' } },
    {
      name: 'no-catch-all-names',
      comment: 'A file named so says nothing of what is in it',
      severity: 'error',
      from: {},
      to: { path: '/[^/]*(util|helper|service|manager|common)[^/]*\\.ts$', pathNot: 'node_modules/' },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: { pathNot: '^packs/index\\.ts$' },
      to: { dependencyTypes: ['export'] },
    },
    { name: 'no-index-files', severity: 'error', from: {}, to: { path: '/index\\.ts$', pathNot: ['^packs/index\\.ts$', 'node_modules/'] } },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    parser: 'swc', // the only one that reads TypeScript here: the tsc parser ends at TypeScript 6. It sees `import type` too
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(cdk\\.out|\\.build)/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types', 'require'], mainFields: ['module', 'main', 'types', 'typings'] },
  },
};
