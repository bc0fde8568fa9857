import {
  CursorExpired, CursorInvalid, feedPage, readCursor, type FeedHead, type FeedPage, type FeedReading, type FeedSource, type LoggedEvent, type WayOn,
} from '@assembly-graph/events';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { ACTOR_HEADER, actorSigner } from '../auth/signed-actor.ts';
import { globalId, readGlobalId } from '../graph/global-id.ts';

export interface HttpFeedOptions {
  /** The domain whose feed it is. */
  readonly feed: string;
  /** Where its subgraph answers. */
  readonly url: string;
  /** Shared with it. */
  readonly secret: string;
  /** Who listens, e.g. "membership". */
  readonly reader: string;
}

const DEADLINE_MS = 10_000;
const MOST = 100;

type ToldEvent = Omit<LoggedEvent, 'seq' | 'hash'>;
interface ToldPage extends WayOn {
  readonly endCursor: string;
  readonly hasMore: boolean;
  readonly entries: readonly { readonly cursor: string; readonly previousCursor: string; readonly event: ToldEvent | null }[];
}
interface Told {
  readonly data?: { readonly feed: ToldPage } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Partial<WayOn> & { readonly code?: string } }[];
}

/**
 * The log of another subgraph, read by its query: for a listener whose role may not read that schema, or has not even its database. It
 * asks as the secretariat, from which nothing is kept, and signs so with the secret that only the processes of the graph share.
 */
export function httpFeed({ feed, url, secret, reader }: HttpFeedOptions): FeedSource {
  const sign = actorSigner(secret);
  const actor: Actor = { ...PUBLIC, role: 'secretariat', subject: `listener:${reader}` };
  const query = document(`${feed.replaceAll(/-(.)/g, (_all, letter: string) => letter.toUpperCase())}Feed`);

  async function ask(after: string | null, limit: number, { filter, audiences }: FeedReading): Promise<ToldPage> {
    if (audiences != null) throw new Error('Over HTTP a feed is read for the graph itself, not for an audience.');
    const { subject, ...lists } = filter ?? {};
    const variables = { after, first: Math.min(Math.max(limit, 0), MOST), filter: filter && { ...lists, ...(subject ? { subject: globalId(subject.type, subject.id) } : {}) } };
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(DEADLINE_MS),
      headers: { 'content-type': 'application/json', [ACTOR_HEADER]: await sign(actor, feed) },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as Told;
    const [error] = errors ?? [];
    if (error) throw failureOf(feed, error);
    if (!data?.feed) throw new Error(`HTTP ${response.status} of the ${feed} subgraph is no page of its feed.`);
    return data.feed;
  }

  return {
    feed,
    head: async () => headOf(await ask(null, 0, {})),
    async read(after, limit, reading = {}): Promise<FeedPage> {
      const page = await ask(after, limit, reading);
      return feedPage({ head: headOf(page), entries: page.entries.map(entryOf), end: page.endCursor, more: page.hasMore });
    },
  };
}

const entryOf = ({ cursor, previousCursor, event }: ToldPage['entries'][number]): FeedPage['entries'][number] => {
  const { seq, hash } = readCursor(cursor)!;
  return { cursor, previousCursor, event: event && { ...event, subject: { ...event.subject, id: readGlobalId(event.subject.id)!.id }, seq, hash } };
};

function headOf({ headCursor, oldestCursor }: WayOn): FeedHead {
  const [head, oldest] = [readCursor(headCursor)!, readCursor(oldestCursor)!];
  return { seq: head.seq, hash: head.hash, floor: oldest.seq, floorHash: oldest.hash };
}

function failureOf(feed: string, { message, extensions = {} }: NonNullable<Told['errors']>[number]): Error {
  const { code, headCursor, oldestCursor } = extensions;
  if (headCursor && oldestCursor) {
    if (code === 'CURSOR_EXPIRED') return new CursorExpired(feed, { headCursor, oldestCursor });
    if (code === 'CURSOR_INVALID') return new CursorInvalid(feed, { headCursor, oldestCursor });
  }
  return new Error(`The ${feed} subgraph answers with ${code ?? 'an error'}: ${message.slice(0, 200)}`);
}

const document = (field: string) => `query Feed($after: String, $first: Int!, $filter: FeedFilter) {
  feed: ${field}(after: $after, first: $first, filter: $filter) {
    endCursor hasMore headCursor oldestCursor
    entries { cursor previousCursor event {
      eventId type subject { type id naturalKey } subjectVersion audience actorRole occurredAt recordedAt topics session states organizations changedFields correctionOf payload
    } }
  }
}`;
