import { readCursor } from '@assembly-graph/events';
import { connectByWs, subscribeBySse } from '../whole-graph/subscribers.ts';
import type { Seen } from './history.ts';

interface Entry {
  readonly cursor: string;
  readonly previousCursor: string;
  readonly event: { readonly eventId: string; readonly subjectVersion: number; readonly payload: { readonly key: string }; readonly subject: { readonly naturalKey: string } };
  readonly subject: { readonly version: number };
}

/** Somebody who follows the feed to its end, cut off again and again on the way. */
export interface Reader {
  readonly seen: readonly Seen[];
  /** How often it was cut off. */
  readonly cuts: number;
  /** Places that did not follow from the one before, and states older than their event: by the reader's own proof, without the log. */
  readonly doubts: readonly string[];
}

interface Reading extends Reader {
  readonly seen: Seen[];
  cuts: number;
  readonly doubts: string[];
  cursor: string;
}

const ENTRY = 'cursor previousCursor event { eventId subjectVersion payload subject { naturalKey } } subject { ... on Counter { version } }';
const FOLLOW = `subscription ($after: String) { tallyUpdated(after: $after) { ${ENTRY} } }`;
const PAGE = `query ($after: String, $first: Int!) { tallyFeed(after: $after, first: $first) { endCursor entries { ${ENTRY} } } }`;
/** Connections that last long enough to fall behind, and such as hardly begin. */
const some = (most: number) => Math.floor(Math.random() ** 2 * most);

function reading(start: string): Reading {
  return { seen: [], cuts: 0, doubts: [], cursor: start };
}

function see(reader: Reading, { cursor, previousCursor, event, subject }: Entry): void {
  if (previousCursor !== reader.cursor) reader.doubts.push(`${cursor} does not follow from ${reader.cursor}`);
  if (subject.version < event.subjectVersion) reader.doubts.push(`version ${subject.version} was read after version ${event.subjectVersion} was told`);
  reader.cursor = cursor;
  reader.seen.push({ place: readCursor(cursor)!.seq, eventId: event.eventId, key: event.payload.key, subject: event.subject.naturalKey, version: event.subjectVersion });
}

/** The deed after which nobody writes any more: whoever has seen it has seen all. */
export const LAST = 'the last deed';
const atEnd = ({ seen }: Reading): boolean => seen.at(-1)?.key === LAST;

/** @param most events of one connection; Infinity: it is never cut off */
export async function readBySse(url: string, start: string, most: number): Promise<Reader> {
  const reader = reading(start);
  while (!atEnd(reader)) {
    const subscriber = await subscribeBySse(url, FOLLOW, { variables: { after: start }, lastEventId: reader.cursor });
    const wanted = most === Infinity ? Infinity : 1 + some(most);
    for (let taken = 0; taken < wanted && !atEnd(reader); taken++) {
      const event = await subscriber.next();
      if (!event) break;
      if (event.event === 'next') see(reader, event.data.data.tallyUpdated);
    }
    subscriber.leave();
    if (!atEnd(reader)) reader.cuts += 1;
  }
  return reader;
}

export async function readByWs(url: string, start: string, most: number): Promise<Reader> {
  const reader = reading(start);
  while (!atEnd(reader)) {
    const client = await connectByWs(url);
    client.send({ id: 'a', type: 'subscribe', payload: { query: FOLLOW, variables: { after: reader.cursor } } });
    const wanted = 1 + some(most);
    for (let taken = 0; taken < wanted && !atEnd(reader); taken++) {
      const message = await client.next('next', 'error', 'complete');
      if (message?.type !== 'next') break;
      see(reader, message.payload.data.tallyUpdated);
    }
    client.socket.terminate();
    if (!atEnd(reader)) reader.cuts += 1;
  }
  return reader;
}

export async function readByPages(url: string, start: string): Promise<Reader> {
  const reader = reading(start);
  while (!atEnd(reader)) {
    const signal = Math.random() < 0.5 ? AbortSignal.timeout(1 + some(20)) : undefined;
    const body = JSON.stringify({ query: PAGE, variables: { after: reader.cursor, first: 1 + some(100) } });
    const page = await fetch(`${url}/graphql`, { method: 'POST', signal, headers: { 'content-type': 'application/json' }, body }).then((answer) => answer.json() as any, () => null);
    if (page === null) reader.cuts += 1;
    else for (const entry of page.data.tallyFeed.entries) see(reader, entry);
    if (page?.data.tallyFeed.entries.length === 0) await new Promise((next) => setTimeout(next, 5));
  }
  return reader;
}
