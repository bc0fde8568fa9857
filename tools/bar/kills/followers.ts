import { readCursor } from '@assembly-graph/events';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { connectByWs, subscribeBySse } from '../../whole-graph/subscribers.ts';
import type { Domain } from './domains.ts';

/** A place of a feed as a follower was told it. */
export interface ToldPlace {
  readonly place: number;
  readonly eventId: string;
  readonly subject: string;
  readonly version: number;
  /** When the record took it, and when the follower was told, milliseconds. */
  readonly recordedAt: number;
  readonly at: number;
}

/** Somebody who follows a feed through whatever happens to it, going on after the last cursor. */
export interface Follower {
  readonly told: readonly ToldPlace[];
  /** Each time it had to begin anew, and why: a code, or how the connection ended. */
  readonly breaks: readonly { readonly at: number; readonly why: string }[];
  /** Places that did not follow from the one before: by the follower's own proof, without the log. */
  readonly doubts: readonly string[];
  /** Places whose subject could not be read at that moment. */
  readonly incomplete: number;
}

export interface FollowOptions {
  readonly url: string;
  readonly start: string;
  /** Of the secretariat, with the scope to add webhooks. */
  readonly token: string;
  /** Whether this was the last place. */
  readonly isLast: (told: ToldPlace) => boolean;
  /** Aborted when nothing more is waited for. */
  readonly giveUp: AbortSignal;
}

interface Entry {
  readonly cursor: string;
  readonly previousCursor: string;
  readonly event: { readonly eventId: string; readonly subjectVersion: number; readonly recordedAt: string; readonly subject: { readonly id: string; readonly naturalKey: string } };
  readonly subject: { readonly version: number } | null;
}

const AGAIN_AFTER_MS = 200;
const entryOf = ({ type }: Domain) => `cursor previousCursor event { eventId subjectVersion recordedAt subject { id naturalKey } } subject { ... on ${type} { version } }`;

interface Following extends Follower {
  readonly told: ToldPlace[];
  readonly breaks: { at: number; why: string }[];
  readonly doubts: string[];
  incomplete: number;
  cursor: string;
  over: boolean;
}
const following = (start: string): Following => ({ told: [], breaks: [], doubts: [], incomplete: 0, cursor: start, over: false });

function see(follower: Following, { known }: Domain, isLast: FollowOptions['isLast'], { cursor, previousCursor, event, subject }: Entry): void {
  if (previousCursor !== follower.cursor) follower.doubts.push(`${cursor} does not follow from ${follower.cursor}`);
  if (subject && subject.version < event.subjectVersion) follower.doubts.push(`version ${subject.version} was read after version ${event.subjectVersion} was told`);
  if (subject === null) follower.incomplete += 1;
  const told = { place: readCursor(cursor)!.seq, eventId: event.eventId, subject: event.subject[known], version: event.subjectVersion, recordedAt: Date.parse(event.recordedAt), at: Date.now() };
  follower.cursor = cursor;
  follower.told.push(told);
  follower.over ||= isLast(told);
}

/** Does one connection after the other until the last place was told. */
async function follow(follower: Following, giveUp: AbortSignal, once: () => Promise<string>): Promise<Follower> {
  while (!follower.over && !giveUp.aborted) {
    const why = await once().catch(() => 'NO CONNECTION');
    if (follower.over || giveUp.aborted) break;
    follower.breaks.push({ at: Date.now(), why });
    await pause(AGAIN_AFTER_MS);
  }
  return follower;
}

export function followBySse(domain: Domain, { url, start, isLast, giveUp }: FollowOptions): Promise<Follower> {
  const follower = following(start);
  const query = `subscription ($after: String) { ${domain.subscription}(after: $after) { ${entryOf(domain)} } }`;
  return follow(follower, giveUp, async () => {
    // As a browser does: the operation says where it began, the header where it is.
    const stream = await subscribeBySse(url, query, { variables: { after: start }, lastEventId: follower.cursor });
    giveUp.addEventListener('abort', stream.leave);
    try {
      if (stream.status !== 200) return `HTTP ${stream.status}`;
      for (let event = await stream.next(); event; event = await stream.next()) {
        if (event.event !== 'next') continue;
        const entry = event.data.data?.[domain.subscription];
        if (!entry) return String(event.data.errors?.[0]?.extensions?.code);
        see(follower, domain, isLast, entry);
        if (follower.over) break;
      }
      return 'CUT OFF';
    } finally {
      stream.leave();
      giveUp.removeEventListener('abort', stream.leave);
    }
  });
}

export function followByWs(domain: Domain, { url, start, isLast, giveUp }: FollowOptions): Promise<Follower> {
  const follower = following(start);
  const query = `subscription ($after: String) { ${domain.subscription}(after: $after) { ${entryOf(domain)} } }`;
  return follow(follower, giveUp, async () => {
    const client = await connectByWs(url);
    const leave = () => client.socket.terminate();
    giveUp.addEventListener('abort', leave);
    try {
      client.send({ id: 'a', type: 'subscribe', payload: { query, variables: { after: follower.cursor } } });
      for (;;) {
        const message = await client.next('next', 'error', 'complete');
        if (message === null) return `CLOSED ${(await client.closed).code}`;
        const entry = message.payload?.data?.[domain.subscription];
        if (!entry) return String((message.payload?.errors ?? message.payload)?.[0]?.extensions?.code);
        see(follower, domain, isLast, entry);
        if (follower.over) return 'OVER';
      }
    } finally {
      leave();
      giveUp.removeEventListener('abort', leave);
    }
  });
}

export function followByPages(domain: Domain, { url, start, isLast, giveUp }: FollowOptions): Promise<Follower> {
  const follower = following(start);
  const query = `query ($after: String) { page: ${domain.feed}(after: $after, first: 50) { hasMore entries { ${entryOf(domain)} } } }`;
  return follow(follower, giveUp, async () => {
    while (!follower.over && !giveUp.aborted) {
      const body = JSON.stringify({ query, variables: { after: follower.cursor } });
      const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body, signal: giveUp });
      const { data, errors } = (await response.json()) as any;
      if (!data?.page) return String(errors?.[0]?.extensions?.code);
      for (const entry of data.page.entries) see(follower, domain, isLast, entry);
      if (!data.page.hasMore) await pause(100);
    }
    return 'OVER';
  });
}

/** Does not read, and is told at an address of its own, where it takes each id once: what comes twice, it counts as broken off. */
export async function followByWebhook(domain: Domain, { url, start, token, isLast, giveUp }: FollowOptions): Promise<Follower> {
  const follower = following(start);
  const taken = new Set<string>();
  const over = new AbortController();
  const endpoint = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    const id = String(request.headers['webhook-id']);
    const { data } = JSON.parse(body) as { data: Omit<Entry, 'subject'> };
    if (taken.has(id)) follower.breaks.push({ at: Date.now(), why: 'TWICE' });
    else see(follower, domain, isLast, { ...data, subject: { version: data.event.subjectVersion } });
    taken.add(id);
    response.writeHead(204).end();
    if (follower.over) over.abort();
  }).listen(0, '127.0.0.1');
  await once(endpoint, 'listening');
  const name = `add${domain.feed[0]!.toUpperCase()}${domain.feed.slice(1, -'Feed'.length)}Webhook`;
  const query = `mutation ($input: ${name[0]!.toUpperCase()}${name.slice(1)}Input!) { added: ${name}(input: $input) { userErrors { message } } }`;
  const input = { idempotencyKey: randomUUID(), url: `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/`, after: start };
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  // In doubt it is asked for again, and added once.
  while (!giveUp.aborted) {
    const answer = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables: { input } }) }).then((response) => response.json() as any, () => null);
    const [refusal] = answer?.data?.added?.userErrors ?? [];
    if (refusal) throw new Error(refusal.message);
    if (answer?.data?.added) break;
    await pause(AGAIN_AFTER_MS);
  }
  giveUp.addEventListener('abort', () => over.abort());
  if (!over.signal.aborted && !giveUp.aborted) await once(over.signal, 'abort');
  endpoint.close();
  return follower;
}

/** The ways of following, by name. */
export const WAYS = { 'server-sent events': followBySse, 'graphql-transport-ws': followByWs, 'paged feed': followByPages, webhook: followByWebhook } as const;
