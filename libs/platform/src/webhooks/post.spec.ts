import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { answers, webhookReceiver, type Answer, type Receiver } from '../testing/webhook-receiver.ts';
import { post, type Address, type PostOptions } from './post.ts';

const TIMEOUT_MS = 100;
let receiver: Receiver;
beforeAll(async () => void (receiver = await webhookReceiver()));
afterAll(() => receiver.close());
beforeEach(() => {
  receiver.received.length = 0;
  receiver.next.length = 0;
});

const never = new AbortController().signal;
const v4 = (...addresses: string[]): Address[] => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
const send = (url: string, more: Partial<PostOptions> = {}) => post(url, { 'webhook-id': 'one' }, '{"a":"é"}', { loopback: true, signal: never, readForMs: 20, timeoutMs: 2_000, ...more });

describe('a delivery', () => {
  it('is a POST with the headers and the body it is given', async () => {
    expect(await send(receiver.url)).toEqual({ status: 204, retryAfter: null });
    expect(receiver.received).toMatchObject([{ path: '/hook', body: '{"a":"é"}', headers: { 'webhook-id': 'one', host: `127.0.0.1:${receiver.port}`, 'content-length': '10', connection: 'close' } }]);
  });

  it.each<[string, Answer, object]>([
    ['an error', answers.status(500), { status: 500 }],
    ['a wish to wait', answers.status(503, { 'retry-after': '120' }), { status: 503, retryAfter: '120' }],
    ['a redirect, which is not followed', answers.status(302, { location: 'http://127.0.0.1:1/' }), { status: 302 }],
    ['that it is gone', answers.status(410), { status: 410 }],
    ['a reset connection', answers.reset, { failure: 'UNREACHABLE' }],
    ['what is no HTTP', answers.garbage, { failure: 'UNREACHABLE' }],
    ['a body that drips', answers.slow, { status: 200 }],
    ['a body without end', answers.endless, { status: 200 }],
    ['a head too large', answers.status(200, { x: 'y'.repeat(40_000) }), { failure: 'UNREACHABLE' }],
  ])('that is answered with %s tells so', async (_what, answer, outcome) => {
    receiver.next.push(answer);
    expect(await send(receiver.url)).toMatchObject(outcome);
    expect(receiver.received).toHaveLength(1);
  });

  it('that is not answered, or whose name is not resolved in time, ends by itself', async () => {
    receiver.next.push(answers.hang);
    expect(await send(receiver.url, { timeoutMs: TIMEOUT_MS })).toMatchObject({ failure: 'TIMEOUT' });
    expect(await send('https://hooks.assembly.org/', { timeoutMs: TIMEOUT_MS, resolve: () => new Promise(() => undefined) })).toMatchObject({ failure: 'TIMEOUT' });
    expect(await send('https://hooks.assembly.org/', { resolve: async () => [] })).toEqual({ failure: 'UNREACHABLE' });
    expect(await send('https://hooks.assembly.org/', { resolve: () => Promise.reject(new Error('ENOTFOUND')) })).toMatchObject({ failure: 'UNREACHABLE' });
    expect(await send(`http://localhost:${receiver.port}/hook`)).toMatchObject({ status: 204 });
    expect(await send('http://127.0.0.1:1/')).toMatchObject({ failure: 'UNREACHABLE' });
  });

  it('is ended from outside without an outcome', async () => {
    receiver.next.push(answers.hang);
    const stop = new AbortController();
    const sent = send(receiver.url, { signal: stop.signal });
    while (receiver.received.length === 0) await new Promise((over) => setTimeout(over, 1));
    stop.abort();
    await expect(sent).rejects.toThrow('aborted');
  });
});

describe('the address that a delivery goes to', () => {
  const named = () => `http://hooks.assembly.org:${receiver.port}/hook`;

  it('is one of those that were looked at, under the name as it was given', async () => {
    let asked = 0;
    // A name that means something else whenever it is asked for.
    const resolve = async () => v4(asked++ === 0 ? '127.0.0.1' : '10.0.0.1');
    expect(await send(named(), { resolve })).toMatchObject({ status: 204 });
    expect([asked, receiver.received[0]!.headers.host]).toEqual([1, `hooks.assembly.org:${receiver.port}`]);
    // The next time it is looked at anew.
    expect(await send(named(), { resolve })).toEqual({ failure: 'ADDRESS_REFUSED' });
    expect([asked, receiver.received.length]).toEqual([2, 1]);
  });

  it('is refused if any that the name has is not public', async () => {
    for (const bad of ['10.0.0.1', '169.254.169.254', '127.0.0.1', '::1', 'fd00:ec2::254', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '100.64.0.1', '0.0.0.0']) {
      for (const all of [[bad], ['93.184.215.14', bad], [bad, '2606:4700:4700::1111']]) {
        expect([all, await send('https://hooks.assembly.org/', { loopback: false, resolve: async () => v4(...all) })]).toEqual([all, { failure: 'ADDRESS_REFUSED' }]);
      }
    }
    expect(await send(receiver.url, { loopback: false })).toEqual({ failure: 'ADDRESS_REFUSED' });
    // This machine, where that is allowed, is no way to others, and a public one is told nothing without TLS.
    expect(await send(named(), { resolve: async () => v4('127.0.0.1', '10.0.0.1') })).toEqual({ failure: 'ADDRESS_REFUSED' });
    expect(await send(named(), { resolve: async () => v4('93.184.215.14') })).toEqual({ failure: 'ADDRESS_REFUSED' });
    expect(receiver.received).toEqual([]);
  });

  it('is told the name in TLS, too', async () => {
    const hello = new Promise<Buffer>((heard) => {
      const server = createServer((socket) => socket.once('data', (data) => {
        heard(data);
        socket.destroy();
        server.close();
      }));
      server.listen(0, '127.0.0.1', () => {
        void send(`https://hooks.assembly.org:${(server.address() as AddressInfo).port}/`, { resolve: async () => v4('127.0.0.1') }).then((outcome) => expect(outcome).toMatchObject({ failure: 'UNREACHABLE' }));
      });
    });
    expect((await hello).includes('hooks.assembly.org')).toBe(true);
  });
});
