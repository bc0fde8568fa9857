import { WebSocket } from 'ws';
import { OtherWay, type OpenStream } from './http-stream.ts';
import { eventIn } from './server-sent-events.ts';
import { NoAnswer, StreamRefused, type SubgraphAnswer, type ToldError } from './transport.ts';

/** Beyond this nothing is read from the socket until what waits was taken. */
const MOST_WAITING = 256;
const MOST_BYTES_WAITING = 1024 * 1024;
const ALIVE_MS = 15_000;
const ID = '1';

/** A message of graphql-transport-ws. */
interface Message {
  readonly type?: unknown;
  readonly payload?: unknown;
}

/**
 * A stream over a socket of its own, by graphql-transport-ws. The client's headers are those of the upgrade, and the parameters of the connection.
 * @throws OtherWay if the socket can't be opened, StreamRefused, NoAnswer if the stream is lost
 */
export async function* webSocketStream({ url, headers, body, openWithinMs, maxEventBytes }: OpenStream, signal: AbortSignal): AsyncGenerator<readonly SubgraphAnswer[], void> {
  const address = new URL(url);
  address.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(address, 'graphql-transport-ws', { headers, maxPayload: maxEventBytes, handshakeTimeout: openWithinMs, perMessageDeflate: false });
  let waiting: SubgraphAnswer[] = [];
  let bytes = 0;
  let isOpen = false;
  let over: { readonly failure?: Error } | null = null;
  let go = () => undefined as void;
  const end = (failure?: Error) => {
    over ??= { failure };
    socket.terminate();
    go();
  };
  const patience = setTimeout(() => end(new OtherWay(`no stream within ${openWithinMs} ms`)), openWithinMs);
  const hear = (text: string) => {
    const { type, payload } = messageIn(text);
    if (type === 'connection_ack') {
      clearTimeout(patience);
      isOpen = true;
      socket.send(`{"id":"${ID}","type":"subscribe","payload":${body}}`);
    } else if (type === 'ping') socket.send('{"type":"pong"}');
    else if (type === 'next') {
      waiting.push(eventIn(payload));
      bytes += text.length;
      if (waiting.length >= MOST_WAITING || bytes >= MOST_BYTES_WAITING) socket.pause();
      go();
    } else if (type === 'error') end(new StreamRefused(Array.isArray(payload) ? (payload as ToldError[]) : []));
    else if (type === 'complete') end();
  };
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: headers })));
  socket.on('message', (data) => {
    try {
      if (!over) hear(String(data));
    } catch (failure) {
      end(failure as Error);
    }
  });
  socket.on('error', (failure) => end(isOpen ? new NoAnswer(failure.message) : new OtherWay(failure.message)));
  socket.on('close', (code, reason) => end(isOpen ? new NoAnswer(`the socket was closed with ${code} ${String(reason)}`) : new OtherWay(`the socket was closed with ${code} ${String(reason)}`)));
  const alive = watchOver(socket, () => end(new NoAnswer('the socket is dead')));
  const leave = () => {
    if (isOpen && socket.readyState === socket.OPEN) socket.send(`{"id":"${ID}","type":"complete"}`);
    end();
  };
  signal.addEventListener('abort', leave);
  if (signal.aborted) leave();
  try {
    for (;;) {
      if (waiting.length) {
        const events = waiting;
        [waiting, bytes] = [[], 0];
        if (socket.isPaused) socket.resume();
        yield events;
      } else if (over) break;
      else await new Promise<void>((wake) => (go = wake));
    }
    const { failure } = over as { readonly failure?: Error };
    if (failure && !signal.aborted) throw failure;
  } finally {
    clearTimeout(patience);
    clearInterval(alive);
    signal.removeEventListener('abort', leave);
    leave();
  }
}

/** A socket whose other end has gone without a word is found out. One that is paused is held back by us, and hears no pong. */
function watchOver(socket: WebSocket, onDead: () => void): NodeJS.Timeout {
  let heard = true;
  socket.on('pong', () => (heard = true));
  socket.on('message', () => (heard = true));
  return setInterval(() => {
    if (socket.readyState !== socket.OPEN || socket.isPaused) return;
    if (!heard) return onDead();
    heard = false;
    socket.ping();
  }, ALIVE_MS).unref();
}

function messageIn(text: string): Message {
  const message: unknown = JSON.parse(text);
  return typeof message === 'object' && message !== null ? message : {};
}
