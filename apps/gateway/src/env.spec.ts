import { describe, expect, it } from '@jest/globals';
import { readEnv } from './env.ts';

describe('the settings of the gateway', () => {
  it('work on one machine when nothing is set, or set to nothing', () => {
    for (const env of [{}, { PORT: '', HOST: '', CORS_ORIGINS: '', SUBGRAPH_URL_SESSIONS: '' }]) {
      expect(readEnv(env)).toMatchObject({ port: 4000, host: '127.0.0.1', urls: {}, corsOrigins: '*', natsUrl: null });
      expect(readEnv(env).supergraph).toMatch(/apps\/gateway\/supergraph\.graphql$/);
    }
  });

  it('are taken from the environment', () => {
    expect(
      readEnv({
        PORT: '80',
        HOST: '::1',
        SUPERGRAPH: '/tmp/s.graphql',
        SUBGRAPH_URL_CIVIL_SOCIETY: 'https://ngo.example/graphql',
        CORS_ORIGINS: 'https://a.example, http://localhost:5173',
        PAGE_FOLDER: '/tmp/page',
        SUBGRAPH_SECRET: 'a secret of more than thirty-two characters',
        ENGINE: 'stock',
        TOKEN_ISSUER: 'https://id.example/',
        TOKEN_JWKS_URL: 'https://id.example/keys',
        TOKEN_REVOCATIONS: '/etc/revoked.json',
        NATS_URL: 'nats://127.0.0.1:4222',
      }),
    ).toEqual({
      port: 80,
      host: '::1',
      natsUrl: 'nats://127.0.0.1:4222',
      supergraph: '/tmp/s.graphql',
      urls: { 'civil-society': 'https://ngo.example/graphql' },
      corsOrigins: ['https://a.example', 'http://localhost:5173'],
      pageFolder: '/tmp/page',
      subgraphSecret: 'a secret of more than thirty-two characters',
      engine: 'stock',
      tokens: {
        production: false,
        issuer: { issuer: 'https://id.example/', audience: 'assembly-graph', jwksUrl: 'https://id.example/keys' },
        developmentFolder: null,
        revocations: '/etc/revoked.json',
      },
    });
  });

  it.each<[Record<string, string>, string]>([
    [{ SUBGRAPH_SECRET: 'short' }, 'SUBGRAPH_SECRET must have at least 32 characters.'],
    [{ TOKEN_ISSUER: 'https://id.example/' }, 'TOKEN_ISSUER and TOKEN_JWKS_URL go together: one names who issues tokens, the other where its keys are.'],
    [{ TOKEN_JWKS_URL: 'https://id.example/keys' }, 'TOKEN_ISSUER and TOKEN_JWKS_URL go together: one names who issues tokens, the other where its keys are.'],
    ...['http://id.example/keys', 'file:///etc/keys', 'keys'].map((url): [Record<string, string>, string] => [
      { TOKEN_ISSUER: 'i', TOKEN_JWKS_URL: url },
      'TOKEN_JWKS_URL must be an https URL, or an http URL of this machine.',
    ]),
  ])('for who may ask are refused where they are not safe: %j', (env, message) => {
    expect(() => readEnv(env)).toThrow(message);
  });

  it.each([
    [{ ENGINE: 'steam' }, 'ENGINE must be own or stock.'],
    [{ PORT: '65536' }, 'PORT must be a number from 0 to 65535.'],
    [{ PORT: '-1' }, 'PORT must be a number from 0 to 65535.'],
    [{ PORT: '4000x' }, 'PORT must be a number from 0 to 65535.'],
    [{ SUBGRAPH_URL_SESSIONS: 'localhost:4002' }, 'SUBGRAPH_URL_SESSIONS must be an http or https URL.'],
    [
      { CORS_ORIGINS: 'https://a.example/path' },
      'CORS_ORIGINS must be * or origins such as https://example.org, separated by commas; "https://a.example/path" is none.',
    ],
    [
      { CORS_ORIGINS: 'https://a.example,*' },
      'CORS_ORIGINS must be * or origins such as https://example.org, separated by commas; "*" is none.',
    ],
  ])('that cannot be used are refused: %j', (env, message) => {
    expect(() => readEnv(env)).toThrow(message);
  });
});
