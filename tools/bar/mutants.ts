import { setTimeout as pause } from 'node:timers/promises';
import { postgresFeed } from '@assembly-graph/platform/sql';
import pg from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import type { Seen } from './history.ts';

type Told = Omit<Seen, 'place'>;

/** A way to tell events: what is written within the transaction and after it, and how a subscriber comes to see it. */
export interface Telling {
  /** In the transaction of the deed. */
  readonly within?: (manager: EntityManager, event: Told) => Promise<unknown>;
  /** Once it has committed. */
  readonly after?: (event: Told) => void;
  /** Called when half of the deeds are done. */
  readonly half?: () => Promise<void>;
  /** Everything that the subscriber saw, in its order, once nobody writes any more. */
  readonly seen: () => Promise<readonly Told[]>;
}

/** The wrong ways, as they are often taken, and last the right one. Each is asked the same by the same checker. */
export const TELLINGS: Readonly<Record<string, (database: DataSource) => Promise<Telling>>> = {
  /** Numbers are given out at INSERT, and a reader who has 42 never sees 41, which commits later. */
  'a serial outbox': async (database) => {
    await database.query('create table tally.outbox (id bigint generated always as identity primary key, told jsonb not null)');
    const reader = polling(async (last: number) => {
      const rows: { id: number; told: Told }[] = await database.query('select id, told from tally.outbox where id > $1 order by id', [last]);
      return { told: rows.map(({ told }) => told), last: rows.at(-1)?.id ?? last };
    }, 0);
    return { within: (manager, event) => manager.query('insert into tally.outbox (told) values ($1)', [event]), seen: reader };
  },
  /** In memory, for each subscriber; of a subscriber who is slow the oldest are forgotten. */
  'a queue that drops at 128': async () => {
    const queue: Told[] = [];
    return {
      after: (event) => {
        queue.push(event);
        if (queue.length > 128) queue.shift();
      },
      // The slowest subscriber that there can be: one who looks when all is over.
      seen: async () => queue,
    };
  },
  /** Nobody keeps a notification for whoever is not connected. */
  'NOTIFY alone': async (database) => {
    const { url } = database.options as { url: string };
    const seen: Told[] = [];
    const listening = async () => {
      const client = new pg.Client({ connectionString: url });
      client.on('error', () => undefined);
      client.on('notification', ({ payload }) => void seen.push(JSON.parse(payload!)));
      await client.connect();
      await client.query('listen tally_told');
      return client;
    };
    let client = await listening();
    let back: Promise<void> = Promise.resolve();
    return {
      within: (manager, event) => manager.query(`select pg_notify('tally_told', $1)`, [JSON.stringify(event)]),
      half: async () => {
        await client.end();
        back = pause(50).then(async () => void (client = await listening()));
      },
      seen: async () => {
        await back;
        await pause(200);
        await client.end();
        return seen;
      },
    };
  },
  'the log': async (database) => {
    const feed = postgresFeed(database.manager, 'tally');
    const reader = polling<string | null>(async (last) => {
      const { events, end } = await feed.read(last, 100);
      const told = events.map(({ eventId, payload, subject, subjectVersion }): Told => ({ eventId, key: payload.key as string, subject: subject.naturalKey!, version: subjectVersion }));
      return { told, last: end };
    }, null);
    const append = (event: Told) => [{
      event_id: event.eventId, type: 'CounterRaised', subject_type: 'Counter', subject_id: crypto.randomUUID(), subject_key: event.subject, subject_version: event.version, audience: 'public',
      topics: [], states: [], organizations: [], changed_fields: [], payload: { key: event.key },
    }];
    return { within: (manager, event) => manager.query(`select tally.append_events($1::jsonb, 'secretariat', now())`, [JSON.stringify(append(event))]), seen: reader };
  },
};

/** A subscriber who looks for what is new, time and again. @returns what ends it, with all that it saw */
function polling<Last>(look: (last: Last) => Promise<{ told: readonly Told[]; last: Last }>, start: Last): () => Promise<readonly Told[]> {
  const seen: Told[] = [];
  let over = false;
  const run = (async () => {
    for (let last = start; ; ) {
      const isLast = over;
      const found = await look(last);
      seen.push(...found.told);
      last = found.last;
      if (isLast && found.told.length === 0) return;
      await pause(1);
    }
  })();
  return async () => {
    over = true;
    await run;
    return seen;
  };
}
