import type { StreamForm } from './http-stream.ts';
import { textOf } from './told-page.ts';

/**
 * Server-sent events: `next` with an answer, `progress` with how far the feed was looked at, `complete` at the end. The id of each is its cursor, so a
 * browser goes on by itself where it was cut off.
 */
export const serverSentEvents: StreamForm = {
  contentType: 'text/event-stream; charset=utf-8',
  opening: 'retry: 1000\n\n',
  keepAlive: ':\n\n',
  answer: (answer, cursor) => message('next', cursor, textOf(answer)),
  progress: (cursor) => message('progress', cursor, JSON.stringify({ cursor })),
  end: (errors, cursor) => `${errors.length ? message('next', cursor, JSON.stringify({ errors })) : ''}event: complete\ndata:\n\n`,
};

/** A cursor from outside comes back only if it can stand on a line of its own. */
function message(event: string, id: string | null, data: string): string {
  const named = id !== null && /^[\w-]+$/.test(id) ? `id: ${id}\n` : '';
  return `event: ${event}\n${named}data: ${data}\n\n`;
}
