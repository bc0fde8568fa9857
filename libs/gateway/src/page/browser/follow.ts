/** Follows a subscription told as server-sent events: each answer in its turn, until the end. Stopping it ends the connection at once. */
export function follow(address: URL, headers: Record<string, string>, body: string): AsyncIterableIterator<unknown> {
  const leaving = new AbortController();
  const told = answers(address, { ...headers, accept: 'text/event-stream' }, body, leaving.signal);
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => told.next(),
    return: () => {
      leaving.abort();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}

async function* answers(address: URL, headers: Record<string, string>, body: string, signal: AbortSignal): AsyncGenerator<unknown, void> {
  const answer = await fetch(address, { method: 'POST', headers, body, signal });
  // A refusal is no stream: it is shown as it is.
  if (!answer.headers.get('content-type')?.startsWith('text/event-stream')) {
    yield await answer.json();
    return;
  }
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    for (let end = rest.indexOf('\n\n'); end >= 0; end = rest.indexOf('\n\n')) {
      const block = rest.slice(0, end).split('\n');
      rest = rest.slice(end + 2);
      if (block.includes('event: complete')) return;
      const data = block.find((line) => line.startsWith('data: '));
      if (block.includes('event: next') && data) yield JSON.parse(data.slice('data: '.length));
    }
  }
}
