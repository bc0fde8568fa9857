import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Unauthenticated, uuidOf, type Actor } from '@assembly-graph/kernel';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { StartFailure } from '../start-failure.ts';
import { developmentIssuer } from './development-issuer.ts';
import { authentication, tokenEnv } from './token-env.ts';
import { verifyToken } from './verify-token.ts';

const amnesty: Actor = { role: 'ngo', subject: 'me', state: null, organization: 'amnesty', scopes: ['personal:read'] };
const atHome = { production: false };
let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'assembly-graph-issuer-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the development issuer', () => {
  it('issues tokens that say who asks, also after a restart', async () => {
    const token = await (await developmentIssuer(folder, atHome)).token(amnesty, 8);
    const again = await developmentIssuer(folder, atHome);
    expect(await verifyToken(again)(token)).toEqual({ ...amnesty, subject: uuidOf('Subject', `${again.issuer} me`) });
  });

  it('issues tokens that end when it was said', async () => {
    const issuer = await developmentIssuer(folder, atHome);
    const token = await issuer.token(amnesty, 8);
    const after = (hours: number) => ({ now: () => new Date(Date.now() + hours * 3_600_000).toISOString() });
    await verifyToken({ ...issuer, clock: after(7.9) })(token);
    await expect(verifyToken({ ...issuer, clock: after(8.1) })(token)).rejects.toBeInstanceOf(Unauthenticated);
  });

  it('keeps its key readable by its owner alone, and publishes only the public half', async () => {
    const { publicKeys } = await developmentIssuer(folder, atHome);
    const file = join(folder, 'development-issuer.json');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const { d } = JSON.parse(await readFile(file, 'utf8'));
    expect(d).toEqual(expect.any(String));
    expect(Object.keys(publicKeys.keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });

  it('has one key, however many processes begin at once', async () => {
    const fresh = join(folder, 'fresh');
    const issuers = await Promise.all(Array.from({ length: 8 }, () => developmentIssuer(fresh, atHome)));
    expect(new Set(issuers.map(({ publicKeys }) => publicKeys.keys[0]!.kid)).size).toBe(1);
  });

  it("does not take another folder's tokens", async () => {
    const other = await developmentIssuer(join(folder, 'other'), atHome);
    await expect(verifyToken(await developmentIssuer(folder, atHome))(await other.token(amnesty, 1))).rejects.toBeInstanceOf(
      Unauthenticated,
    );
  });

  it('is refused in production', async () => {
    await expect(developmentIssuer(folder, { production: true })).rejects.toThrow(
      new StartFailure(
        'The development issuer is refused in production; name your identity provider with TOKEN_ISSUER and TOKEN_JWKS_URL.',
      ),
    );
    await expect(authentication(tokenEnv({ NODE_ENV: 'production' }, folder))).rejects.toBeInstanceOf(StartFailure);
  });

  it('says what to do about a key file that holds none', async () => {
    const broken = join(folder, 'broken');
    await developmentIssuer(broken, atHome);
    await writeFile(join(broken, 'development-issuer.json'), '{"kty":');
    await expect(developmentIssuer(broken, atHome)).rejects.toThrow(/holds no key; delete it/);
  });

  it('gives way to an identity provider, and without either no token is valid', async () => {
    const provider = { TOKEN_ISSUER: 'https://id.example/', TOKEN_JWKS_URL: 'https://id.example/keys', NODE_ENV: 'production' };
    expect(tokenEnv(provider, folder)).toMatchObject({ developmentFolder: null, issuer: { issuer: 'https://id.example/' } });
    expect((await authentication(tokenEnv(provider, folder))).publicKeys).toBeUndefined();
    expect(await authentication(tokenEnv({}, null))).toEqual({});
  });
});
