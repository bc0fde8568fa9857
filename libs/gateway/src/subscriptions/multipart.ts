import type { StreamForm } from './http-stream.ts';
import { textOf } from './told-page.ts';

/**
 * Apollo's protocol for subscriptions over HTTP, version 1.0: each part has an answer as its `payload`; one without is a heartbeat, which says in its
 * extensions how far the feed was looked at, if that is news. Why the server ends the stream stands beside a `payload` of null.
 *
 * The delimiter of the next part follows each at once: clients read a part when they see where it ends.
 */
export const multipart: StreamForm = {
  contentType: 'multipart/mixed; boundary="-"; subscriptionSpec="1.0"',
  opening: '\r\n---',
  keepAlive: part('{}'),
  answer: (answer) => part(`{"payload":${textOf(answer)}}`),
  progress: (cursor) => part(JSON.stringify({ extensions: { cursor } })),
  end: (errors) => `${errors.length ? part(JSON.stringify({ payload: null, errors })) : ''}--\r\n`,
};

function part(content: string): string {
  return `\r\ncontent-type: application/json; charset=utf-8\r\n\r\n${content}\r\n---`;
}
