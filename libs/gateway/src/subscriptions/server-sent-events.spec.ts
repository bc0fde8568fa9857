import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { httpStream } from './http-stream.ts';
import { serverSentEvents } from './server-sent-events.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Tells numbers without end to whoever comes. */
async function endless(closing: AbortSignal) {
  let told = 0;
  let ended = false;
  server = createServer((_request, response) => {
    const follow = async function* (signal: AbortSignal) {
      for (; !signal.aborted; told++) {
        yield { cursor: `c${told}`, answer: { data: { told } } };
        await new Promise((next) => setTimeout(next, 5));
      }
    };
    void httpStream(response, {
      form: serverSentEvents, subscription: { key: 'up', after: null, follow }, lastEventId: undefined, headers: {}, until: null, onRevoked: () => () => undefined, closing, lagMs: 60_000, onFailure: () => ({ message: 'no' }),
    }).finally(() => (ended = true));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  return { socket, told: () => told, ended: () => ended };
}
describe('a server that closes', () => {
  it('ends the stream with the cursor to go on from', async () => {
    const closing = new AbortController();
    const { socket, told, ended } = await endless(closing.signal);
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    await until(() => told() > 2);
    closing.abort();
    await until(() => ended() && text.includes('event: complete'));
    const last = [...text.matchAll(/id: (c\d+)/g)].at(-1)![1]!;
    expect(text).toContain(`event: next\nid: ${last}\ndata: {"errors":[{"message":"The server is closing. Go on after this cursor.","path":["up"],"extensions":{"code":"UNAVAILABLE","cursor":"${last}"}}]}`);
  });
});
