import type { FeedEntry } from '@assembly-graph/events';
import { globalId } from '../graph/global-id.ts';
import type { Message } from './signature.ts';

/** An event as an endpoint is told it: the same at every attempt, so that its signature is by time alone. */
export function eventMessage(feed: string, { cursor, previousCursor, event }: FeedEntry & { readonly event: object }): Message {
  const { seq: _seq, hash: _hash, ...told } = event as FeedEntry['event'] & object;
  const { type, id, naturalKey } = told.subject;
  const data = { feed, cursor, previousCursor, event: { ...told, subject: { type, id: globalId(type, id), naturalKey } } };
  return { id: told.eventId, body: JSON.stringify({ type: told.type, timestamp: told.recordedAt, data }) };
}

/** What is sent to try an endpoint: no event, and at no place of the feed. */
export const testMessage = (feed: string, id: string, askedAt: string): Message => ({ id, body: JSON.stringify({ type: 'WebhookTested', timestamp: askedAt, data: { feed } }) });
