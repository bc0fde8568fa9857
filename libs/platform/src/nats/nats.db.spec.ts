import { setTimeout as pause } from 'node:timers/promises';
import { cursorOf, readCursor, type FeedEntry, type FeedReading, type FeedSource, type NewEvent, type UnitOfWork } from '@assembly-graph/events';
import { PUBLIC, uuidOf, type Actor } from '@assembly-graph/kernel';
import { natsServer, temporaryDatabase, temporaryFolder, whyNoNats, type NatsServer, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { openDatabase } from '../database.ts';
import { CreateEventLog1795477000000, postgresFeed, postgresUnitOfWork } from '../sql/index.ts';
import { connectNats, type Nats } from './connect-nats.ts';
import { feedStream, type FeedStream } from './feed-stream.ts';
import { natsFeed } from './nats-feed.ts';
import { natsWakes } from './nats-wakes.ts';
import { relay, type Relaying, type RelayOptions } from './relay.ts';

const CLOCK = { now: () => '2026-11-24T12:00:00.000Z' };
const SECRET = 'a secret that only the processes of the graph share';
const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };

const reason = whyNoNats();
if (reason) process.stdout.write(`${reason}\n`);
const withNats = reason ? describe.skip : describe;

let temporary: TemporaryDatabase;
let treasury: DataSource;
let together: UnitOfWork<object>;
let server: NatsServer;
let nats: Nats;
let other: Nats;
let stream: FeedStream;
let record: FeedSource;
let relays: Relaying[] = [];
const closing: (() => Promise<void>)[] = [];

withNats('a feed, over NATS JetStream', () => {
  beforeAll(async () => {
    temporary = await temporaryDatabase();
    treasury = await openDatabase({ schema: 'treasury', tables: [], migrations: [CreateEventLog1795477000000] }, { url: temporary.url });
    together = postgresUnitOfWork(treasury, () => ({}), CLOCK);
    record = postgresFeed(treasury.manager, 'treasury');
    server = await natsServer(await temporaryFolder());
    nats = connectNats(server.url, 'reader');
    other = connectNats(server.url, 'relay');
    stream = feedStream(nats, 'treasury');
  });
  afterAll(async () => {
    await Promise.all([nats.close(), other.close(), ...closing.map((close) => close())]);
    await server.kill();
    await treasury.destroy();
    await temporary.drop();
  });
  beforeEach(async () => {
    jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    await until(() => stream.isReachable() && other.current() !== null);
    await stream.ensure();
    await stream.purge();
  });
  afterEach(async () => {
    await Promise.all(relays.map(({ close }) => close()));
    relays = [];
    jest.restoreAllMocks();
  });

  let told = 0;
  const tell = (...events: Partial<NewEvent>[]) =>
    together({ name: 'assess', actor: secretariat, idempotencyKey: `key-${(told += 1)}-padding`, request: {} }, async ({ outbox }) => {
      for (const event of events) {
        outbox.add({ type: 'ArrearsChanged', subject: { type: 'Arrears', id: uuidOf('State', 'SEN'), naturalKey: 'SEN' }, subjectVersion: 1, payload: {}, ...event });
      }
      return null;
    });
  const many = (count: number) => Array.from({ length: count }, () => ({}));
  const startRelay = (options: Partial<RelayOptions> = {}) => {
    const relaying = relay({ source: record, stream: feedStream(other, 'treasury'), secret: SECRET, pollMs: 20, backoffMs: 5, ...options });
    relays.push(relaying);
    return relaying;
  };
  const headCursor = () => last(record);
  /** Up to where the stream goes. */
  const streamed = async (of = stream): Promise<string | null> => {
    const { last: message } = await of.end();
    return message && JSON.parse(message.data).cursor;
  };
  const caughtUp = async () => {
    const head = await headCursor();
    await until(async () => (await streamed().catch(() => null)) === head);
  };
  /** A reader by NATS, that counts how often the log itself was read. */
  const reader = (of = stream) => {
    let asked = 0;
    const counted: FeedSource = { ...record, read: (...asks) => ((asked += 1), record.read(...asks)) };
    return { source: natsFeed({ stream: of, record: counted, secret: SECRET }), asked: () => asked };
  };
  /** All places after a cursor, page by page; each must follow from the one before, unless it is filtered. */
  async function all(source: FeedSource, after: string, limit = 10, reading: FeedReading = {}): Promise<FeedEntry[]> {
    const entries: FeedEntry[] = [];
    for (let at = after; ; ) {
      const page = await source.read(at, limit, reading);
      if (!reading.filter) page.entries.forEach((entry, index) => expect(entry.previousCursor).toBe(index === 0 ? at : page.entries[index - 1]!.cursor));
      entries.push(...page.entries);
      if (!page.more && page.end === at) return entries;
      at = page.end;
    }
  }

  it('is told as the log tells it, to every audience, with every filter, in pages of any length', async () => {
    const start = await begunAtHead();
    await tell(...many(20), { audience: 'secretariat' }, { type: 'ScaleAdopted', topics: ['BUDGET'] }, { audience: 'state:SEN public' }, { audience: 'state:SEN' }, ...many(15), { states: ['SEN'], session: '20' });
    await caughtUp();
    const filters: FeedReading['filter'][] = [
      null, { types: ['ScaleAdopted'] }, { topics: ['BUDGET', 'OTHER'] }, { states: ['SEN'], sessions: ['20'] }, { subject: { type: 'Arrears', id: uuidOf('State', 'SEN') } }, { organizations: ['cicc'] },
    ];
    const { source, asked } = reader();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 50 }), fc.constantFrom(...filters), fc.constantFrom(null, ['public'], ['public', 'state:SEN'], ['public', 'secretariat']), async (limit, filter, audiences) => {
        expect(await all(source, start, limit, { filter, audiences })).toEqual(await all(record, start, limit, { filter, audiences }));
      }),
      { numRuns: 15 },
    );
    const before = asked();
    const page = await source.read(start, 10, { audiences: ['public'] });
    expect([asked(), page.head]).toEqual([before, await record.head()]);
  });

  it('has nothing of what is not for everybody but its place', async () => {
    await begunAtHead();
    await tell({ audience: 'secretariat', payload: { secret: 'canary-1' } }, { audience: 'organization:amnesty state:SEN', payload: { secret: 'canary-2' } }, { payload: { open: 'to all' } });
    await caughtUp();
    const { lastSeq } = await stream.end();
    const data = (await stream.from(lastSeq - 2, 3)).map((message) => message.data).join();
    expect([data.includes('canary'), data.includes('to all'), data.includes('amnesty')]).toEqual([false, true, false]);
  });

  it('says of the end of the log, and of cursors that are none of it, what the log says', async () => {
    await begunAtHead();
    await tell(...many(3));
    await caughtUp();
    const { source } = reader();
    const head = await headCursor();
    expect(await source.read(head, 5)).toEqual(await record.read(head, 5));
    await expect(source.read('bm9uc2Vuc2U', 1)).rejects.toMatchObject({ name: 'CursorInvalid' });
    expect(await source.head()).toEqual(await record.head());
  });

  /** Each fault comes while events are told and read; whoever reads must have all of them, once, in order. */
  it.each<[string, () => Promise<void>]>([
    ['the server is killed and started again', async () => (await server.kill(), await server.start())],
    ['the server is away for longer', async () => (await server.kill(), await pause(700), await server.start())],
    ['the server is slow beyond measure', () => server.freeze(1_300)],
    ['the stream is emptied', () => stream.purge()],
    ['all that the server kept is gone', async () => (await server.kill(), await server.wipe(), await server.start())],
    ['a message in the middle is gone', () => forget(-2)],
    ['the last message is gone', () => forget(0)],
    ['somebody else publishes into the stream', async () => void (await publishForeign())],
    ['somebody else says so with a signature of their own', async () => void (await publishForeign('0'.repeat(64)))],
  ])('is whole though %s', async (_fault, fault) => {
    const start = await begunAtHead();
    const { source } = reader();
    await tell(...many(30));
    await caughtUp();
    await tell(...many(5));
    const faulting = fault();
    const writing = (async () => {
      for (let n = 0; n < 20; n++) await tell({}), await pause(2);
    })();
    const reading = follow(source, start);
    await Promise.all([faulting, writing]);
    const seen = await reading.until(await headCursor());
    expect(seen).toEqual((await all(record, start, 100)).map(({ event }) => event!.eventId));
    // And it goes on over NATS.
    await flows();
    await tell(...many(3));
    await caughtUp();
    const { source: again, asked } = reader();
    const at = (await all(record, start, 100)).at(-4)!.cursor;
    expect([(await again.read(at, 3)).entries.length, asked()]).toEqual([3, 0]);
  });

  it('goes on from the last message, where a relay was killed between publishing and knowing of it', async () => {
    const start = await begunAtHead();
    await Promise.all(relays.map(({ close }) => close()));
    const own = feedStream(other, 'treasury');
    let published = 0;
    const dying: FeedStream = { ...own, append: async (...message) => {
      await own.append(...message);
      if ((published += 1) % 3 === 0) throw new Error('killed before it knew');
      return (await own.end()).lastSeq;
    } };
    await tell(...many(12));
    startRelay({ stream: dying });
    await caughtUp();
    await expectExactly(start);
  });

  it('is put there once and in order by two relays of one feed', async () => {
    const start = await begunAtHead();
    startRelay();
    for (let n = 0; n < 15; n++) await tell(...many(3));
    await caughtUp();
    await expectExactly(start);
  });

  it('is read from the log where the stream has passed over something, though its own numbers have no gap', async () => {
    const start = await begunAtHead();
    await tell(...many(10));
    await caughtUp();
    await Promise.all(relays.map(({ close }) => close()));
    await forget(0);
    await tell(...many(4));
    // It finds no last message, and begins at the head: what was told meanwhile is not in the stream.
    startRelay();
    await flows();
    const { source } = reader();
    expect((await all(source, start, 3)).map(({ event }) => event!.eventId)).toEqual((await all(record, start)).map(({ event }) => event!.eventId));
  });

  it('is begun anew where the stream is of another log, or of this one before it was restored', async () => {
    await begunAtHead();
    await tell(...many(5));
    await caughtUp();
    await Promise.all(relays.map(({ close }) => close()));
    // Two events are as if they had never been, and others come in their places.
    await treasury.query('delete from treasury.event where seq > (select last_seq - 2 from treasury.feed_head)');
    await treasury.query(`update treasury.feed_head h set last_seq = e.seq, last_hash = e.hash from (select seq, hash from treasury.event order by seq desc limit 1) e`);
    const start = await headCursor();
    startRelay();
    await tell(...many(5));
    // Until the relay has looked, the stream tells what was told before the log was restored, as it would to whoever read it then.
    await flows();
    const { source } = reader();
    expect((await all(source, start)).map(({ event }) => event!.eventId)).toEqual((await all(record, start)).map(({ event }) => event!.eventId));
  });

  it('wakes the gateways, each of them, as soon as something is told', async () => {
    const gateways = [natsWakes(server.url, 'one', { treasuryFeed: 'treasury' }), natsWakes(server.url, 'two', { treasuryFeed: 'treasury' })];
    closing.push(...gateways.map(({ close }) => close));
    const woken = [0, 0];
    gateways.forEach(({ wakes }, index) => wakes.treasuryFeed!(() => (woken[index]! += 1)));
    await until(() => woken.every((times) => times > 0));
    await begunAtHead();
    const before = [...woken];
    await tell({});
    await until(() => woken.every((times, index) => times > before[index]!));
  });

  /** A relay that has begun. @returns where the stream and the log stand */
  async function begunAtHead(): Promise<string> {
    startRelay();
    await flows();
    return headCursor();
  }

  /** Tells something until the stream has begun, and goes as far as the log. */
  async function flows(): Promise<void> {
    await until(async () => {
      const end = await streamed().catch(() => null);
      if (end === null) await tell({});
      return end !== null && end === (await headCursor());
    });
  }

  /** The stream is the log from there on, message by message. */
  async function expectExactly(start: string): Promise<void> {
    const entries = await all(record, start);
    const { lastSeq } = await stream.end();
    const messages = await stream.from(lastSeq - entries.length + 1, entries.length);
    expect(messages.map(({ data }) => JSON.parse(data).cursor)).toEqual(entries.map(({ cursor }) => cursor));
  }

  /** Takes one message out of the stream, counted from the last. */
  async function forget(back: number): Promise<void> {
    const { lastSeq } = await stream.end();
    const { jetstreamManager } = await import('@nats-io/jetstream');
    await (await jetstreamManager(nats.current()!)).streams.deleteMessage('FEED_treasury', lastSeq + back);
  }

  async function publishForeign(signature?: string): Promise<void> {
    const { jetstream } = await import('@nats-io/jetstream');
    const { headers } = await import('@nats-io/transport-node');
    const own = headers();
    if (signature) own.set('Assembly-Signature', signature);
    const head = await headCursor();
    const made = { cursor: head, previousCursor: head, oldestCursor: head, event: { type: 'MadeUp' } };
    await jetstream(nats.current()!).publish('feed.treasury', JSON.stringify(made), { headers: own });
  }
});

/** Follows a feed as a listener does, and keeps the ids of what it is told. */
function follow(source: FeedSource, start: string): { until: (end: string) => Promise<string[]> } {
  const seen: string[] = [];
  let at = start;
  const step = async () => {
    const page = await source.read(at, 7);
    seen.push(...page.events.map(({ eventId }) => eventId));
    at = page.end;
  };
  let end: string | null = null;
  const running = (async () => {
    while (end === null || readCursor(at)!.seq < readCursor(end)!.seq) await step(), await pause(1);
  })();
  return {
    until: async (cursor) => {
      end = cursor;
      await running;
      return seen;
    },
  };
}

async function last(source: FeedSource): Promise<string> {
  const { seq, hash } = await source.head();
  return cursorOf({ feed: source.feed, seq, hash });
}
