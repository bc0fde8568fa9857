import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeServices } from '@apollo/composition';
import { ApolloGateway } from '@apollo/gateway';
import type { Actor } from '@assembly-graph/kernel';
import { serve, type Served } from '@assembly-graph/platform';
import { developmentIssuer, KeysUnavailable, verifyToken, type DevelopmentIssuer } from '@assembly-graph/platform/auth';
import {
  NodeInterface,
  subgraphExecutor,
  subgraphSdl,
  withoutAccess,
  type RequestContext,
  type Subgraph,
} from '@assembly-graph/platform/graph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { Arg, Ctx, Directive, Field, ObjectType, Query, Resolver } from 'type-graphql';
import { NODE_SUBGRAPH, nodeSubgraphSdl } from '../node/node-subgraph-sdl.ts';
import { served } from '../testing/http-subgraph.ts';
import { toyGateway } from '../testing/toy-gateway.ts';

const SECRET = 'a secret of more than thirty-two characters';
const UUID = '00000000-0000-5000-8000-000000000001';
const ID = Buffer.from(`Letter:${UUID}`).toString('base64url');

@ObjectType('Letter', { implements: NodeInterface, simpleResolvers: true })
@Directive('@key(fields: "id")')
@Directive('@policy(policies: [["ofTheNgo"]])')
class Letter implements NodeInterface {
  readonly __typename = 'Letter';
  @Field(() => String)
  readonly text: string = 'Dear President';
  readonly id: string = UUID;
}

@Resolver()
class WhoResolver {
  @Query(() => String)
  who(@Ctx() { actor }: RequestContext<object>): string {
    return `${actor.role} ${actor.organization ?? actor.state ?? '-'}`;
  }
  @Directive('@authenticated')
  @Query(() => String, { nullable: true })
  known(): string {
    return 'yes';
  }
  @Query(() => Letter, { nullable: true })
  letter(@Arg('there', () => Boolean) there: boolean): Letter | null {
    return there ? new Letter() : null;
  }
}

const subgraph: Subgraph = {
  name: 'letters',
  types: [Letter],
  resolvers: [new WhoResolver()],
  references: { Letter: ({ id }: { id: string }) => (id === ID ? new Letter() : null) },
  loaders: () => ({}),
  ready: async () => undefined,
  policies: { ofTheNgo: ({ organization }: Actor) => organization === 'amnesty' },
};
const sdl = subgraphSdl(subgraph);
const compose = (strip: boolean) => {
  const graphs = [
    { name: 'letters', sdl },
    { name: NODE_SUBGRAPH, sdl: nodeSubgraphSdl([{ name: 'letters', sdl }]) },
  ];
  const { supergraphSdl, errors } = composeServices(
    graphs.map(({ name, sdl: text }) => ({
      name,
      typeDefs: strip ? withoutAccess(parse(text)) : parse(text),
      url: `http://${name}.invalid/graphql`,
    })),
  );
  if (!supergraphSdl) throw new Error(errors?.join('; '));
  return supergraphSdl;
};

let folder: string;
let issuer: DevelopmentIssuer;
let overHttp: Served;
const told: string[] = [];
const gateways: Record<string, Awaited<ReturnType<typeof toyGateway>>> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'assembly-graph-who-asks-'));
  issuer = await developmentIssuer(folder, { production: false });
  overHttp = await serve(subgraph, { port: 0, host: '127.0.0.1', secret: SECRET });
  const supergraphSdl = compose(true);
  const common = { supergraphSdl, verify: verifyToken(issuer), publicKeys: issuer.publicKeys };
  gateways['in one process'] = await toyGateway({ ...common, local: { letters: subgraphExecutor(subgraph) } });
  gateways['over HTTP'] = await toyGateway({ ...common, local: {}, urls: { letters: overHttp.url }, subgraphSecret: SECRET });
});
afterAll(async () => {
  await Promise.all([overHttp.close(), ...Object.values(gateways).map((gateway) => gateway.close())]);
  await rm(folder, { recursive: true, force: true });
});

const NGO: Actor = { role: 'ngo', subject: 'me', state: null, organization: 'amnesty', scopes: [] };
const SENEGAL: Actor = { role: 'delegation', subject: 'me', state: 'SEN', organization: null, scopes: [] };
const bearer = async (actor: Actor) => ({ authorization: `Bearer ${await issuer.token(actor, 1)}` });

describe.each(['in one process', 'over HTTP'])('a gateway with its subgraphs %s', (way) => {
  const ask = (query: string, headers?: Record<string, string>) => gateways[way]!.ask(query, undefined, headers);

  it('tells them who asks: the public, an NGO, a delegation', async () => {
    const query = '{ who known }';
    expect(await ask(query)).toMatchObject({
      status: 200,
      data: { who: 'public -', known: null },
      errors: [{ path: ['known'], extensions: { code: 'UNAUTHENTICATED', service: 'letters' } }],
    });
    expect(await ask(query, await bearer(NGO))).toEqual({ status: 200, data: { who: 'ngo amnesty', known: 'yes' } });
    expect(await ask(query, await bearer(SENEGAL))).toEqual({ status: 200, data: { who: 'delegation SEN', known: 'yes' } });
  });

  it('keeps requests apart that come at the same time', async () => {
    const headers = [{}, await bearer(NGO), await bearer(SENEGAL)];
    const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask('{ who }', headers[index % 3])));
    expect(answers.map(({ data }) => data!.who)).toEqual(
      Array.from({ length: 60 }, (_, index) => ['public -', 'ngo amnesty', 'delegation SEN'][index % 3]),
    );
  });

  it('asks on behalf of whoever asks when it looks for a node', async () => {
    const query = `{ node(id: "${ID}") { __typename ... on Letter { text } } }`;
    expect((await ask(query, await bearer(NGO))).data).toEqual({ node: { __typename: 'Letter', text: 'Dear President' } });
    const absent = query.replace(ID, Buffer.from(`Letter:${UUID.replace(/1$/, '2')}`).toString('base64url'));
    for (const headers of [{}, await bearer(SENEGAL)]) {
      expect(await ask(query, headers)).toEqual({ status: 200, data: { node: null } });
      expect(await ask(query, headers)).toEqual(await ask(absent, headers));
      expect(await ask('{ letter(there: true) { text } }', headers)).toEqual(await ask('{ letter(there: false) { text } }', headers));
    }
  });

  it.each(['Bearer a.b.c', 'Bearer', 'Bearer ', 'bearer  a.b.c', 'Basic dXNlcjpwYXNz', 'Bearer a.b.c, Bearer d.e.f', '', 'TOKEN'])(
    'refuses what is no valid token with 401, and does not take it for the public: %j',
    async (authorization) => {
      const url = `${gateways[way]!.url}/graphql`;
      const token = (await bearer(NGO)).authorization;
      const sent = authorization === 'TOKEN' ? `${token.slice(0, -4)}AAAA` : authorization;
      const requests: RequestInit[] = [
        { method: 'POST', headers: { 'content-type': 'application/json', authorization: sent }, body: '{"query":"{ who }"}' },
        { method: 'GET', headers: { 'apollo-require-preflight': '1', authorization: sent } },
      ];
      for (const request of requests) {
        const answer = await fetch(request.method === 'GET' ? `${url}?query={who}` : url, request);
        expect([answer.status, answer.headers.get('www-authenticate'), await answer.json()]).toEqual([
          401,
          'Bearer',
          { errors: [{ message: 'The token is not valid here; get a new one, or ask without.', extensions: { code: 'UNAUTHENTICATED' } }] },
        ]);
      }
      expect(JSON.stringify(gateways[way]!.logged)).not.toContain(token.split('.')[1]);
    },
  );

  it("publishes its development issuer's public keys, and nothing else of them", async () => {
    const answer = await fetch(`${gateways[way]!.url}/.well-known/jwks.json`);
    expect([answer.status, await answer.json()]).toEqual([200, issuer.publicKeys]);
    expect(JSON.stringify(issuer.publicKeys)).not.toContain('"d"');
  });
});

describe('a gateway', () => {
  it('without an issuer takes no token and publishes no keys', async () => {
    const gateway = await toyGateway();
    try {
      expect((await gateway.ask('{ __typename }')).status).toBe(200);
      expect(await gateway.ask('{ __typename }', undefined, await bearer(NGO))).toMatchObject({
        status: 401,
        errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      });
      expect((await fetch(`${gateway.url}/.well-known/jwks.json`)).status).toBe(404);
    } finally {
      await gateway.close();
    }
  });

  it('says that it is not the token, when the keys cannot be had; the public is not concerned', async () => {
    const gateway = await toyGateway({ verify: async () => Promise.reject(new KeysUnavailable('connect ECONNREFUSED 10.1.2.3')) });
    try {
      const answer = await gateway.ask('{ __typename }', undefined, await bearer(NGO));
      expect(answer).toMatchObject({ status: 503, errors: [{ extensions: { code: 'UNAVAILABLE' } }] });
      expect(JSON.stringify([answer, gateway.logged])).not.toContain('10.1.2.3');
      expect((await gateway.ask('{ __typename }')).status).toBe(200);
    } finally {
      await gateway.close();
    }
  });

  it("never sends a client's token on to a subgraph, and the actor only signed", async () => {
    const subgraphs = await served((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        told.push(JSON.stringify(request.headers) + body);
        response.setHeader('content-type', 'application/json').end('{"data":{"who":"somebody"}}');
      });
    });
    const gateway = await toyGateway({
      supergraphSdl: compose(true),
      local: {},
      urls: { letters: subgraphs.url },
      verify: verifyToken(issuer),
    });
    try {
      const headers = await bearer(NGO);
      expect((await gateway.ask('{ who }', undefined, { ...headers, 'x-assembly-actor': 'forged' })).data).toEqual({ who: 'somebody' });
      expect(told).toHaveLength(1);
      expect(told[0]).not.toMatch(/authorization|amnesty|forged|x-assembly-actor/);
    } finally {
      await Promise.all([gateway.close(), subgraphs.close()]);
    }
  });

  it('with another secret than its subgraph gets nothing from it, and says so to the log only', async () => {
    const gateway = await toyGateway({
      supergraphSdl: compose(true),
      local: {},
      urls: { letters: overHttp.url },
      subgraphSecret: SECRET.toUpperCase(),
    });
    try {
      const answer = await gateway.ask('{ known }');
      expect(answer).toMatchObject({ status: 200, data: { known: null }, errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] });
      expect(String((gateway.logged[0] as { error?: Error }).error)).toContain('SUBGRAPH_SECRET');
      expect((await fetch(`${gateway.url}/health/ready`)).status).toBe(503);
    } finally {
      await gateway.close();
    }
  });
});

it('the stock gateway refuses a supergraph that names the access directives, which is why they are left out of it', async () => {
  const gateway = new ApolloGateway({
    supergraphSdl: compose(false),
    debug: false,
    logger: { debug() {}, info() {}, warn() {}, error() {} },
  });
  await expect(gateway.load()).rejects.toThrow(/for: SECURITY but is unsupported/);
});
