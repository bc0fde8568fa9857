import { request, type Dispatcher } from 'undici';
import { OtherWay, type OpenStream } from './http-stream.ts';
import { NoAnswer, StreamRefused, type SubgraphAnswer } from './transport.ts';

const BLANK_LINE = /\r?\n\r?\n/;

/** @throws OtherWay if the subgraph answers with something else, NoAnswer if the stream is lost */
export async function* serverSentEvents({ url, headers, body, maxEventBytes }: OpenStream, dispatcher: Dispatcher, signal: AbortSignal): AsyncGenerator<readonly SubgraphAnswer[], void> {
  const answer = await request(url, {
    method: 'POST', dispatcher, signal, body, headers: { ...headers, 'content-type': 'application/json', accept: 'text/event-stream', 'accept-encoding': 'identity' },
  });
  if (answer.statusCode !== 200 || !String(answer.headers['content-type']).toLowerCase().startsWith('text/event-stream')) {
    throw new OtherWay(`HTTP ${answer.statusCode} and no stream of events`, refusalIn(await answer.body.text().catch(() => '')));
  }
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      const before = Math.max(rest.length - 3, 0);
      rest += decoder.decode(chunk, { stream: true });
      if (rest.length > maxEventBytes) throw new NoAnswer('an event is too large');
      if (!BLANK_LINE.test(rest.slice(before))) continue;
      const blocks = rest.split(BLANK_LINE);
      rest = blocks.pop()!;
      const { events, isOver } = eventsIn(blocks);
      if (events.length) yield events;
      if (isOver) return;
    }
    if (!signal.aborted) throw new NoAnswer('the stream ended before it was over');
  } catch (failure) {
    if (!signal.aborted) throw failure;
  } finally {
    answer.body.on('error', () => undefined).destroy();
  }
}

function eventsIn(blocks: readonly string[]): { readonly events: readonly SubgraphAnswer[]; readonly isOver: boolean } {
  const events: SubgraphAnswer[] = [];
  for (const block of blocks) {
    const lines = block.split(/\r?\n/);
    const values = (name: string) => lines.flatMap((line) => (line === name || line.startsWith(`${name}:`) ? [line.slice(name.length + 1).replace(/^ /, '')] : []));
    const kind = values('event').at(-1) ?? 'next';
    if (kind === 'complete') return { events, isOver: true };
    const data = values('data');
    if (kind === 'next' && data.length) events.push(readEvent(data.join('\n')));
  }
  return { events, isOver: false };
}

/** @throws NoAnswer, StreamRefused */
function readEvent(text: string): SubgraphAnswer {
  let event: unknown;
  try {
    event = JSON.parse(text);
  } catch {
    throw new NoAnswer('an event is not JSON');
  }
  return eventIn(event);
}

/** What is no event but the reasons for which there are none has no data at all (GraphQL specification, 7.1). @throws NoAnswer, StreamRefused */
export function eventIn(event: unknown): SubgraphAnswer {
  if (typeof event !== 'object' || event === null || !('data' in event || 'errors' in event)) throw new NoAnswer('an event is no GraphQL answer');
  if (!('data' in event)) throw refusalOf(event) ?? new NoAnswer('an event has neither data nor errors');
  return event as SubgraphAnswer;
}

function refusalOf({ errors }: { errors?: unknown }): StreamRefused | undefined {
  return Array.isArray(errors) && errors.length && errors.every((each) => typeof each === 'object' && each !== null) ? new StreamRefused(errors as []) : undefined;
}

function refusalIn(text: string): StreamRefused | undefined {
  try {
    return refusalOf((JSON.parse(text) ?? {}) as object);
  } catch {
    return undefined;
  }
}
