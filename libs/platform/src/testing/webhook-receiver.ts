import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What an endpoint was sent. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** How an endpoint answers a request. */
export type Answer = (response: ServerResponse, socket: Socket) => void;

export const answers = {
  status: (status: number, headers: Record<string, string> = {}): Answer => (response) => void response.writeHead(status, headers).end(),
  /** Says nothing at all. */
  hang: (() => undefined) as Answer,
  reset: ((_response, socket) => void socket.resetAndDestroy()) as Answer,
  garbage: ((_response, socket) => void socket.end('this is no HTTP\r\n\r\n')) as Answer,
  /** Takes what it was sent, and then never comes to an end. */
  endless: ((response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  }) as Answer,
  slow: ((response) => {
    response.writeHead(200);
    response.write('a');
  }) as Answer,
} as const;

/** An endpoint on this machine, which answers as it is told to, and with 204 when it is told nothing. */
export interface Receiver {
  readonly port: number;
  readonly url: string;
  readonly received: Received[];
  /** How the next requests are answered, each once. */
  readonly next: Answer[];
  /** How many requests it had at once, at the most. */
  mostAtOnce: number;
  close(): Promise<void>;
}

export async function webhookReceiver(): Promise<Receiver> {
  let atOnce = 0;
  const server = createServer((request, response) => {
    receiver.mostAtOnce = Math.max(receiver.mostAtOnce, (atOnce += 1));
    response.on('close', () => (atOnce -= 1));
    response.on('error', () => undefined);
    request.on('error', () => undefined);
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      receiver.received.push({ path: request.url ?? '', headers: request.headers, body });
      (receiver.next.shift() ?? answers.status(204))(response, request.socket);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const receiver: Receiver = {
    port,
    url: `http://127.0.0.1:${port}/hook`,
    received: [],
    next: [],
    mostAtOnce: 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return receiver;
}
