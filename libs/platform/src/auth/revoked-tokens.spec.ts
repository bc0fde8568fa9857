import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUBLIC, Unauthenticated, uuidOf } from '@assembly-graph/kernel';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { decodeJwt } from 'jose';
import { developmentIssuer } from './development-issuer.ts';
import { revokedTokens, type RevokedTokens } from './revoked-tokens.ts';
import { authentication } from './token-env.ts';

let folder: string;
let file: string;
let written: string[];
const open: { close(): void }[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'revoked-'));
  file = join(folder, 'revoked.json');
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
afterEach(async () => {
  jest.restoreAllMocks();
  for (const each of open.splice(0)) each.close();
  await rm(folder, { recursive: true });
});
const list = async (): Promise<RevokedTokens> => {
  const revoked = await revokedTokens(file, 5);
  open.push(revoked);
  return revoked;
};
/** As an administrator replaces it: whole, under the same name. */
const replace = async (content: unknown) => {
  await writeFile(`${file}.new`, typeof content === 'string' ? content : JSON.stringify(content));
  await rename(`${file}.new`, file);
};
describe('the list of revoked tokens', () => {
  it('names a token by its jti, and what was issued to somebody before a moment', async () => {
    await replace({ tokens: ['a'], subjects: [{ sub: 'desk', issuedBefore: '2026-11-24T10:00:00Z' }] });
    const { names } = await list();
    const ten = Date.parse('2026-11-24T10:00:00Z') / 1_000;
    expect(names({ jti: 'a', sub: 'x', iat: ten })).toBe(true);
    expect(names({ jti: 'b', sub: 'x', iat: ten })).toBe(false);
    expect([ten - 1, ten, ten + 1].map((iat) => names({ sub: 'desk', iat }))).toEqual([true, false, false]);
    expect(names({})).toBe(false);
  });

  it('is read again when it changes, and tells of it', async () => {
    await replace({});
    const revoked = await list();
    let changes = 0;
    const stop = revoked.onChange(() => (changes += 1));
    expect(revoked.names({ jti: 'a' })).toBe(false);
    await replace({ tokens: ['a'] });
    await until(() => changes === 1);
    expect(revoked.names({ jti: 'a' })).toBe(true);
    stop();
    await replace({ tokens: ['b'] });
    await until(() => revoked.names({ jti: 'b' }));
    expect([changes, revoked.names({ jti: 'a' })]).toEqual([1, false]);
  });

  it.each<[string, () => Promise<void>]>([
    ['is gone', () => rm(file)],
    ['is half written', () => replace('{"tokens":["a"')],
    ['is something else', () => replace({ tokens: 'a' })],
    ['has a day that is none', () => replace({ subjects: [{ sub: 'desk', issuedBefore: 'yesterday' }] })],
    ['is null', () => replace('null')],
  ])('that %s leaves in force what was, and says so once, without its words', async (_how, spoil) => {
    await replace({ tokens: ['a'] });
    const revoked = await list();
    await spoil();
    await until(() => written.length > 0);
    await new Promise((next) => setTimeout(next, 30));
    expect([revoked.names({ jti: 'a' }), written.length]).toEqual([true, 1]);
    expect(written[0]).not.toContain('desk');
    await replace({ tokens: ['b'] });
    await until(() => revoked.names({ jti: 'b' }));
  });

  it('that can’t be read stops the start', async () => {
    await expect(revokedTokens(file)).rejects.toThrow(/^TOKEN_REVOCATIONS names .* which is no list of revoked tokens/);
  });
});

it('a token of the list is refused in the words of any other refusal, and another of the same person is not', async () => {
  const issuer = await developmentIssuer(folder, { production: false });
  const [first, second] = await Promise.all([issuer.token({ ...PUBLIC, role: 'secretariat', subject: 'desk' }, 1), issuer.token({ ...PUBLIC, role: 'secretariat', subject: 'desk' }, 1)]);
  await replace({ tokens: [decodeJwt(first).jti] });
  const known = await authentication({ production: false, issuer: null, developmentFolder: folder, revocations: file });
  open.push({ close: known.close! });
  await expect(known.verify!(first)).rejects.toEqual(new Unauthenticated('The token is not valid here; get a new one, or ask without.'));
  expect((await known.verify!(second)).subject).toBe(uuidOf('Subject', `${issuer.issuer} desk`));
});
