import { WebSocket } from 'ws';

/** A server-sent event. */
export interface SentEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: any;
}

export interface SseOptions {
  readonly variables?: object;
  readonly headers?: Record<string, string>;
  readonly lastEventId?: string;
}

/** A subscriber over server-sent events, as `fetch` makes one. */
export interface SseSubscriber {
  readonly status: number;
  readonly contentType: string | null;
  /** The next event; null at the end of the stream. */
  next(): Promise<SentEvent | null>;
  /** The next so many of one kind. */
  take(count: number, event?: string): Promise<SentEvent[]>;
  /** Cuts the connection. */
  leave(): void;
  /** The body of an answer that is no stream. */
  json(): Promise<any>;
}

export async function subscribeBySse(url: string, query: string, { variables = {}, headers = {}, lastEventId }: SseOptions = {}): Promise<SseSubscriber> {
  const leaving = new AbortController();
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    signal: leaving.signal,
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...(lastEventId ? { 'last-event-id': lastEventId } : {}), ...headers },
    body: JSON.stringify({ query, variables }),
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const next = async (): Promise<SentEvent | null> => {
    for (;;) {
      const end = rest.indexOf('\n\n');
      if (end >= 0) {
        const block = rest.slice(0, end);
        rest = rest.slice(end + 2);
        const read = eventIn(block);
        if (read) return read;
        continue;
      }
      const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
      if (done) return null;
      rest += value;
    }
  };
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    next,
    take: async (count, event = 'next') => {
      const taken: SentEvent[] = [];
      while (taken.length < count) {
        const one = await next();
        if (!one) throw new Error(`The stream ended after ${taken.length} of ${count}.`);
        if (one.event === event) taken.push(one);
      }
      return taken;
    },
    leave: () => leaving.abort(),
    json: async () => {
      let text = rest;
      for (let part = await reader.read(); !part.done; part = await reader.read()) text += part.value;
      return JSON.parse(text);
    },
  };
}

function eventIn(block: string): SentEvent | null {
  const fields = new Map(block.split('\n').filter((line) => line !== '' && !line.startsWith(':')).map((line) => [line.split(':', 1)[0]!, line.slice(line.indexOf(':') + 1).trim()]));
  const event = fields.get('event');
  const data = fields.get('data');
  return event ? { event, id: fields.get('id') ?? null, data: data ? JSON.parse(data) : null } : null;
}

/** A client of graphql-transport-ws, message by message. */
export interface WsClient {
  readonly socket: WebSocket;
  send(message: object): void;
  /** The next message of one of these types; null once the socket is closed. Pings in between are kept in `pings`. */
  next(...types: string[]): Promise<any>;
  readonly pings: any[];
  readonly closed: Promise<{ code: number; reason: string }>;
  close(): void;
}

/** @param init false: says nothing at first */
export async function connectByWs(url: string, init: object | false = {}, protocol = 'graphql-transport-ws'): Promise<WsClient> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol);
  const messages: any[] = [];
  const pings: any[] = [];
  let waiting: (() => void) | null = null;
  let over = false;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.on('close', (code, reason) => {
      over = true;
      waiting?.();
      resolve({ code, reason: String(reason) });
    });
  });
  socket.on('message', (data) => {
    const message = JSON.parse(String(data));
    if (message.type === 'ping') pings.push(message.payload);
    else messages.push(message);
    waiting?.();
  });
  await new Promise((opened, failed) => socket.once('open', opened).once('error', failed));
  const client: WsClient = {
    socket,
    pings,
    closed,
    send: (message) => socket.send(JSON.stringify(message)),
    next: async (...types) => {
      for (;;) {
        const at = messages.findIndex(({ type }) => types.length === 0 || types.includes(type));
        if (at >= 0) return messages.splice(at, 1)[0];
        if (over) return null;
        await new Promise<void>((go) => (waiting = go));
      }
    },
    close: () => socket.close(),
  };
  if (init !== false) {
    client.send({ type: 'connection_init', payload: init });
    await client.next('connection_ack');
  }
  return client;
}
