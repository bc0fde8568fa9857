import type { StreamForm } from './http-stream.ts';
import { multipart } from './multipart.ts';
import { serverSentEvents } from './server-sent-events.ts';

interface Accepted {
  readonly type: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly quality: number;
}

/**
 * The form in which a client takes a stream, by its header `Accept`: what it likes best, then what it names first. What takes anything takes no
 * stream: a client says that it can read one.
 */
export function acceptedForm(accept: string | undefined): StreamForm | null {
  const liked = apart(accept ?? '', ',').map(mediaRange).toSorted((one, other) => other.quality - one.quality);
  for (const { type, parameters, quality } of liked) {
    if (quality <= 0) continue;
    if (type === 'text/event-stream') return serverSentEvents;
    if (type === 'multipart/mixed' && parameters.get('subscriptionspec') === '1.0') return multipart;
  }
  return null;
}

function mediaRange(text: string): Accepted {
  const [type = '', ...given] = apart(text, ';').map((each) => each.trim());
  const parameters = new Map(given.map((each) => [each.split('=', 1)[0]!.trim().toLowerCase(), each.slice(each.indexOf('=') + 1).trim().replace(/^"(.*)"$/, '$1')]));
  const quality = Number(parameters.get('q') ?? 1);
  return { type: type.toLowerCase(), parameters, quality: Number.isNaN(quality) ? 0 : quality };
}

/** What a sign parts, but not within quotation marks. */
const apart = (text: string, sign: string): string[] => text.match(sign === ',' ? /(?:[^",]|"[^"]*"?)+/g : /(?:[^";]|"[^"]*"?)+/g) ?? [];
