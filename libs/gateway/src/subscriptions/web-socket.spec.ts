import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PUBLIC } from '@assembly-graph/kernel';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { buildSchema } from 'graphql';
import { WebSocket } from 'ws';
import { webSockets } from './web-socket.ts';

const schema = buildSchema('type Query { a: String } type Subscription { up: String }');
let server: Server | undefined;
let close: () => Promise<void> = async () => undefined;
afterEach(async () => {
  await close();
  server?.closeAllConnections();
  server?.close();
});

/** Sockets over which a subscription tells a megabyte after the other, without end. */
async function endless({ lagMs = 60_000, initMs = 3_500 } = {}) {
  let told = 0;
  let ended = false;
  const follow = async function* (signal: AbortSignal) {
    try {
      for (; !signal.aborted; told++) yield { cursor: `c${told}`, answer: { data: { up: 'x'.repeat(1_000_000) } } };
    } finally {
      ended = true;
    }
  };
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  close = webSockets(server, {
    subscriptions: { isOne: () => true, prepare: () => ({ key: 'up', after: null, follow }), renew: () => undefined },
    ask: async () => ({}), check: () => undefined, schema: () => schema, whoAsks: async () => PUBLIC, tokens: { watch: () => () => undefined, endOf: () => null, close: () => undefined }, format: () => ({ message: 'no' }), isStopping: () => false, lagMs, initMs,
  });
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`, 'graphql-transport-ws');
  const closed = once(socket, 'close').then(([code, reason]) => ({ code: code as number, reason: String(reason) }));
  await once(socket, 'open');
  return { socket, closed, told: () => told, ended: () => ended };
}
const start = async (socket: WebSocket) => {
  socket.send(JSON.stringify({ type: 'connection_init' }));
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query: 'subscription { up }' } }));
};
describe('a socket', () => {
  it('that is closed, or whose subscription is stopped, is told nothing more', async () => {
    const { socket, told, ended } = await endless();
    await start(socket);
    await until(() => told() > 3);
    socket.terminate();
    await until(ended);
  });

  it('that says nothing is closed', async () => {
    const { closed } = await endless({ initMs: 50 });
    expect(await closed).toEqual({ code: 4408, reason: 'Connection initialisation timeout' });
  });

  it('is told that the server closes', async () => {
    const { socket, closed } = await endless();
    socket.send(JSON.stringify({ type: 'connection_init' }));
    await once(socket, 'message');
    await close();
    expect(await closed).toEqual({ code: 1001, reason: 'The server is closing. Go on after this cursor.' });
  });
});
