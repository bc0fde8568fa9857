import type { IncomingMessage, ServerResponse } from 'node:http';
import { composeServices } from '@apollo/composition';
import { follow, WAYS, type Follower } from '@assembly-graph/testing';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { parse } from 'graphql';
import { startGateway, type Gateway } from '../start-gateway.ts';
import { served, type ServedSubgraph } from '../testing/http-subgraph.ts';

// A graph that is not the Assembly's: its subgraph of talks tells of them as server-sent events, and has no feed.

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])';
const SDL = {
  talks: `${link} type Talk { title: String! by: Person } type Person @key(fields: "id") { id: ID! } type Query { talk: Talk } type Subscription { talkHeld(room: String): Talk }`,
  people: `${link} type Person @key(fields: "id") { id: ID! name: String friends: [Person!]! }`,
};
const FOLLOW = 'subscription ($room: String) { held: talkHeld(room: $room) { title by { name friends { id } } } }';

const opened: { followers: Follower[]; closing: { close(): Promise<void> }[] } = { followers: [], closing: [] };
afterEach(async () => {
  for (const follower of opened.followers.splice(0)) follower.leave();
  for (const each of opened.closing.splice(0).reverse()) await each.close();
});

async function foreign() {
  const streams = new Set<ServerResponse>();
  const asked: { query: string; variables: any; authorization: string | undefined }[] = [];
  const read = async (request: IncomingMessage) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { query, variables } = JSON.parse(String(Buffer.concat(chunks)));
    asked.push({ query, variables, authorization: request.headers.authorization });
    return variables;
  };
  const talks: ServedSubgraph = await served((request, response) => {
    if (request.method !== 'POST') return void response.writeHead(405).end();
    return void read(request).then(() => {
      if (request.headers.authorization === 'Bearer nobody') return void response.setHeader('content-type', 'application/json').end('{"errors":[{"message":"Not to you.","extensions":{"code":"FORBIDDEN"}}]}');
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n');
      streams.add(response);
      response.on('close', () => streams.delete(response));
    });
  });
  const people: ServedSubgraph = await served((request, response) => {
    void read(request).then(({ representations }) => {
      const _entities = representations.map(({ id }: { id: string }) => ({ name: `Person ${id}`, friends: [{ id: 'x' }] }));
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ data: { _entities } }));
    });
  });
  const urls: Record<string, string> = { talks: talks.url, people: people.url };
  const { supergraphSdl } = composeServices(Object.entries(SDL).map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: urls[name] })));
  const gateway: Gateway = await startGateway({ supergraphSdl: supergraphSdl!, host: '127.0.0.1', port: 0, corsOrigins: '*', isForeign: true, log: () => undefined });
  opened.closing.push(talks, people, gateway);
  const tell = (title: string, more = '') => streams.forEach((stream) => stream.write(`event: next\ndata: ${JSON.stringify({ data: { held: { title, by: { __typename: 'Person', id: `p-${title}` } } } })}\n\n${more}`));
  return { asked, streams, tell, url: gateway.url };
}
const following = async (...given: Parameters<typeof follow>) => {
  const follower = await follow(...given);
  opened.followers.push(follower);
  return follower;
};
describe.each(WAYS)('a subscription of another graph over %s', (way) => {
  it('is opened in its subgraph, with the header Authorization unread, and told with what other subgraphs know; who leaves ends it there', async () => {
    const { asked, streams, tell, url } = await foreign();
    const follower = await following(way, url, { query: FOLLOW, variables: { room: 'A' }, authorization: 'Bearer opaque' });
    await until(() => streams.size === 1);
    tell('one');
    tell('two');
    const person = (title: string) => ({ name: `Person p-${title}`, friends: [{ id: 'x' }] });
    expect(await follower.take(2)).toEqual(['one', 'two'].map((title) => ({ data: { held: { title, by: person(title) } } })));
    expect(new Set(asked.map(({ authorization }) => authorization))).toEqual(new Set(['Bearer opaque']));
    expect(asked[0]).toMatchObject({ query: expect.stringMatching(/^subscription/), variables: { room: 'A' } });
    follower.leave();
    await until(() => streams.size === 0);
  });

  it('ends as its subgraph does: when it is over, refused, or lost', async () => {
    const { streams, tell, url } = await foreign();
    const [over, lost] = [await following(way, url, { query: FOLLOW }), await following(way, url, { query: FOLLOW })];
    const refused = await following(way, url, { query: FOLLOW, authorization: 'Bearer nobody' });
    expect(await refused.next()).toMatchObject({ kind: 'end', errors: [{ message: 'Not to you.', path: ['held'], extensions: { code: 'FORBIDDEN', service: 'talks' } }] });
    await until(() => streams.size === 2);
    const [first, second] = streams;
    tell('last', 'event: complete\ndata:\n\n');
    first!.end();
    await over.take(1);
    await lost.take(1);
    for (const each of [over, lost]) expect(await each.next()).toEqual({ kind: 'end', errors: [] });
    const again = await following(way, url, { query: FOLLOW });
    await until(() => streams.size > 0 && ![...streams].every((stream) => stream === second));
    for (const stream of streams) stream.destroy();
    expect(await again.next()).toMatchObject({ kind: 'end', errors: [{ message: 'The subgraph "talks" is not available.', path: ['held'], extensions: { code: 'SUBGRAPH_UNAVAILABLE', service: 'talks' } }] });
  });
});
