import { Agent, request, type IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

// A process full of subscribers, told by its parent what to open and asked what came: so that what they cost is none of the gateway's.

/** What the parent asks for. */
export interface Asked {
  readonly way: 'sse' | 'ws';
  readonly count: number;
  readonly url: string;
  /** Of this machine, so that one address does not run out of ports. */
  readonly from: string;
  readonly query: string;
  readonly variables: object;
  /** Takes nothing any more, once it is open. */
  readonly isPaused: boolean;
}

/** What came to these clients of the event with a number: how many had it, and when, milliseconds of the clock. */
export interface Arrivals {
  readonly n: number;
  readonly at: readonly number[];
}

/** How a client that took nothing was let go. */
export interface LetGo {
  /** Whose connection was ended. */
  readonly gone: number;
  /** Who could still be told why: what was sent last waits behind what they had not taken. */
  readonly lagged: number;
  /** With the cursor of the last place that it was told. */
  readonly withCursor: number;
}

type Order = { readonly open: Asked } | { readonly report: true } | { readonly resume: true };

const AT_ONCE = 40;
const arrivals = new Map<number, number[]>();
const sockets: { pause: () => void; resume: () => void; ended: Promise<string> }[] = [];

process.on('message', (order: Order) => {
  if ('open' in order) void openAll(order.open).then(() => process.send!({ opened: sockets.length }), (failure: Error) => process.send!({ failed: failure.message }));
  else if ('resume' in order) void resumed().then((letGo) => process.send!({ letGo }));
  else process.send!({ arrivals: [...arrivals].map(([n, at]): Arrivals => ({ n, at })) });
});
process.on('disconnect', () => process.exit(0));

async function openAll(asked: Asked): Promise<void> {
  let next = 0;
  const agent = new Agent({ keepAlive: false, maxSockets: Infinity });
  const one = async () => {
    while (next++ < asked.count) await (asked.way === 'sse' ? openSse(asked, agent) : openWs(asked));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

/** Reads off what is told without parsing it: the clients must not be what is slow. */
function hear(text: string): void {
  for (const [, n] of text.matchAll(/"payload":\{"n":(\d+)/g)) {
    const at = arrivals.get(Number(n)) ?? [];
    at.push(Date.now());
    arrivals.set(Number(n), at);
  }
}

function openSse({ url, from, query, variables, isPaused }: Asked, agent: Agent): Promise<void> {
  return new Promise((opened, failed) => {
    const asking = request(`${url}/graphql`, { method: 'POST', agent, localAddress: from, headers: { 'content-type': 'application/json', accept: 'text/event-stream' } }, (response: IncomingMessage) => {
      if (response.statusCode !== 200) return failed(new Error(`HTTP ${response.statusCode}`));
      let tail = '';
      const ended = new Promise<string>((over) => response.on('close', () => over(tail)));
      sockets.push({ pause: () => response.pause(), resume: () => response.resume(), ended });
      response.setEncoding('utf8').on('data', (text: string) => {
        hear(text);
        tail = (tail + text).slice(-4_000);
        // With the first progress or event it stands in the feed.
        if (!/event: (progress|next)/.test(tail)) return;
        if (isPaused) response.pause();
        opened();
      });
      return undefined;
    });
    asking.on('error', failed);
    asking.end(JSON.stringify({ query, variables }));
  });
}

function openWs({ url, from, query, variables, isPaused }: Asked): Promise<void> {
  return new Promise((opened, failed) => {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { localAddress: from, perMessageDeflate: false });
    let tail = '';
    const ended = new Promise<string>((over) => socket.on('close', (code, reason) => over(`${tail} ${code} ${reason}`)));
    sockets.push({ pause: () => socket.pause(), resume: () => socket.resume(), ended });
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init' })));
    socket.on('message', (data) => {
      const text = String(data);
      tail = text;
      hear(text);
      if (text.includes('"connection_ack"')) return socket.send(JSON.stringify({ id: 'a', type: 'subscribe', payload: { query, variables } }));
      if (!/"type":"(ping|next)"/.test(text)) return undefined;
      if (isPaused) socket.pause();
      return opened();
    });
    socket.on('error', failed);
  });
}

const TAKES_MS = 30_000;
const NOT_LET_GO = 'not let go';

/** Takes again all that was sent, to the end, if there is one. */
async function resumed(): Promise<LetGo> {
  for (const { resume } of sockets) resume();
  const over = new Promise<string>((resolve) => setTimeout(() => resolve(NOT_LET_GO), TAKES_MS));
  const ends = await Promise.all(sockets.map(({ ended }) => Promise.race([ended, over])));
  const lagged = ends.filter((end) => end.includes('SUBSCRIPTION_LAGGED'));
  return { gone: ends.filter((end) => end !== NOT_LET_GO).length, lagged: lagged.length, withCursor: lagged.filter((end) => /"cursor":"[\w-]+"|SUBSCRIPTION_LAGGED [\w-]+/.test(end)).length };
}
