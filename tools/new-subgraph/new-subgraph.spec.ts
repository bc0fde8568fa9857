import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Tree } from '@nx/devkit';
import { createTree } from '@nx/devkit/testing';
import { beforeEach, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import newSubgraph from './new-subgraph.ts';
import { domainsOf } from './register.ts';
import { nameOf, type Name } from './subgraph-names.ts';

const ROOT = resolve(import.meta.dirname, '../..');
/** The repository's own, so that the generator is found wanting when one of them changes its form. */
const NEEDED = ['tsconfig.base.json', 'eslint.config.mjs', 'libs/whole/src/domains.ts', 'libs/whole/src/supergraph.ts', 'apps/gateway/src/env.ts'];
const LISTING = ['apps/gateway/src/main.ts', 'apps/assembly/src/reset.ts', 'tools/boundaries.spec.ts', 'tools/docker/create-schemas.sh', 'docker-compose.yml'];
const CONTRACT = `type Query { state(iso3: String!): State states(first: Int): [State!]! }
  type State { iso3: String! }
  type TreatyConnection { totalCount: Int! }`;

let tree: Tree;
const text = (file: string) => tree.read(file, 'utf8')!;
const written = () => tree.listChanges().map(({ path, content }) => `${path} ${content}`);

beforeEach(() => {
  tree = createTree();
  for (const file of [...NEEDED, ...LISTING]) if (existsSync(join(ROOT, file))) tree.write(file, readFileSync(join(ROOT, file)));
  tree.write('apps/membership-subgraph/schema.graphql', CONTRACT);
  tree.write('libs/membership/project.json', '{}');
});

/** The lines that a file has now and had not before. */
async function addedTo(file: string, options: Parameters<typeof newSubgraph>[1]): Promise<string[]> {
  const before = text(file).split('\n');
  await newSubgraph(tree, options);
  return text(file).split('\n').filter((line) => !before.includes(line));
}

describe('a new subgraph', () => {
  it('has all rooms, a process, and a table of the data set without rows', async () => {
    await newSubgraph(tree, { name: 'rehearsals', noun: 'trial-run' });
    const [migration, ...others] = tree.children('libs/rehearsals/src/storage/migrations');
    expect(others).toEqual([]);
    expect(migration).toMatch(/^\d{13}-create-rehearsals\.ts$/);
    for (const file of [
      'project.json', 'README.md', 'src/index.ts', 'src/domain/trial-run.ts', 'src/domain/trial-run.spec.ts', 'src/use-cases/rehearsals-stores.ts',
      'src/use-cases/load-trial-runs.ts', 'src/use-cases/load-trial-runs.spec.ts', 'src/storage/tables.ts', 'src/storage/postgres-rehearsals.ts',
      'src/graphql/trial-run.type.ts', 'src/graphql/trial-runs.resolver.ts', 'src/graphql/loaders.ts', 'src/graphql/rehearsals.graphql.db.spec.ts',
    ]) expect([file, tree.isFile(`libs/rehearsals/${file}`)]).toEqual([file, true]);
    for (const file of ['project.json', 'README.md', 'src/main.ts', 'src/env.ts']) expect([file, tree.isFile(`apps/rehearsals-subgraph/${file}`)]).toEqual([file, true]);
    expect(text('data/trial_runs.csv')).toBe('code,name,confidence,source,note\n');
    expect(JSON.parse(text('libs/rehearsals/project.json'))).toMatchObject({ name: 'rehearsals', tags: ['kind:domain', 'scope:rehearsals'] });
    expect(JSON.parse(text('apps/rehearsals-subgraph/project.json'))).toMatchObject({ name: 'rehearsals-subgraph', tags: ['kind:app', 'scope:rehearsals'] });
  });

  it('is filled in: every file parses, and nothing of the templates is left in it', async () => {
    await newSubgraph(tree, { name: 'rehearsals', noun: 'trial-run' });
    const made = tree.listChanges().filter(({ path }) => /rehearsals|trial_runs/.test(path));
    expect(made.length).toBeGreaterThan(15);
    for (const { path, content } of made) {
      expect([path, /<%|%>|undefined|\[object|\.template/.exec(`${path} ${content}`)]).toEqual([path, null]);
      if (!path.endsWith('.ts')) continue;
      const { diagnostics } = ts.transpileModule(String(content), { fileName: path, reportDiagnostics: true, compilerOptions: { experimentalDecorators: true } });
      expect([path, diagnostics]).toEqual([path, []]);
    }
  });

  it('tells what comes next only once it is written', async () => {
    expect(await newSubgraph(tree, { name: 'try-outs' })).toBeInstanceOf(Function);
  });
});

describe('its place in the house', () => {
  it.each([
    ['tsconfig.base.json', ['      "@assembly-graph/trial-runs": ["./libs/trial-runs/src/index.ts"],']],
    ['libs/whole/src/domains.ts', [
      "import { trialRunsData, trialRunsStorage, trialRunsSubgraph } from '@assembly-graph/trial-runs';",
      "  { name: 'trial-runs', storage: trialRunsStorage, data: trialRunsData, subgraph: trialRunsSubgraph },",
    ]],
    ['apps/gateway/src/env.ts', ["  SUBGRAPH_URL_TRIAL_RUNS: 'trial-runs',"]],
  ])('%s', async (file, lines) => expect(await addedTo(file, { name: 'trial-runs' })).toEqual(lines));

  it('is a scope of its own', async () => {
    const [line] = await addedTo('eslint.config.mjs', { name: 'trial-runs' });
    expect(line).toMatch(/^const SCOPES = \[.*'trial-runs'.*'gateway'.*\];$/);
  });

  it('has the next port, or the one asked for', async () => {
    const ports = () => [...text('libs/whole/src/supergraph.ts').match(/const PORTS[^;]*;/)![0].matchAll(/: (\d{4,5})/g)].map(([, port]) => Number(port));
    const highest = Math.max(...ports());
    await newSubgraph(tree, { name: 'trial-runs' });
    await newSubgraph(tree, { name: 'dry-runs', port: 61005 });
    expect(ports().slice(-2)).toEqual([highest + 1, 61005]);
    expect(text('apps/trial-runs-subgraph/src/env.ts')).toContain(`subgraphEnv('trial-runs', env, ${highest + 1})`);
    expect(text('apps/dry-runs-subgraph/src/env.ts')).toContain("subgraphEnv('dry-runs', env, 61005)");
  });

  it('is listed wherever the last domain was, in files that are there', async () => {
    const { kebab, snake, upper } = domainsOf(tree).at(-1)!;
    tree.write('apps/assembly/src/reset.ts', `const kept = ['postgres', '${kebab}'];\n`);
    tree.write('tools/docker/create-schemas.sh', `for schema in membership ${snake}; do\n`);
    tree.write('apps/gateway/src/main.ts', `  SUBGRAPH_URL_OTHER     where\n  SUBGRAPH_URL_${upper}\n  CORS_ORIGINS\n`);
    tree.delete('tools/boundaries.spec.ts');
    await newSubgraph(tree, { name: 'trial-runs' });
    expect(text('apps/assembly/src/reset.ts')).toBe(`const kept = ['postgres', '${kebab}', 'trial-runs'];\n`);
    expect(text('tools/docker/create-schemas.sh')).toBe(`for schema in membership ${snake} trial_runs; do\n`);
    expect(text('apps/gateway/src/main.ts')).toBe(`  SUBGRAPH_URL_OTHER     where\n  SUBGRAPH_URL_${upper}\n  SUBGRAPH_URL_TRIAL_RUNS\n  CORS_ORIGINS\n`);
    expect(tree.exists('tools/boundaries.spec.ts')).toBe(false);
  });

  it('is a service like the last one, whose address the gateway and the others are told', async () => {
    const last = domainsOf(tree).at(-1)!;
    const service = ({ kebab, snake }: Name, port: number) => `  ${kebab}:
    command: ['node', 'apps/${kebab}-subgraph/src/main.ts']
    environment: { PORT: ${port}, DATABASE_URL: 'postgres://${snake}:\${PASSWORD:-x}@postgres:5432/assembly' }
    healthcheck: { test: ['CMD', 'ready', 'http://127.0.0.1:${port}/health/ready'] }

`;
    const address = ({ kebab, upper }: Name, port: number) => `  SUBGRAPH_URL_${upper}: http://${kebab}:${port}/graphql\n`;
    const dependence = ({ kebab }: Name) => `      ${kebab}: { condition: service_healthy }\n`;
    const compose = (...services: [Name, number][]) =>
      `x-urls: &urls\n${services.map(([name, port]) => address(name, port)).join('')}\nservices:\n${services.map(([name, port]) => service(name, port)).join('')}` +
      `  gateway:\n    environment:\n      <<: *urls\n    depends_on:\n${services.map(([name]) => dependence(name)).join('')}\nvolumes:\n  postgres:\n`;
    tree.write('docker-compose.yml', compose([last, 4004]));
    await newSubgraph(tree, { name: 'trial-runs', port: 61010 });
    expect(text('docker-compose.yml')).toBe(compose([last, 4004], [nameOf('trial-runs'), 61010]));
  });

  it('can be taken by one after the other', async () => {
    await newSubgraph(tree, { name: 'trial-runs' });
    await newSubgraph(tree, { name: 'dry-runs' });
    expect(text('eslint.config.mjs')).toContain("'trial-runs', 'dry-runs', 'gateway'");
    expect(text('tsconfig.base.json')).toContain('"@assembly-graph/dry-runs"');
    expect(text('docker-compose.yml')).toContain('postgres://dry_runs:');
    expect(text('docker-compose.yml')).toContain('SUBGRAPH_URL_DRY_RUNS: http://dry-runs:');
    expect(JSON.parse(text('tsconfig.base.json')).compilerOptions.paths).toMatchObject({ '@assembly-graph/trial-runs': ['./libs/trial-runs/src/index.ts'] });
  });
});

describe('refused, before anything is written', () => {
  const refused = async (options: Parameters<typeof newSubgraph>[1], words: string) => {
    const before = written();
    await expect(newSubgraph(tree, options)).rejects.toThrow(words);
    expect(written()).toEqual(before);
  };

  it.each<[string, Parameters<typeof newSubgraph>[1], string]>([
    ['a word that says nothing', { name: 'helpers' }, 'says nothing of the Assembly'],
    ['a name that is no noun in kebab-case', { name: 'ArrestWarrants' }, 'is not a noun in kebab-case'],
    ['the name of a domain', { name: 'membership' }, 'there is libs/membership already'],
    ['the name of a domain whose folder is gone', { name: 'resolutions' }, 'there is such a domain already'],
    ['the name of a process', { name: 'gateway' }, 'there is apps/gateway already'],
    ['a type of the graph', { name: 'kingdoms', noun: 'state', plural: 'kingdoms' }, 'The graph has a type State already (membership-subgraph)'],
    ['a type that its list would need', { name: 'treaties' }, 'The graph has a type TreatyConnection already'],
    ['a query of the graph', { name: 'kingdoms', plural: 'states' }, 'The graph has a query states already'],
    ['the port of another', { name: 'try-outs', port: 4001 }, 'Port 4001 is taken'],
    ['the port of the gateway', { name: 'try-outs', port: 4000 }, 'Port 4000 is taken'],
    ['a port that is none', { name: 'try-outs', port: 70_000 }, 'from 1024 to 65535'],
  ])('%s', (_what, options, words) => refused(options, words));

  it('a table of the data set that another loads', async () => {
    tree.write('data/try_outs.csv', 'code\n');
    await refused({ name: 'try-outs' }, 'data/try_outs.csv is there already');
  });

  it('the same subgraph twice', async () => {
    await newSubgraph(tree, { name: 'try-outs' });
    await refused({ name: 'try-outs' }, 'there is libs/try-outs already');
  });

  it.each(NEEDED)('%s that has changed its form or is missing, by name', async (file) => {
    tree.write(file, '{}');
    await refused({ name: 'try-outs' }, `In ${file}, `);
    tree.delete(file);
    await refused({ name: 'try-outs' }, `${file} is missing`);
  });
});
