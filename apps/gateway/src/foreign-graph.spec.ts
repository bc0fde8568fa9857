import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { composeServices } from '@apollo/composition';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { readArguments } from './arguments.ts';

const MAIN = resolve(import.meta.dirname, 'main.ts');

/** Ends when the process does, or says where it answers. */
function started(args: string[]): Promise<{ line: string; hangUp: () => void; end: () => Promise<number | null> }> {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((done) => child.once('exit', done));
  return new Promise((told) => {
    const tell = (chunk: Buffer) => told({ line: String(chunk).trim(), hangUp: () => child.kill('SIGHUP'), end: () => (child.kill('SIGTERM'), ended) });
    child.stdout.once('data', tell);
    child.stderr.once('data', tell);
  });
}

describe('the gateway with --supergraph', () => {
  it('serves any graph of Federation 2 at the addresses in the file, also one that has a subgraph "node", passes Authorization on, and takes another file in its place', async () => {
    const authorizations: unknown[] = [];
    const subgraph = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        authorizations.push(request.headers.authorization);
        const { query } = JSON.parse(String(Buffer.concat(chunks))) as { query: string };
        response.end(JSON.stringify({ data: query.includes('list') ? { list: { nodes: ['a'] } } : { __typename: 'Query' } }));
      });
    });
    await new Promise<void>((done) => subgraph.listen(0, '127.0.0.1', done));
    const url = `http://127.0.0.1:${(subgraph.address() as AddressInfo).port}/graphql`;
    const sdl = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.7") type Query { list(first: Int): NameConnection } type NameConnection { nodes: [String] }';
    const folder = await mkdtemp(join(tmpdir(), 'assembly-graph-foreign-'));
    const file = join(folder, 'supergraph.graphql');
    await writeFile(file, composeServices([{ name: 'node', url, typeDefs: parse(sdl) }]).supergraphSdl!);
    const { line, hangUp, end } = await started(['--supergraph', file, '--port', '0']);
    try {
      const [address] = /http:\/\/\S+(?=\/graphql)/.exec(line) ?? [line];
      expect((await fetch(`${address}/health/ready`)).status).toBe(200);
      const answer = await fetch(`${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: 'Basic abc' },
        body: JSON.stringify({ query: '{ list { nodes } }' }),
      });
      expect(await answer.json()).toEqual({ data: { list: { nodes: ['a'] } } });
      expect(authorizations).toContain('Basic abc');

      const health = async () => (await (await fetch(`${address}/health/ready`)).json()) as object;
      const ask = async (query: string) =>
        (await (await fetch(`${address}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) })).json()) as { data?: unknown };
      const until = async (holds: () => Promise<boolean>) => {
        while (!(await holds())) await new Promise((next) => setTimeout(next, 20));
      };
      await writeFile(file, 'type {');
      await until(async () => 'supergraph' in (await health()));
      expect(await ask('{ list { nodes } }')).toEqual({ data: { list: { nodes: ['a'] } } });
      await writeFile(file, composeServices([{ name: 'node', url, typeDefs: parse(sdl.replace('nodes: [String]', 'nodes: [String] size: Int')) }]).supergraphSdl!);
      await until(async () => (await ask('{ list { nodes size } }')).data !== undefined);
      expect(await health()).toEqual({ status: 'ready' });
      hangUp();
      expect(await ask('{ list { nodes } }')).toEqual({ data: { list: { nodes: ['a'] } } });
    } finally {
      expect(await end()).toBe(0);
      subgraph.closeAllConnections();
      await new Promise((done) => subgraph.close(done));
      await rm(folder, { recursive: true, force: true });
    }
  }, 30_000);

  it('refuses arguments that it does not know, in one sentence', () => {
    expect(readArguments(['--supergraph', 'a.graphql', '--port', '4100'])).toEqual({ supergraph: 'a.graphql', port: 4100 });
    expect(() => readArguments(['--port', 'x'])).toThrow('--port must be a number from 0 to 65535.');
    expect(() => readArguments(['--speed'])).toThrow(/^Unknown option '--speed'\. See --help\.$/);
  });
});
