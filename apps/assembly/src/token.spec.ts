import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartFailure } from '@assembly-graph/platform';
import { developmentIssuer, verifyToken } from '@assembly-graph/platform/auth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { readEnv } from './env.ts';
import { token } from './token.ts';

let folder: string;
let printed: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'assembly-graph-token-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));
beforeEach(() => {
  printed = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => (printed += String(text)).length > 0);
});
afterEach(() => void jest.restoreAllMocks());

const run = (args: string, env: NodeJS.ProcessEnv = {}) =>
  token(readEnv({ ASSEMBLY_FOLDER: folder, ...env }), args.split(' ').filter(Boolean));

describe('npm run token', () => {
  it.each([
    ['--role secretariat', { role: 'secretariat', scopes: ['personal:read'] }],
    ['--role delegation --state SEN --hours 0.5', { role: 'delegation', state: 'SEN', scopes: [] }],
    ['--role ngo --organization amnesty --scope personal:read', { role: 'ngo', organization: 'amnesty', scopes: ['personal:read'] }],
    ['--role coalition', { role: 'coalition', organization: 'cicc' }],
  ])('prints a token that the graph of the same folder takes: %s', async (args, actor) => {
    await run(args);
    expect(await verifyToken(await developmentIssuer(folder, { production: false }))(printed.trim())).toMatchObject(actor);
  });

  it.each([
    ['', 'Give --role secretariat'],
    ['--role admin', 'Give --role secretariat'],
    ['--role public', 'Give --role secretariat'],
    ['--role delegation', 'Give --role secretariat'],
    ['--role secretariat --state SEN', 'Give --role secretariat'],
    ['--role ngo --organization Amnesty', 'Give --role secretariat'],
    ['--role secretariat --hours 25', '--hours must be more than 0 and at most 24.'],
    ['--role secretariat --hours 0', '--hours must be more than 0 and at most 24.'],
    ['--role secretariat --hours eight', '--hours must be more than 0 and at most 24.'],
    ['--rule secretariat', "Unknown option '--rule'; see --help."],
    ['secretariat', 'see --help.'],
  ])('refuses in one sentence what makes no token: %j', async (args, sentence) => {
    const failure = await run(args).then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(StartFailure);
    expect((failure as Error).message).toContain(sentence);
    expect(printed).toBe('');
  });

  it.each([
    [{ NODE_ENV: 'production' }, 'The development issuer is refused in production'],
    [{ TOKEN_ISSUER: 'https://id.example/', TOKEN_JWKS_URL: 'https://id.example/keys' }, 'TOKEN_ISSUER is set'],
  ])('prints none where nobody would take it: %j', async (env, sentence) => {
    await expect(run('--role secretariat', env)).rejects.toThrow(sentence);
    expect(printed).toBe('');
  });
});
