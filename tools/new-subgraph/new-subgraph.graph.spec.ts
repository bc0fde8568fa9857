import { execFile } from 'node:child_process';
import { cp, symlink } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from '@assembly-graph/testing';
import { beforeAll, describe, expect, it } from '@jest/globals';

// The claim is that what the generator writes works as it stands, so it is run as a person would run it, in a copy of the repository.

const ROOT = resolve(import.meta.dirname, '../..');
const LEFT_OUT = ['node_modules', '.git', '.nx', '.assembly', 'dist', 'coverage'];
const PATIENCE_MS = 180_000;
const FOLDERS = ['libs/trial-runs', 'apps/trial-runs-subgraph'];
let copy: string;

/** Runs Node in the copy. @returns what it wrote, both ways @throws with that as its message, unless it ends well */
async function node(...parameters: string[]): Promise<string> {
  // Nothing of this run may reach the other one: not its cluster, not Nx's idea of where the workspace is.
  const { PATH, HOME, TMPDIR } = process.env;
  const env = { PATH, HOME, TMPDIR, NX_DAEMON: 'false', APOLLO_TELEMETRY_DISABLED: 'true' };
  return promisify(execFile)(process.execPath, parameters, { cwd: copy, env: env as NodeJS.ProcessEnv }).then(
    ({ stdout, stderr }) => stdout + stderr,
    (failure: { stdout: string; stderr: string }) => {
      throw new Error(failure.stdout + failure.stderr);
    },
  );
}
const script = (code: string) => node('--import', 'tsx', '--input-type=module', '-e', code);

beforeAll(async () => {
  copy = await temporaryFolder();
  await cp(ROOT, copy, { recursive: true, filter: (source) => !LEFT_OUT.includes(basename(source)) });
  await symlink(join(ROOT, 'node_modules'), join(copy, 'node_modules'));
  await node('node_modules/nx/dist/bin/nx.js', 'g', './tools/new-subgraph:new-subgraph', 'trial-runs');
}, PATIENCE_MS);

describe('a new subgraph, as it was written', () => {
  it('compiles', async () => {
    await script(`import { writeFileSync } from 'node:fs';
      writeFileSync('tsconfig.new.json', JSON.stringify({ extends: './tsconfig.base.json', include: ${JSON.stringify(FOLDERS)} }));`);
    expect(await node('node_modules/typescript/bin/tsc', '-p', 'tsconfig.new.json', '--noEmit')).toBe('');
  }, PATIENCE_MS);

  it('keeps the rules of the house, which hold for it as well', async () => {
    // Without a project graph the rule of projects is skipped: it is made first, and seen to refuse.
    const said = await script(`
      import { createProjectGraphAsync } from '@nx/devkit';
      import { ESLint } from 'eslint';
      await createProjectGraphAsync();
      const eslint = new ESLint();
      const clean = await eslint.lintFiles(${JSON.stringify(FOLDERS)});
      const [refused] = await eslint.lintText("export * from '@assembly-graph/sessions';\\n", { filePath: 'libs/trial-runs/src/index.ts' });
      const rules = (results) => results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
      console.log('found ' + JSON.stringify([clean.length > 10, rules(clean), rules([refused])]));
      process.exit(0);`);
    expect(said).toContain('found [true,[],["@nx/enforce-module-boundaries"]]');
  }, PATIENCE_MS);

  it('passes its own specs, with PostgreSQL', async () => {
    const said = await node(
      '--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--selectProjects', 'test', 'test-db', '--', 'libs/trial-runs',
    );
    expect(said).toMatch(/^Test Suites: 3 passed, 3 total$/m);
  }, PATIENCE_MS);

  it('has no drift between its tables and its migration', async () => {
    expect(await node('--import', 'tsx', 'tools/migration/write-migration.ts', 'trial-runs', 'see-the-drift')).toContain(': 0 statements');
  }, PATIENCE_MS);

  it('composes with the others, and can be asked for by its global id', async () => {
    const said = await script(`
      import { composeSupergraph, sdlOfAll } from '@assembly-graph/whole';
      const lines = composeSupergraph(sdlOfAll()).split('\\n').map((line) => line.trim());
      const type = lines.slice(lines.findIndex((line) => line.startsWith('type TrialRun ')));
      console.log(JSON.stringify([lines.find((line) => line.startsWith('TRIAL_RUNS')), ...type.slice(0, type.indexOf('{'))]));
      process.exit(0);`);
    expect(JSON.parse(said)).toEqual(expect.arrayContaining([
      expect.stringMatching(/^TRIAL_RUNS @join__graph\(name: "trial-runs", url: "http:\/\/127\.0\.0\.1:\d+\/graphql"\)$/),
      '@join__type(graph: TRIAL_RUNS, key: "code")',
      expect.stringMatching(/^@join__type\(graph: NODE, key: "id"/),
    ]));
  }, PATIENCE_MS);
});
