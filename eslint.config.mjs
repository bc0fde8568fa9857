import nx from '@nx/eslint-plugin';
import typescript from 'typescript-eslint';

const SCOPES = ['membership', 'sessions', 'civil-society', 'resolutions', 'gateway', 'clients'];
const scope = (name) => ({ sourceTag: `scope:${name}`, onlyDependOnLibsWithTags: [`scope:${name}`, 'scope:shared'] });
const kind = (name, dependsOn, more = {}) => ({
  sourceTag: `kind:${name}`,
  onlyDependOnLibsWithTags: dependsOn.map((other) => (other === '*' ? '*' : `kind:${other}`)),
  ...more,
});

/** Which project may import which: by what it is (kind) and by whose it is (scope). A spec may use the tools of testing anywhere. */
const constraints = ({ inSpecs }) => [
  kind('app', ['domain', 'vocabulary', 'platform', 'client'], { bannedExternalImports: ['typeorm', 'pg', 'type-graphql'] }),
  kind('domain', ['vocabulary', 'platform', 'testing']),
  kind('platform', ['vocabulary', 'platform', 'testing']),
  kind('vocabulary', ['vocabulary'], inSpecs ? {} : { bannedExternalImports: ['*'] }),
  kind('client', ['client'], { bannedExternalImports: ['typeorm', 'pg', '@apollo/server'] }),
  kind('testing', ['platform', 'vocabulary']),
  kind('whole', ['*']),
  ...SCOPES.map(scope),
  { sourceTag: 'scope:shared', onlyDependOnLibsWithTags: ['scope:shared'] },
];

const boundaries = (options) => ({
  '@nx/enforce-module-boundaries': [
    'error',
    { enforceBuildableLibDependency: false, allow: [], checkNestedExternalImports: true, depConstraints: constraints(options) },
  ],
});

const frameworks = ['typeorm', 'typeorm/*', 'pg', 'type-graphql', 'graphql', '@apollo/*', 'dataloader'];

/** What the files of one room of a domain library may not import; what a room is stands in ARCHITECTURE.md. */
const room = (name, ...banned) => ({
  files: [`libs/*/src/${name}/**/*.ts`],
  ignores: ['**/*.spec.ts', 'libs/platform/**', 'libs/gateway/**'],
  rules: { 'no-restricted-imports': ['error', { patterns: [...banned, '@assembly-graph/testing', '**/testing/**'] }] },
});

export default [
  {
    ignores: [
      '**/node_modules/**', '.nx/**', '.assembly/**', 'dist/**', 'tools/new-subgraph/files/**',
      'libs/graph-client/src/generated/**',
    ],
  },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.mjs'],
    languageOptions: { parser: typescript.parser, parserOptions: { sourceType: 'module' } },
    plugins: { '@nx': nx, '@typescript-eslint': typescript.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'prefer-const': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts', 'libs/**/*.tsx', 'tools/**/*.ts'],
    // jest's global setup is loaded before module names are mapped, so it alone reaches past a door by path.
    ignores: ['tools/jest/**'],
    rules: boundaries({ inSpecs: false }),
  },
  { files: ['libs/**/*.spec.ts', 'apps/**/*.spec.ts'], rules: boundaries({ inSpecs: true }) },
  {
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    // What the specs of one library share stands in its folder `testing`.
    ignores: ['**/*.spec.ts', 'libs/testing/**', 'libs/*/src/testing/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@assembly-graph/testing', '**/testing/**'] }] },
  },
  {
    files: ['apps/**/*.ts', 'apps/**/*.tsx', 'libs/**/*.ts', 'libs/**/*.tsx', 'tools/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/migrations/**'],
    rules: { 'max-lines': ['warn', { max: 200, skipComments: true, skipBlankLines: true }] },
  },
  {
    // Only env.ts reads the environment; main.ts hands it over.
    files: ['apps/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/env.ts', '**/*.spec.ts'],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Only env.ts reads the environment.' }],
    },
  },
  {
    // The gateway's engine could be published by itself: it knows nothing of the Assembly.
    files: ['libs/supergraph-runtime/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: ['@assembly-graph/*', '!@assembly-graph/kernel', '@apollo/gateway'] }] },
  },
  room('domain', ...frameworks, '@assembly-graph/platform', '@assembly-graph/platform/*', '**/use-cases/**', '**/storage/**', '**/graphql/**'),
  room('use-cases', ...frameworks, '@assembly-graph/platform', '@assembly-graph/platform/*', '**/storage/**', '**/graphql/**'),
  room('storage', 'type-graphql', 'graphql', '@apollo/*', '@assembly-graph/platform/graph', '@assembly-graph/platform/auth', '**/graphql/**'),
  room('graphql', 'typeorm', 'typeorm/*', 'pg', '@assembly-graph/platform/sql', '@assembly-graph/platform/auth', '**/storage/**'),
];
