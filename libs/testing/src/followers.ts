import { request as httpRequest, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

/** The ways in which a gateway tells a subscription. */
export const WAYS = ['server-sent events', 'multipart', 'WebSocket'] as const;
export type Way = (typeof WAYS)[number];

/** What a follower hears: an answer, how far the feed was looked at, or why it ends. */
export type Heard =
  | { readonly kind: 'answer'; readonly answer: any }
  | { readonly kind: 'progress'; readonly cursor: string }
  | { readonly kind: 'end'; readonly errors: readonly any[] };

/** Follows a subscription in one of the ways: what it hears is the same in all. */
export interface Follower {
  /** What is heard next of one of these kinds; after the end only the end. */
  next(...kinds: Heard['kind'][]): Promise<Heard>;
  /** The next answers. @throws Error if it ends before */
  take(count: number): Promise<any[]>;
  /** Takes nothing any more of what comes over the socket, until it goes on. */
  pause(): void;
  resume(): void;
  /** Cuts the connection. */
  leave(): void;
}

export interface Followed {
  readonly query: string;
  readonly variables?: object;
  readonly authorization?: string;
}

/** @param url of the gateway, without a path */
export function follow(way: Way, url: string, followed: Followed): Promise<Follower> {
  return way === 'WebSocket' ? overWebSocket(url, followed) : overHttp(way, url, followed);
}

/** What was heard and not asked for yet. */
function heardSoFar() {
  const heard: Heard[] = [];
  let over: Heard | null = null;
  let waiting: (() => void) | null = null;
  return {
    hear(one: Heard): void {
      if (over) return;
      heard.push(one);
      if (one.kind === 'end') over = one;
      waiting?.();
    },
    async next(...kinds: Heard['kind'][]): Promise<Heard> {
      for (;;) {
        const at = heard.findIndex(({ kind }) => kinds.length === 0 || kinds.includes(kind));
        if (at >= 0) return heard.splice(at, 1)[0]!;
        if (over) return over;
        await new Promise<void>((go) => (waiting = go));
      }
    },
    async take(count: number): Promise<any[]> {
      const answers: any[] = [];
      while (answers.length < count) {
        const one = await this.next('answer', 'end');
        if (one.kind !== 'answer') throw new Error(`It ended after ${answers.length} of ${count}: ${JSON.stringify(one)}`);
        answers.push(one.answer);
      }
      return answers;
    },
  };
}

const ACCEPTED = { 'server-sent events': 'text/event-stream', multipart: 'multipart/mixed;boundary="-";subscriptionSpec="1.0", application/json' };

function overHttp(way: Exclude<Way, 'WebSocket'>, url: string, { query, variables = {}, authorization }: Followed): Promise<Follower> {
  const heard = heardSoFar();
  const read = way === 'multipart' ? readParts(heard.hear) : readEvents(heard.hear);
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', accept: ACCEPTED[way], ...(authorization ? { authorization } : {}) };
    const asking = httpRequest(`${url}/graphql`, { method: 'POST', headers, agent: false }, (response: IncomingMessage) => {
      response.setEncoding('utf8');
      let refusal = '';
      response.on('data', (text: string) => (response.statusCode === 200 ? read(text) : (refusal += text)));
      const end = () => heard.hear({ kind: 'end', errors: refusal ? JSON.parse(refusal).errors : [] });
      response.on('end', end).on('error', end).on('close', end);
      resolve({ ...heard, pause: () => response.socket.pause(), resume: () => response.socket.resume(), leave: () => asking.destroy() });
    });
    asking.on('error', reject).end(JSON.stringify({ query, variables }));
  });
}

function readEvents(hear: (heard: Heard) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const blocks = (rest + text).split('\n\n');
    rest = blocks.pop()!;
    for (const block of blocks) {
      const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, 'm').exec(block)?.[1];
      const data = JSON.parse(field('data') || 'null');
      if (field('event') === 'next') hear('data' in data ? { kind: 'answer', answer: data } : { kind: 'end', errors: data.errors });
      else if (field('event') === 'progress') hear({ kind: 'progress', cursor: data.cursor });
      else if (field('event') === 'complete') hear({ kind: 'end', errors: [] });
    }
  };
}

/** As Apollo's clients read it: a part is over where the next delimiter stands. */
function readParts(hear: (heard: Heard) => void): (text: string) => void {
  let rest = '';
  return (text) => {
    const parts = (rest + text).split('\r\n---');
    rest = parts.pop()!;
    for (const part of parts) {
      const body = part.slice(part.indexOf('\r\n\r\n') + 4);
      if (!body.trim()) continue;
      const { payload, errors, extensions } = JSON.parse(body);
      if (errors) hear({ kind: 'end', errors });
      else if (payload) hear({ kind: 'answer', answer: payload });
      else if (extensions) hear({ kind: 'progress', cursor: extensions.cursor });
    }
    if (rest.startsWith('--')) hear({ kind: 'end', errors: [] });
  };
}

async function overWebSocket(url: string, { query, variables = {}, authorization }: Followed): Promise<Follower> {
  const heard = heardSoFar();
  const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await new Promise((opened, failed) => socket.once('open', opened).once('error', failed));
  socket.on('error', () => undefined);
  socket.on('message', (data) => {
    const { type, payload } = JSON.parse(String(data));
    if (type === 'connection_ack') socket.send(JSON.stringify({ id: 'it', type: 'subscribe', payload: { query, variables } }));
    else if (type === 'ping') hear({ kind: 'progress', cursor: payload.cursor });
    else if (type === 'error') hear({ kind: 'end', errors: payload });
    else if (type === 'complete') hear({ kind: 'end', errors: [] });
    else if (type === 'next') hear('data' in payload ? { kind: 'answer', answer: payload } : { kind: 'end', errors: payload.errors });
  });
  const { hear } = heard;
  socket.on('close', (code, reason) => hear({ kind: 'end', errors: [{ message: String(reason), extensions: { code: String(code) } }] }));
  socket.send(JSON.stringify({ type: 'connection_init', payload: authorization ? { authorization } : {} }));
  return { ...heard, pause: () => socket.pause(), resume: () => socket.resume(), leave: () => socket.terminate() };
}
