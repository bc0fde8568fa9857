import { beforeAll, describe, expect, it } from '@jest/globals';
import { createProjectGraphAsync } from '@nx/devkit';
import { ESLint } from 'eslint';

// Every rule of import is fed something forbidden and must refuse it: a guard that was never seen to refuse is no guard.

const eslint = new ESLint();

async function complaints(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.filter(({ severity }) => severity === 2).map(({ ruleId, message }) => `${ruleId}: ${message}`);
}

const importing = (name: string) => `import { thing } from '${name}';\nexport const it = thing;\n`;
const BOUNDARY = '@nx/enforce-module-boundaries';
const ROOM = 'no-restricted-imports';

beforeAll(async () => {
  // Without a project graph the rule of projects is skipped and everything passes: make it, and see that it is whole.
  const { nodes } = await createProjectGraphAsync();
  expect(Object.keys(nodes)).toEqual(expect.arrayContaining(['kernel', 'platform', 'membership', 'sessions', 'civil-society', 'resolutions', 'gateway', 'whole']));
}, 60_000);

describe('refused between projects', () => {
  it.each([
    ['a domain imports another domain', 'libs/membership/src/index.ts', '@assembly-graph/sessions'],
    ['a domain imports another domain, the other way', 'libs/resolutions/src/index.ts', '@assembly-graph/membership'],
    ['a domain imports the gateway', 'libs/sessions/src/index.ts', '@assembly-graph/gateway'],
    ['a domain imports the client', 'libs/civil-society/src/index.ts', '@assembly-graph/graph-client'],
    ['the platform imports a domain', 'libs/platform/src/index.ts', '@assembly-graph/membership'],
    ['the platform imports the gateway', 'libs/platform/src/index.ts', '@assembly-graph/gateway'],
    ['the kernel imports the platform', 'libs/kernel/src/index.ts', '@assembly-graph/platform'],
    ['the kernel imports a package', 'libs/kernel/src/index.ts', 'graphql'],
    ['the gateway imports a domain', 'libs/gateway/src/index.ts', '@assembly-graph/resolutions'],
    ['the gateway imports everything', 'libs/gateway/src/index.ts', '@assembly-graph/whole'],
    ['the client imports the platform', 'libs/graph-client/src/index.ts', '@assembly-graph/platform'],
    ['the client imports a domain', 'libs/graph-client/src/index.ts', '@assembly-graph/membership'],
    ['the client imports typeorm', 'libs/graph-client/src/index.ts', 'typeorm'],
    ['the client imports the server', 'libs/graph-client/src/index.ts', '@apollo/server'],
    ['a process imports another domain than its own', 'apps/membership-subgraph/src/main.ts', '@assembly-graph/sessions'],
    ['a process imports typeorm', 'apps/membership-subgraph/src/main.ts', 'typeorm'],
    ['a process imports pg', 'apps/sessions-subgraph/src/main.ts', 'pg'],
    ['a process imports type-graphql', 'apps/resolutions-subgraph/src/main.ts', 'type-graphql'],
    ['a process imports everything', 'apps/gateway/src/main.ts', '@assembly-graph/whole'],
    ['the engine imports the gateway', 'libs/supergraph-runtime/src/index.ts', '@assembly-graph/gateway'],
    ['the engine imports a domain', 'libs/supergraph-runtime/src/index.ts', '@assembly-graph/sessions'],
    ['the testing library imports a domain', 'libs/testing/src/index.ts', '@assembly-graph/membership'],
    ['somebody goes past a door by path', 'libs/whole/src/index.ts', '../../membership/src/domain/state.ts'],
    ['a domain goes past the door of the platform by path', 'libs/membership/src/index.ts', '../../platform/src/log.ts'],
  ])('%s', async (_what, file, name) => {
    expect(await complaints(file, importing(name))).toEqual(expect.arrayContaining([expect.stringContaining(BOUNDARY)]));
  });
});

describe('refused between rooms', () => {
  const rooms: [string, string[]][] = [
    ['domain', ['typeorm', 'typeorm/browser', 'pg', 'type-graphql', 'graphql', '@apollo/server', 'dataloader', '@assembly-graph/platform',
      '@assembly-graph/platform/sql', '@assembly-graph/testing', '../use-cases/load-states.ts', '../storage/tables.ts', '../graphql/loaders.ts']],
    ['use-cases', ['typeorm', 'pg', 'type-graphql', 'graphql', '@apollo/subgraph', 'dataloader', '@assembly-graph/platform',
      '@assembly-graph/platform/graph', '@assembly-graph/testing', '../storage/tables.ts', '../graphql/loaders.ts']],
    ['storage', ['type-graphql', 'graphql', '@apollo/server', '@assembly-graph/platform/graph', '@assembly-graph/platform/auth', '@assembly-graph/testing', '../graphql/loaders.ts']],
    ['graphql', ['typeorm', 'typeorm/driver', 'pg', '@assembly-graph/platform/sql', '@assembly-graph/platform/auth', '@assembly-graph/testing', '../storage/tables.ts']],
  ];
  const table = rooms.flatMap(([room, names]) => names.map((name): [string, string] => [room, name]));
  it.each(table)('%s imports %s', async (room, name) => {
    for (const domain of ['membership', 'sessions', 'civil-society', 'resolutions']) {
      expect(await complaints(`libs/${domain}/src/${room}/new.ts`, importing(name))).toEqual(expect.arrayContaining([expect.stringContaining(ROOM)]));
    }
  });

  it('anything but a spec imports the testing library', async () => {
    for (const file of ['libs/platform/src/new.ts', 'libs/gateway/src/new.ts', 'apps/gateway/src/new.ts', 'libs/membership/src/index.ts']) {
      expect(await complaints(file, importing('@assembly-graph/testing'))).toEqual(expect.arrayContaining([expect.stringContaining(ROOM)]));
    }
  });

  it('the engine imports anything of ours but the kernel, or the engine that it is compared with', async () => {
    for (const name of ['@assembly-graph/platform', '@assembly-graph/platform/auth', '@assembly-graph/gateway', '@assembly-graph/testing', '@apollo/gateway']) {
      expect(await complaints('libs/supergraph-runtime/src/new.ts', importing(name))).toEqual(expect.arrayContaining([expect.stringContaining(ROOM)]));
    }
  });

  it('somebody other than env.ts reads the environment', async () => {
    const code = 'export const port = process.env.PORT;\n';
    for (const file of ['libs/platform/src/server.ts', 'apps/gateway/src/main.ts', 'libs/membership/src/domain/state.ts']) {
      expect(await complaints(file, code)).toEqual([expect.stringContaining('no-restricted-properties')]);
    }
  });
});

describe('allowed', () => {
  it.each([
    ['libs/membership/src/domain/new.ts', '@assembly-graph/kernel'],
    ['libs/membership/src/use-cases/new.ts', '../domain/state.ts'],
    ['libs/membership/src/storage/new.ts', '@assembly-graph/platform/sql'],
    ['libs/membership/src/storage/new.ts', 'typeorm'],
    ['libs/membership/src/graphql/new.ts', '@assembly-graph/platform/graph'],
    ['libs/membership/src/graphql/new.ts', 'type-graphql'],
    ['libs/membership/src/storage/new.db.spec.ts', '@assembly-graph/testing'],
    ['libs/kernel/src/new.spec.ts', '@jest/globals'],
    ['libs/whole/src/new.ts', '@assembly-graph/resolutions'],
    ['apps/assembly/src/new.ts', '@assembly-graph/whole'],
    ['apps/membership-subgraph/src/new.ts', '@assembly-graph/membership'],
    ['apps/gateway/src/new.ts', '@assembly-graph/gateway'],
    ['libs/supergraph-runtime/src/new.ts', '@assembly-graph/kernel'],
    ['libs/supergraph-runtime/src/new.ts', '@apollo/query-planner'],
    ['libs/gateway/src/new.ts', '@assembly-graph/supergraph-runtime'],
  ])('%s imports %s', async (file, name) => {
    expect(await complaints(file, importing(name))).toEqual([]);
  });

  it('env.ts reads the environment', async () => {
    expect(await complaints('apps/gateway/src/env.ts', 'export const port = process.env.PORT;\n')).toEqual([]);
  });
});
