import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { eventStream } from './server-sent-events.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** Tells numbers without end, each with a megabyte, to whoever comes. */
async function endless({ lagMs = 60_000, closing = new AbortController().signal, size = 1 } = {}) {
  let told = 0;
  let ended = false;
  server = createServer((_request, response) => {
    const follow = async function* (signal: AbortSignal) {
      for (; !signal.aborted; told++) {
        yield { cursor: `c${told}`, answer: { data: { told: 'x'.repeat(size) } } };
        if (size === 1) await new Promise((next) => setTimeout(next, 5));
      }
    };
    void eventStream(response, {
      subscription: { key: 'up', after: null, follow }, lastEventId: undefined, headers: {}, until: null, closing, lagMs, onFailure: () => ({ message: 'no' }),
    }).finally(() => (ended = true));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  return { socket, told: () => told, ended: () => ended };
}
const until = async (holds: () => boolean) => {
  for (let n = 0; n < 800 && !holds(); n++) await new Promise((next) => setTimeout(next, 5));
  expect(holds()).toBe(true);
};

describe('a subscriber who takes nothing', () => {
  it('is told no more than fits on the way, and let go after a while', async () => {
    const { socket, told, ended } = await endless({ lagMs: 100, size: 1_000_000 });
    socket.pause();
    await until(ended);
    // The kernel takes some megabytes; nothing is piled up behind them.
    expect(told()).toBeLessThan(30);
  });

  it('that takes again in time goes on', async () => {
    const { socket, told, ended } = await endless({ lagMs: 5_000, size: 1_000_000 });
    socket.pause();
    let before = -1;
    await until(() => {
      const stands = told() === before && told() > 0;
      before = told();
      return stands;
    });
    socket.resume();
    await until(() => told() > before + 20);
    expect(ended()).toBe(false);
    socket.destroy();
    await until(ended);
  });
});

describe('a server that closes', () => {
  it('ends the stream with the cursor to go on from', async () => {
    const closing = new AbortController();
    const { socket, told, ended } = await endless({ closing: closing.signal });
    let text = '';
    socket.setEncoding('utf8').on('data', (part: string) => (text += part));
    await until(() => told() > 2);
    closing.abort();
    await until(() => ended() && text.includes('event: complete'));
    const last = [...text.matchAll(/id: (c\d+)/g)].at(-1)![1]!;
    expect(text).toContain(`event: next\nid: ${last}\ndata: {"errors":[{"message":"The server is closing. Go on after this cursor.","path":["up"],"extensions":{"code":"UNAVAILABLE","cursor":"${last}"}}]}`);
  });
});
