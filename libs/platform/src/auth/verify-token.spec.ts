import { createHmac, generateKeyPairSync } from 'node:crypto';
import { Unauthenticated, uuidOf, type Clock } from '@assembly-graph/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { CompactEncrypt, createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { KeysUnavailable } from './key-set.ts';
import { verifyToken, type VerifyToken } from './verify-token.ts';

const ISSUER = 'https://id.example/';
const AUDIENCE = 'assembly-graph';
const NOW = Date.parse('2026-11-23T09:00:00.000Z') / 1000;
const clock: Clock = { now: () => '2026-11-23T09:00:00.000Z' };

const GOOD = { iss: ISSUER, aud: AUDIENCE, sub: 'user-1', role: 'secretariat', iat: NOW - 10, nbf: NOW - 10, exp: NOW + 600 };
const HEADER = { alg: 'ES256', kid: 'key-1', typ: 'at+jwt' };

let ours: CryptoKey;
let theirs: CryptoKey;
let theirPublic: JWK;
let ourPublic: JWK;
let ourPem: string;
let rsa: CryptoKey;
let ed: CryptoKey;
let p384: CryptoKey;
let verify: VerifyToken;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const other = await generateKeyPair('ES256', { extractable: true });
  const rsaPair = await generateKeyPair('RS256', { extractable: true });
  const edPair = await generateKeyPair('EdDSA', { extractable: true });
  const p384Pair = await generateKeyPair('ES384', { extractable: true });
  [ours, theirs, rsa, ed, p384] = [pair.privateKey, other.privateKey, rsaPair.privateKey, edPair.privateKey, p384Pair.privateKey];
  ourPublic = await exportJWK(pair.publicKey);
  theirPublic = await exportJWK(other.publicKey);
  ourPem = await exportSPKI(pair.publicKey);
  const keys = [
    { ...ourPublic, kid: 'key-1', alg: 'ES256', use: 'sig' },
    { ...(await exportJWK(rsaPair.publicKey)), kid: 'rsa' },
    { ...(await exportJWK(edPair.publicKey)), kid: 'ed' },
    { ...(await exportJWK(p384Pair.publicKey)), kid: 'p384' },
    { kty: 'oct', k: 'c2VjcmV0LXNlY3JldC1zZWNyZXQtc2VjcmV0LXNlY3JldA', kid: 'oct' },
  ];
  verify = verifyToken({ issuer: ISSUER, audience: AUDIENCE, clock, keys: createLocalJWKSet({ keys }) });
});

const part = (value: unknown) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const sign = (claims: object = {}, header: object = {}, key: CryptoKey = ours) =>
  new SignJWT({ ...GOOD, ...claims }).setProtectedHeader({ ...HEADER, ...header } as never).sign(key);
/** Signed as given, where jose itself would refuse to make such a token. */
async function raw(header: unknown, payload: unknown, key: CryptoKey = ours): Promise<string> {
  const signed = `${part(header)}.${part(payload)}`;
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(signed));
  return `${signed}.${Buffer.from(signature).toString('base64url')}`;
}
const hmac = (header: object, secret: string | Buffer, payload: object = GOOD) => {
  const signed = `${part(header)}.${part(payload)}`;
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
};
const { iat: _iat, ...withoutIat } = GOOD;
const { nbf: _nbf, ...withoutNbf } = GOOD;
const { exp: _exp, ...withoutExp } = GOOD;
const { sub: _sub, ...withoutSub } = GOOD;
const { iss: _iss, ...withoutIss } = GOOD;
const { aud: _aud, ...withoutAud } = GOOD;

const forged: [string, () => string | Promise<string>][] = [
  ['alg none, no signature', () => `${part({ ...HEADER, alg: 'none' })}.${part(GOOD)}.`],
  ['alg none, our signature', async () => `${part({ ...HEADER, alg: 'none' })}.${part(GOOD)}.${(await sign()).split('.')[2]}`],
  ['alg None', () => raw({ ...HEADER, alg: 'None' }, GOOD)],
  ['alg in lower case', () => raw({ ...HEADER, alg: 'es256' }, GOOD)],
  ['no alg', () => raw({ kid: 'key-1', typ: 'at+jwt' }, GOOD)],
  ['alg that is a list', () => raw({ ...HEADER, alg: ['ES256'] }, GOOD)],
  ['HS256 signed with the public key as PEM', () => hmac({ ...HEADER, alg: 'HS256' }, ourPem)],
  ['HS256 signed with the public key as JWK', () => hmac({ ...HEADER, alg: 'HS256' }, JSON.stringify(ourPublic))],
  [
    'HS256 with a symmetric key of the set',
    () => hmac({ ...HEADER, alg: 'HS256', kid: 'oct' }, Buffer.from('secret-secret-secret-secret-secret')),
  ],
  ['HS256 with an empty key', () => hmac({ ...HEADER, alg: 'HS256' }, '')],
  ['ES384 by a key of the set, an algorithm that is not ours', () => sign({}, { alg: 'ES384', kid: 'p384' }, p384)],
  ['RS256 said of a key for ES256', () => raw({ ...HEADER, alg: 'RS256' }, GOOD)],
  [
    'PS256 with the RSA key',
    async () => {
      const pss = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
      return new SignJWT(GOOD).setProtectedHeader({ ...HEADER, alg: 'PS256', kid: 'rsa' }).sign(pss);
    },
  ],
  ["another's key under our kid", () => sign({}, {}, theirs)],
  ['a kid that nobody has', () => sign({}, { kid: 'key-2' })],
  ['no kid', () => raw({ alg: 'ES256', typ: 'at+jwt' }, GOOD)],
  ['a kid that is a number', () => raw({ ...HEADER, kid: 1 }, GOOD)],
  ['a kid that is a path', () => raw({ ...HEADER, kid: '../../dev/null' }, GOOD)],
  ['a kid that is SQL', () => raw({ ...HEADER, kid: "x' union select 'key" }, GOOD)],
  ['the kid of another key of the set', () => sign({}, { kid: 'p384' })],
  ['a long kid', () => raw({ ...HEADER, kid: 'k'.repeat(600) }, GOOD)],
  ['an embedded key', () => sign({}, { jwk: theirPublic }, theirs)],
  ['an embedded key, without a kid', () => raw({ alg: 'ES256', typ: 'at+jwt', jwk: theirPublic }, GOOD, theirs)],
  ['jku', () => sign({}, { jku: 'https://evil.example/keys' }, theirs)],
  ['jku beside our own signature', () => sign({}, { jku: 'https://evil.example/keys' })],
  ['x5u', () => sign({}, { x5u: 'https://evil.example/cert.pem' })],
  ['x5c', () => sign({}, { x5c: ['MIIB'] })],
  ['crit', () => raw({ ...HEADER, crit: ['exp'] }, GOOD)],
  ['crit that names what it brings', () => raw({ ...HEADER, crit: ['urn:x'], 'urn:x': 1 }, GOOD)],
  ['b64 false', () => raw({ ...HEADER, crit: ['b64'], b64: false }, GOOD)],
  ['zip', () => raw({ ...HEADER, zip: 'DEF' }, GOOD)],
  ['cty of a nested token', () => raw({ ...HEADER, cty: 'JWT' }, GOOD)],
  ['the typ of an id token', () => sign({}, { typ: 'JWT' })],
  ['no typ', () => raw({ alg: 'ES256', kid: 'key-1' }, GOOD)],
  ['the typ that the gateway signs for subgraphs', () => sign({}, { typ: 'actor+jwt' })],
  ['another issuer', () => sign({ iss: 'https://evil.example/' })],
  ['an issuer that ours begins', () => sign({ iss: `${ISSUER}evil` })],
  ['an issuer without its slash', () => sign({ iss: ISSUER.slice(0, -1) })],
  ['issuers as a list', () => raw(HEADER, { ...GOOD, iss: [ISSUER] })],
  ['no issuer', () => raw(HEADER, withoutIss)],
  ['another audience', () => sign({ aud: 'another-service' })],
  ['an empty audience', () => sign({ aud: [] })],
  ['no audience', () => raw(HEADER, withoutAud)],
  ['expired', () => sign({ exp: NOW - 31 })],
  ['no exp', () => raw(HEADER, withoutExp)],
  ['exp as text', () => raw(HEADER, { ...GOOD, exp: String(NOW + 600) })],
  ['exp that is no number', () => raw(HEADER, { ...GOOD, exp: null })],
  ['not valid yet', () => sign({ nbf: NOW + 31 })],
  ['no nbf', () => raw(HEADER, withoutNbf)],
  ['nbf as text', () => raw(HEADER, { ...GOOD, nbf: '0' })],
  ['no iat', () => raw(HEADER, withoutIat)],
  ['iat in the future', () => sign({ iat: NOW + 60 })],
  ['older than a day, valid for years', () => sign({ iat: NOW - 25 * 3600, nbf: NOW - 25 * 3600, exp: NOW + 1e8 })],
  ['no sub', () => raw(HEADER, withoutSub)],
  ['an empty sub', () => sign({ sub: '' })],
  ['a sub with a line break', () => sign({ sub: 'a\nb' })],
  ['no role', () => sign({ role: undefined })],
  ['a role that we do not have', () => sign({ role: 'admin' })],
  ['a role out of the prototype', () => sign({ role: 'constructor' })],
  ['roles as a list', () => sign({ role: ['secretariat'] })],
  ['the public with a token', () => sign({ role: 'public' })],
  ['a delegation of no State', () => sign({ role: 'delegation' })],
  ['a delegation of a State in lower case', () => sign({ role: 'delegation', state: 'sen' })],
  ['a delegation of two States', () => sign({ role: 'delegation', state: ['SEN', 'PER'] })],
  ['a secretariat of a State', () => sign({ state: 'SEN' })],
  ['an NGO of no organization', () => sign({ role: 'ngo' })],
  ['an NGO of an organization with an odd code', () => sign({ role: 'ngo', organization: 'a b' })],
  ['an NGO that is a State too', () => sign({ role: 'ngo', organization: 'amnesty', state: 'SEN' })],
  ['scopes as a list', () => sign({ scope: ['personal:read'] })],
  ['scopes parted by tabs', () => sign({ scope: 'a\tb' })],
  ['too many scopes', () => sign({ scope: Array.from({ length: 51 }, (_, index) => `s${index}`).join(' ') })],
  [
    'changed claims under a good signature',
    async () => {
      const [header, , signature] = (await sign({ role: 'coalition', organization: 'cicc' })).split('.');
      return `${header}.${part(GOOD)}.${signature}`;
    },
  ],
  ['a changed signature', async () => (await sign()).replace(/.{4}$/, (end) => (end === 'AAAA' ? 'BBBB' : 'AAAA'))],
  ['a signature of zeros (CVE-2022-21449)', () => `${part(HEADER)}.${part(GOOD)}.${Buffer.alloc(64).toString('base64url')}`],
  ['an empty signature', async () => (await sign()).replace(/[^.]+$/, '')],
  ['cut off', async () => (await sign()).slice(0, -10)],
  ['two parts', async () => (await sign()).split('.').slice(0, 2).join('.')],
  ['four parts', async () => `${await sign()}.x`],
  [
    'encrypted',
    async () =>
      new CompactEncrypt(Buffer.from(JSON.stringify(GOOD))).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(Buffer.alloc(32)),
  ],
  ['a header that is no JSON', () => raw('{', GOOD)],
  ['a header that is a list', () => raw([], GOOD)],
  ['a header that is null', () => raw('null', GOOD)],
  ['claims that are no JSON', () => raw(HEADER, '{')],
  ['claims that are a list', () => raw(HEADER, [GOOD])],
  ['claims that are null', () => raw(HEADER, 'null')],
  ['huge', () => raw(HEADER, { ...GOOD, more: 'x'.repeat(1_000_000) })],
  ['with a NUL', async () => `${await sign()}\u0000`],
  ['with a blank in front', async () => ` ${await sign()}`],
  ['with padding', async () => `${await sign()}=`],
  ['with characters that are not of base64url', async () => (await sign()).replace('.', '.+/')],
  ['empty', () => ''],
  ['dots', () => '..'],
  ['words', () => 'let me in'],
];

describe('a forged token', () => {
  it('comes in more than forty kinds, each once', () => {
    expect(new Set(forged.map(([name]) => name)).size).toBeGreaterThan(40);
  });

  it.each(forged)('is refused, without a reason and without itself: %s', async (_name, make) => {
    const token = await make();
    const refusal = await verify(token).then(
      (actor) => actor,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Unauthenticated);
    expect({ ...(refusal as Unauthenticated), message: (refusal as Error).message }).toEqual({
      code: 'UNAUTHENTICATED',
      name: 'Unauthenticated',
      message: 'The token is not valid here; get a new one, or ask without.',
    });
  });
});

describe('a valid token', () => {
  it.each<[string, object, object]>([
    ['the secretariat', { scope: 'personal:read' }, { role: 'secretariat', state: null, organization: null, scopes: ['personal:read'] }],
    ['a delegation', { role: 'delegation', state: 'SEN' }, { role: 'delegation', state: 'SEN', organization: null, scopes: [] }],
    ['an NGO', { role: 'ngo', organization: 'amnesty' }, { role: 'ngo', state: null, organization: 'amnesty', scopes: [] }],
    ['the Coalition', { role: 'coalition', organization: 'cicc' }, { role: 'coalition', state: null, organization: 'cicc', scopes: [] }],
    [
      'somebody whose name and address go no further',
      { name: 'A. Person', email: 'a@example.org' },
      { role: 'secretariat', state: null, organization: null, scopes: [] },
    ],
    [
      'several audiences, ours among them',
      { aud: ['another', AUDIENCE] },
      { role: 'secretariat', state: null, organization: null, scopes: [] },
    ],
    ['30 s of tolerance at the end', { exp: NOW - 29 }, { role: 'secretariat', state: null, organization: null, scopes: [] }],
    ['30 s of tolerance at the beginning', { nbf: NOW + 30 }, { role: 'secretariat', state: null, organization: null, scopes: [] }],
  ])('says who asks: %s', async (_name, claims, actor) => {
    expect(await verify(await sign(claims))).toEqual({ subject: uuidOf('Subject', `${ISSUER} user-1`), ...actor });
  });

  it('never brings further what its issuer calls the person, which may be an address', async () => {
    const { subject } = await verify(await sign({ sub: 'a.person@example.org' }));
    expect(subject).toMatch(/^[0-9a-f]{8}-/);
    expect((await verify(await sign({ sub: 'a.person@example.org', jti: 'another' }))).subject).toBe(subject);
    expect((await verify(await sign({ sub: 'b.person@example.org' }))).subject).not.toBe(subject);
  });

  it('may be signed with RS256 and EdDSA too', async () => {
    expect(await verify(await sign({}, { alg: 'RS256', kid: 'rsa' }, rsa))).toMatchObject({ role: 'secretariat' });
    expect(await verify(await sign({}, { alg: 'EdDSA', kid: 'ed' }, ed))).toMatchObject({ role: 'secretariat' });
  });
});

it('no token can be looked at while there are no keys, which is no fault of the token', async () => {
  const keyless = verifyToken({ issuer: ISSUER, audience: AUDIENCE, clock, keys: () => Promise.reject(new KeysUnavailable()) });
  await expect(keyless(await sign())).rejects.toBeInstanceOf(KeysUnavailable);
});
