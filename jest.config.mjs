// One jest for the whole tree. `npm test` runs every project; `nx test`, `test-db` and `test-graph` select one.
// ESM throughout, so node runs with --experimental-vm-modules (the scripts of package.json say so).
import { readFileSync } from 'node:fs';

const { compilerOptions } = JSON.parse(readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8'));
const moduleNameMapper = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([name, [file]]) => [`^${name}$`, `<rootDir>/${file.slice(2)}`]),
);

const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  modulePathIgnorePatterns: ['<rootDir>/.assembly', '<rootDir>/dist', '<rootDir>/tools/bench/peers/node_modules', '<rootDir>/tools/new-subgraph/files'],
  moduleNameMapper,
  setupFiles: ['reflect-metadata'],
  transform: {
    '^.+\\.tsx?$': ['@swc/jest', {
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true, tsx: false, dynamicImport: true },
        transform: { legacyDecorator: true, decoratorMetadata: false, useDefineForClassFields: false },
        keepClassNames: true,
      },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    }],
  },
};

/** One PostgreSQL for the run, started only if a spec of these projects is in it. */
const cluster = { globalSetup: '<rootDir>/tools/jest/start-cluster.ts', globalTeardown: '<rootDir>/tools/jest/stop-cluster.ts' };

export default {
  rootDir: import.meta.dirname,
  // A busy machine is slow, not wrong: what hangs is ended all the same.
  testTimeout: 60_000,
  // On two cores: one waits for PostgreSQL, or for a process that starts, while the others compute; their memory is given back after a file that took much.
  maxWorkers: 3,
  workerIdleMemoryLimit: '2GB',
  testSequencer: '<rootDir>/tools/jest/longest-first.mjs',
  reporters: [['default', { summaryThreshold: 1000 }], '<rootDir>/tools/jest/closing-line.mjs'],
  projects: [
    { ...shared, displayName: 'test', testMatch: ['<rootDir>/{libs,apps,tools}/**/*.spec.ts'],
      testPathIgnorePatterns: ['\\.db\\.spec\\.ts$', '\\.graph\\.spec\\.ts$', '\\.bar\\.spec\\.ts$', 'tools/boundaries\\.spec\\.ts$', '/node_modules/'] },
    { ...shared, displayName: 'guards', testMatch: ['<rootDir>/tools/boundaries.spec.ts'] },
    { ...shared, ...cluster, displayName: 'test-db', testMatch: ['<rootDir>/{libs,apps,tools}/**/*.db.spec.ts'] },
    { ...shared, ...cluster, displayName: 'test-graph', testMatch: ['<rootDir>/{libs,apps,tools}/**/*.graph.spec.ts'] },
  ],
};
