import { createServer, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from '@jest/globals';
import { until } from '@assembly-graph/testing/until';
import { follow } from './follow.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function answering(answer: (response: ServerResponse) => void): Promise<URL> {
  server = createServer((_request, response) => answer(response)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`);
}
const STREAM = { 'content-type': 'text/event-stream; charset=utf-8' };

it('shows each answer of a stream, in whatever pieces it comes, and ends with it', async () => {
  const text = 'retry: 1000\n\nevent: next\nid: a\ndata: {"data":{"n":1}}\n\n:\n\nevent: progress\nid: b\ndata: {"cursor":"b"}\n\nevent: next\nid: c\ndata: {"data":{"n":"é"}}\n\nevent: complete\ndata:\n\n';
  const address = await answering((response) => {
    response.writeHead(200, STREAM);
    for (const byte of Buffer.from(text)) response.write(Buffer.from([byte]));
    response.end();
  });
  const shown: unknown[] = [];
  for await (const answer of follow(address, {}, '{}')) shown.push(answer);
  expect(shown).toEqual([{ data: { n: 1 } }, { data: { n: 'é' } }]);
});

it('shows a refusal', async () => {
  const refusal = { errors: [{ message: 'no', extensions: { code: 'UNAUTHENTICATED' } }] };
  const address = await answering((response) => void response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify(refusal)));
  const shown: unknown[] = [];
  for await (const answer of follow(address, {}, '{}')) shown.push(answer);
  expect(shown).toEqual([refusal]);
});

it('leaves at once when it is stopped', async () => {
  let left = false;
  const address = await answering((response) => {
    response.writeHead(200, STREAM).write('event: next\ndata: {"data":{"n":1}}\n\n');
    response.on('close', () => (left = true));
  });
  const stream = follow(address, {}, '{}');
  expect(await stream.next()).toEqual({ done: false, value: { data: { n: 1 } } });
  await stream.return!();
  await until(() => left);
});
