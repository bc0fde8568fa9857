import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { cursorOf, type NewEvent } from '@assembly-graph/events';
import { PUBLIC, SCOPES, type Actor } from '@assembly-graph/kernel';
import { temporaryDatabase, temporaryFolder, type TemporaryDatabase } from '@assembly-graph/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { Field, ObjectType } from 'type-graphql';
import { openDatabase } from '../database.ts';
import { feedOf } from '../graph/feed.ts';
import { globalId, uuidIn } from '../graph/global-id.ts';
import { subgraphExecutor } from '../graph/subgraph-executor.ts';
import { keepRetention } from '../keep-retention.ts';
import { postgresDeliveries } from '../sql/event-log/postgres-deliveries.ts';
import { CreateEventLog1795477000000, CreateSubscribers1795556500000, CreateWebhooks1795558000000, DEFAULT_RETENTION, postgresFeed, postgresFollowing, postgresUnitOfWork } from '../sql/index.ts';
import { answers, webhookReceiver, type Receiver } from '../testing/webhook-receiver.ts';
import { post } from './post.ts';
import { PAUSES } from './retries.ts';
import { secretBox } from './sealed-secret.ts';
import { webhookDelivery, type DeliveryOptions, type WebhookDelivery } from './webhook-delivery.ts';
import type { Deliveries } from './webhook.ts';

/** What others verify with. The package is CommonJS. */
const { Webhook } = createRequire(import.meta.url)('standardwebhooks') as { Webhook: new (secret: string) => { verify(body: string, headers: Record<string, string>): unknown } };

// A gazette tells of what was published; others have it told to an address.
const FEED = 'gazette';
const KEY = 'a key that whoever runs the graph keeps';
const ngo: Actor = { ...PUBLIC, role: 'ngo', subject: 'of-an-ngo', organization: 'amnesty', scopes: [SCOPES.webhooks] };
const colleague: Actor = { ...ngo, subject: 'a-colleague' };
const secretariat: Actor = { ...ngo, role: 'secretariat', subject: 'of-the-secretariat', organization: null };

@ObjectType('Notice', { simpleResolvers: true, description: 'What was published.' })
class NoticeType {
  @Field(() => String, { description: 'Which.' })
  readonly code!: string;
}
const gazetteFeed = feedOf('Gazette', 'gazetteUpdated', () => [NoticeType]);

let temporary: TemporaryDatabase;
let database: DataSource;
let receiver: Receiver;
let execute: ReturnType<typeof subgraphExecutor>;
let time: string;
let written: string[];
const clock = { now: () => time };
const passes = (ms: number) => void (time = new Date(Date.parse(time) + ms).toISOString());
beforeAll(async () => {
  temporary = await temporaryDatabase();
  database = await openDatabase({ schema: 'gazette', tables: [], migrations: [CreateEventLog1795477000000, CreateSubscribers1795556500000, CreateWebhooks1795558000000] }, { url: temporary.url });
  execute = subgraphExecutor({
    name: FEED, types: [NoticeType], resolvers: [], references: {}, loaders: () => ({}), ready: async () => undefined,
    feed: gazetteFeed.of(postgresFeed(database.manager, FEED), postgresFollowing(database, FEED, clock, { key: KEY, loopback: true })),
  });
  receiver = await webhookReceiver();
});
afterAll(async () => {
  await receiver.close();
  await database.destroy();
  await temporary.drop();
});
beforeEach(async () => {
  time = '2026-11-23T12:00:00.000Z';
  await database.query('truncate gazette.webhook, gazette.event, gazette.idempotency, gazette.audit');
  await database.query(`update gazette.feed_head set last_seq = 0, floor_seq = 0, last_hash = decode(repeat('00', 32), 'hex')`);
  receiver.received.length = receiver.next.length = receiver.mostAtOnce = 0;
  written = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});
const working: WebhookDelivery[] = [];
afterEach(async () => {
  await Promise.all(working.splice(0).map(({ close }) => close()));
  jest.restoreAllMocks();
});

/** A process of the subgraph that delivers. */
function aProcess({ kill, leaseMs, ...more }: Partial<DeliveryOptions> & { kill?: (deliveries: Deliveries) => Partial<Deliveries>; leaseMs?: number } = {}): WebhookDelivery {
  const deliveries = postgresDeliveries(database, FEED, { leaseMs });
  const delivery = webhookDelivery({
    deliveries: { ...deliveries, ...kill?.(deliveries) },
    feed: postgresFeed(database.manager, FEED),
    post: (url, headers, body, signal) => post(url, headers, body, { loopback: true, signal, timeoutMs: 2_000, readForMs: 10 }),
    box: secretBox(KEY),
    clock,
    random: () => 0,
    ...more,
  });
  working.push(delivery);
  return delivery;
}
const deliver = () => aProcess().idle();

let keys = 0;
const tell = (...events: Partial<NewEvent>[]) =>
  postgresUnitOfWork(database, () => ({}), clock)({ name: 'publish', actor: secretariat, idempotencyKey: `told-${(keys += 1)}-times`, request: {} }, async ({ outbox }) => {
    for (const event of events) outbox.add({ type: 'Published', subject: { type: 'Notice', id: crypto.randomUUID(), naturalKey: 'N/1' }, subjectVersion: 1, payload: {}, ...event });
    return null;
  });
const numbered = (...numbers: number[]) => numbers.map((n) => ({ payload: { n } }));
const count = (n: number) => Array.from({ length: n }, (_, index) => index);

const answer = async (query: string, variables: object, actor: Actor): Promise<any> => JSON.parse(JSON.stringify(await execute({ query, variables: variables as never, actor })));
const ask = async (query: string, variables: object = {}, actor: Actor = ngo): Promise<any> => {
  const { data, errors } = await answer(query, variables, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const SELECTED = `{ id version owner url filter position standing lag status reason attempts nextAttemptAt failure failedAt deliveredAt oldSecretUntil testedAt testOutcome createdAt }`;
const say = async (deed: string, input: object, actor: Actor = ngo): Promise<any> => {
  const entity = /^(add|rotate)/.test(deed) ? `webhookSecret { secret webhook ${SELECTED} }` : `webhook ${SELECTED}`;
  const query = `mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { done: ${deed}(input: $input) { ${entity} userErrors { code message } } }`;
  return (await ask(query, { input: { idempotencyKey: `key ${(keys += 1)} of this run`, ...input } }, actor)).done;
};
const done = async (deed: string, input: object, actor?: Actor): Promise<any> => {
  const { userErrors, ...entity } = await say(deed, input, actor);
  expect([deed, userErrors]).toEqual([deed, []]);
  return Object.values(entity)[0];
};
const refused = async (deed: string, input: object, actor?: Actor): Promise<string> => (await say(deed, input, actor)).userErrors[0]?.code;
const added = (more: object = {}, actor?: Actor) => done('addGazetteWebhook', { url: receiver.url, start: 'BEGINNING', ...more }, actor);
const listed = async (actor?: Actor): Promise<any[]> => (await ask(`{ list: gazetteWebhooks ${SELECTED} }`, {}, actor)).list;
const only = async () => (await listed(secretariat))[0];

/** What an endpoint was told, each verified by what others verify with. */
function told(secret: string): any[] {
  const now = jest.spyOn(Date, 'now').mockReturnValue(Date.parse(time));
  const messages = receiver.received.map(({ headers, body }) => new Webhook(secret).verify(body, headers as Record<string, string>));
  now.mockRestore();
  return messages;
}
const numbers = (): number[] => receiver.received.map(({ body }) => JSON.parse(body).data.event.payload.n);
const ids = () => receiver.received.map(({ headers }) => headers['webhook-id']);

describe('a webhook', () => {
  it('is told each event in order, signed, with its cursor, and acknowledges it by 2xx', async () => {
    await tell(...numbered(1, 2));
    const { secret, webhook } = await added();
    expect(webhook).toMatchObject({ owner: 'organization:amnesty', url: receiver.url, filter: null, status: 'ACTIVE', standing: 'FOLLOWING', lag: 2, attempts: 0, deliveredAt: null, version: 1 });
    await deliver();
    const { entries } = await postgresFeed(database.manager, FEED).read(null, 10);
    const [first] = entries;
    expect(told(secret)[0]).toEqual({
      type: 'Published',
      timestamp: time,
      data: {
        feed: FEED, cursor: first!.cursor, previousCursor: first!.previousCursor,
        event: {
          eventId: first!.event!.eventId, type: 'Published', subject: { type: 'Notice', id: globalId('Notice', first!.event!.subject.id), naturalKey: 'N/1' }, subjectVersion: 1, audience: 'public',
          actorRole: 'secretariat', occurredAt: null, recordedAt: time, topics: [], session: null, states: [], organizations: [], changedFields: [], correctionOf: null, payload: { n: 1 },
        },
      },
    });
    expect([numbers(), ids()]).toEqual([[1, 2], entries.map(({ event }) => event!.eventId)]);
    expect(receiver.received[0]!.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'AssemblyGraph-Webhooks/1.0', 'webhook-timestamp': String(Date.parse(time) / 1_000) });
    expect(await only()).toMatchObject({ position: entries[1]!.cursor, lag: 0, deliveredAt: time, version: 1 });
    await deliver();
    expect(receiver.received).toHaveLength(2);
  });

  it('keeps its secret to itself: told once, sealed where it is kept, and nowhere else', async () => {
    const idempotencyKey = 'the key of a deed that is asked for again';
    const first = await added({ idempotencyKey });
    const again = await added({ idempotencyKey });
    expect([first.secret, again]).toEqual([expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/), first]);
    passes(600_001);
    expect(await added({ idempotencyKey })).toEqual({ ...first, secret: null });
    await done('testGazetteWebhook', { id: first.webhook.id });
    await tell(...numbered(1));
    await deliver();
    const kept = JSON.stringify(await Promise.all(['webhook', 'event', 'audit', 'idempotency'].map((table) => database.query(`select * from gazette.${table}`))));
    const secret = first.secret.slice('whsec_'.length);
    expect([kept.includes(secret), written.join().includes(secret), kept.includes('sealed.v1.'), JSON.stringify(await listed()).includes('sealed')]).toEqual([false, false, true, false]);
    expect(JSON.stringify(await database.query('select * from gazette.audit'))).not.toContain(receiver.url);
  });

  it.each([
    ['says that it failed', answers.status(500), 'STATUS 500'],
    ['says that it is not allowed', answers.status(401), 'STATUS 401'],
    ['points elsewhere', answers.status(307, { location: 'http://169.254.169.254/' }), 'REDIRECT'],
    ['breaks off', answers.reset, 'UNREACHABLE'],
    ['speaks no HTTP', answers.garbage, 'UNREACHABLE'],
  ])('that %s is told the same again after a pause, and nothing else before', async (_how, failing, failure) => {
    await tell(...numbered(1, 2));
    await added();
    receiver.next.push(failing);
    await deliver();
    const inFive = new Date(Date.parse(time) + 5_000).toISOString();
    expect(await only()).toMatchObject({ status: 'ACTIVE', attempts: 1, failure, failedAt: time, nextAttemptAt: inFive, lag: 2 });
    passes(4_999);
    await deliver();
    expect(numbers()).toEqual([1]);
    passes(1);
    await deliver();
    expect([numbers(), new Set(ids()).size]).toEqual([[1, 1, 2], 2]);
    expect(await only()).toMatchObject({ attempts: 0, failure: null, nextAttemptAt: null, lag: 0 });
  });

  it('that asks for time gets it', async () => {
    await tell(...numbered(1));
    await added();
    receiver.next.push(answers.status(429, { 'retry-after': '3600' }));
    await deliver();
    expect((await only()).nextAttemptAt).toBe(new Date(Date.parse(time) + 3_600_000).toISOString());
  });

  it('that takes nothing is disabled after ten attempts, is told so in the feed, and resumed it has lost nothing', async () => {
    await tell(...numbered(1, 2));
    const { webhook } = await added();
    receiver.next.push(...PAUSES.map(() => answers.status(503)));
    for (const pause of PAUSES) {
      passes(pause);
      await deliver();
    }
    expect([numbers(), new Set(ids()).size]).toEqual([PAUSES.map(() => 1), 1]);
    const disabled = await only();
    expect(disabled).toMatchObject({ status: 'DISABLED', reason: 'ATTEMPTS_EXHAUSTED', failure: 'STATUS 503', nextAttemptAt: null, version: 2 });
    passes(PAUSES.at(-1)!);
    await deliver();
    expect(receiver.received).toHaveLength(PAUSES.length);
    const { events } = await postgresFeed(database.manager, FEED).read(null, 10, { filter: { types: ['WebhookDisabled'] } });
    const uuid = uuidIn('Webhook', webhook.id);
    expect(events).toMatchObject([{ audience: 'organization:amnesty', actorRole: 'graph', subject: { type: 'Webhook', id: uuid }, subjectVersion: 2, payload: { webhookId: uuid, reason: 'ATTEMPTS_EXHAUSTED' } }]);
    expect(written.join()).toContain('a webhook was disabled');
    receiver.received.length = 0;
    expect(await done('resumeGazetteWebhook', { id: webhook.id, expectedVersion: disabled.version })).toMatchObject({ status: 'ACTIVE', reason: null, attempts: 0 });
    await deliver();
    expect(receiver.received.map(({ body }) => JSON.parse(body)).map(({ type, data }) => [type, data.event.payload.n ?? null])).toEqual([['Published', 1], ['Published', 2], ['WebhookDisabled', null]]);
  });

  it('that says it is gone is disabled at once', async () => {
    await tell(...numbered(1, 2));
    await added();
    receiver.next.push(answers.status(410));
    await deliver();
    expect(await only()).toMatchObject({ status: 'DISABLED', reason: 'GONE', failure: 'STATUS 410' });
    expect(numbers()).toEqual([1]);
  });

  it('whose place retention has passed by is disabled rather than told from elsewhere; it is for its owner to say from where', async () => {
    await tell(...numbered(1, 2, 3));
    const { webhook } = await added();
    passes(100 * 86_400_000);
    await keepRetention([database], { ...DEFAULT_RETENTION, feedEvents: 1 }, clock).close();
    expect(written.join()).toContain('"subscribers":0,"webhooks":1');
    expect(await only()).toMatchObject({ standing: 'EXPIRED' });
    await deliver();
    expect([numbers(), await only()]).toMatchObject([[], { status: 'DISABLED', reason: 'CURSOR_EXPIRED' }]);
    expect(await refused('replayGazetteWebhook', { id: webhook.id })).toBe('RULE_BROKEN');
    expect(await refused('replayGazetteWebhook', { id: webhook.id, after: cursorOf({ feed: FEED, seq: 0, hash: '0'.repeat(16) }) })).toBe('CURSOR_EXPIRED');
    const { version } = await done('replayGazetteWebhook', { id: webhook.id, start: 'BEGINNING' });
    await done('resumeGazetteWebhook', { id: webhook.id, expectedVersion: version });
    await deliver();
    expect(numbers().filter(Boolean)).toEqual([3]);
  });

  it('is told what its owner may read, by its filter, and passes over the rest', async () => {
    await tell({ audience: 'organization:amnesty', payload: { n: 1 } }, { audience: 'organization:fidh', payload: { n: 2 } }, { audience: 'secretariat', payload: { n: 3 } }, { type: 'Withdrawn', payload: { n: 4 } });
    await added();
    await deliver();
    expect([numbers(), (await only()).lag]).toEqual([[1, 4], 0]);
    expect(JSON.stringify(receiver.received)).not.toContain('fidh');
    await database.query('truncate gazette.webhook');
    receiver.received.length = 0;
    const { webhook } = await added({ filter: { types: ['Withdrawn'] } }, secretariat);
    await deliver();
    expect([numbers(), webhook.filter, (await only()).lag]).toEqual([[4], { types: ['Withdrawn'] }, 0]);
    await tell(...numbered(5));
    await done('changeGazetteWebhook', { id: webhook.id, expectedVersion: 1, filter: null, url: `${receiver.url}/other` }, secretariat);
    await deliver();
    expect([numbers(), receiver.received.map(({ path }) => path)]).toEqual([[4, 5], ['/hook', '/hook/other']]);
  });
});

describe('the deeds of a webhook', () => {
  it('rotate its secret, the old one holding for a day', async () => {
    const { secret: old, webhook: { id } } = await added();
    const { secret, webhook } = await done('rotateGazetteWebhookSecret', { id, expectedVersion: 1 });
    expect([secret === old, webhook.version, webhook.oldSecretUntil]).toEqual([false, 2, '2026-11-24T12:00:00.000Z']);
    const holds = async (one: string) => {
      receiver.received.length = 0;
      await tell(...numbered(1));
      await deliver();
      expect(receiver.received).toHaveLength(1);
      try {
        return told(one).length === 1;
      } catch {
        return false;
      }
    };
    expect([await holds(old), await holds(secret)]).toEqual([true, true]);
    expect(receiver.received[0]!.headers['webhook-signature']).toMatch(/^v1,\S+ v1,\S+$/);
    passes(24 * 3_600_000);
    expect([await holds(old), await holds(secret)]).toEqual([false, true]);
    expect(receiver.received[0]!.headers['webhook-signature']).toMatch(/^v1,\S+$/);
  });

  it('replay it from a cursor, under the same ids', async () => {
    await tell(...numbered(1, 2, 3));
    const { webhook: { id } } = await added();
    await deliver();
    const before = ids();
    const { entries: [first] } = await postgresFeed(database.manager, FEED).read(null, 1);
    await done('replayGazetteWebhook', { id, after: first!.cursor });
    await deliver();
    expect([numbers(), ids().slice(3)]).toEqual([[1, 2, 3, 2, 3], before.slice(1)]);
    await done('replayGazetteWebhook', { id, start: 'NOW' });
    await deliver();
    expect(receiver.received).toHaveLength(5);
  });

  it('pause and resume it, without a loss', async () => {
    const { webhook: { id } } = await added();
    await done('pauseGazetteWebhook', { id, expectedVersion: 1 });
    expect(await refused('pauseGazetteWebhook', { id, expectedVersion: 2 })).toBe('RULE_BROKEN');
    await tell(...numbered(1));
    await deliver();
    expect(numbers()).toEqual([]);
    await done('resumeGazetteWebhook', { id, expectedVersion: 2 });
    expect(await refused('resumeGazetteWebhook', { id, expectedVersion: 3 })).toBe('RULE_BROKEN');
    await deliver();
    expect(numbers()).toEqual([1]);
  });

  it('test it, whatever its status, and it is told of no place in the feed', async () => {
    await tell(...numbered(1));
    const { secret, webhook: { id } } = await added();
    await done('pauseGazetteWebhook', { id, expectedVersion: 1 });
    expect(await done('testGazetteWebhook', { id })).toMatchObject({ testedAt: null, testOutcome: null });
    await deliver();
    expect(told(secret)).toEqual([{ type: 'WebhookTested', timestamp: time, data: { feed: FEED } }]);
    expect(await only()).toMatchObject({ status: 'PAUSED', testedAt: time, testOutcome: 'DELIVERED', lag: 1, attempts: 0, deliveredAt: null });
    receiver.next.push(answers.status(404));
    await done('testGazetteWebhook', { id });
    await deliver();
    expect([await only(), receiver.received.length]).toMatchObject([{ testOutcome: 'STATUS 404', attempts: 0 }, 2]);
    await deliver();
    expect(receiver.received).toHaveLength(2);
  });

  it('are its owner’s; to others it is not there, and the secretariat does not change where it is told', async () => {
    const { webhook: { id } } = await added();
    const nothing = globalId('Webhook', crypto.randomUUID());
    const deeds: [string, object, string][] = [
      ['changeGazetteWebhook', { expectedVersion: 1, url: receiver.url }, 'RULE_BROKEN'], ['rotateGazetteWebhookSecret', { expectedVersion: 1 }, 'RULE_BROKEN'],
      ['pauseGazetteWebhook', { expectedVersion: 1 }, 'done'], ['resumeGazetteWebhook', { expectedVersion: 2 }, 'done'], ['replayGazetteWebhook', { start: 'NOW' }, 'done'], ['testGazetteWebhook', {}, 'done'],
      ['removeGazetteWebhook', { expectedVersion: 4 }, 'done'],
    ];
    for (const [deed, input, bySecretariat] of deeds) {
      const [foreign, absent] = await Promise.all([id, nothing].map((one) => say(deed, { id: one, ...input }, colleague)));
      expect([deed, foreign.userErrors[0].code, foreign]).toEqual([deed, 'NOT_FOUND', absent]);
      const { errors } = await answer(`mutation ($input: ${deed[0]!.toUpperCase()}${deed.slice(1)}Input!) { ${deed}(input: $input) { userErrors { code } } }`, { input: { idempotencyKey: 'a key of nobody', id, ...input } }, { ...ngo, scopes: [] });
      expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
      expect([await listed(colleague), (await listed()).length]).toEqual([[], 1]);
      expect([deed, (await refused(deed, { id, ...input }, secretariat)) ?? 'done']).toEqual([deed, bySecretariat]);
    }
    expect(await listed()).toEqual([]);
    expect((await answer('{ gazetteWebhooks { id } }', {}, PUBLIC)).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('take no address that is none for the public, no stale version, and no more than there may be', async () => {
    const { webhook: { id } } = await added();
    for (const url of ['http://hooks.assembly.org/', 'https://10.0.0.1/', 'https://user:x@hooks.assembly.org/', 'x']) {
      expect([url, await refused('addGazetteWebhook', { url }), await refused('changeGazetteWebhook', { id, expectedVersion: 1, url })]).toEqual([url, 'BAD_USER_INPUT', 'BAD_USER_INPUT']);
    }
    expect(await refused('addGazetteWebhook', { url: receiver.url, after: 'bm9uc2Vuc2U' })).toBe('CURSOR_INVALID');
    for (const deed of ['changeGazetteWebhook', 'rotateGazetteWebhookSecret', 'pauseGazetteWebhook', 'removeGazetteWebhook']) expect(await refused(deed, { id, expectedVersion: 7 })).toBe('CONFLICT');
    for (const _ of count(19)) await added();
    expect(await refused('addGazetteWebhook', { url: receiver.url })).toBe('RULE_BROKEN');
    expect(await listed()).toHaveLength(20);
  });
});

describe('the processes that deliver', () => {
  it('ended between a delivery and its note, leave it to another, which sends the same again', async () => {
    await tell(...numbered(1, 2, 3));
    await added();
    // What a process does after it was killed, it does not do.
    const dead = () => new Promise<never>(() => undefined);
    let killed!: () => void;
    const kill = new Promise<void>((over) => (killed = over));
    let times = 0;
    void aProcess({ leaseMs: 0, atOnce: 1, kill: (living) => ({ delivered: (...one) => ((times += 1) === 2 ? (killed(), dead()) : living.delivered(...one)), release: dead, failed: dead }) }).perform();
    await kill;
    working.length = 0;
    expect(numbers()).toEqual([1, 2]);
    await deliver();
    expect([numbers(), ids()[2]]).toEqual([[1, 2, 2, 3], ids()[1]]);
  });

  it('do not deliver to one endpoint at once, nor one event twice, nor wait for a slow one', async () => {
    await tell(...numbered(...count(40)));
    await added();
    const slow = await webhookReceiver();
    slow.next.push(answers.hang);
    await added({ url: slow.url });
    const processes = [aProcess(), aProcess(), aProcess()];
    const idle = Promise.all(processes.map(({ perform }) => perform()));
    while (numbers().length < 40) {
      await new Promise((over) => setTimeout(over, 2));
      await Promise.all(processes.map(({ perform }) => perform()));
    }
    await idle;
    expect([numbers(), receiver.mostAtOnce, slow.received.length]).toEqual([count(40), 1, 1]);
    // Closed, they let go of what hangs, which counts as no attempt.
    await Promise.all(working.splice(0).map(({ close }) => close()));
    expect((await listed()).map(({ attempts, lag }) => [attempts, lag]).sort()).toEqual([[0, 0], [0, 40]]);
    await deliver();
    expect([slow.received.length, slow.mostAtOnce]).toEqual([41, 1]);
    await slow.close();
  });

  it('do not note what was delivered before it was set back, paused or removed meanwhile', async () => {
    await tell(...numbered(1, 2));
    const { webhook: { id } } = await added();
    receiver.next.push((response) => void done('pauseGazetteWebhook', { id, expectedVersion: 1 }).then(() => response.writeHead(204).end()));
    await deliver();
    expect([numbers(), (await only()).lag]).toEqual([[1], 2]);
    await done('resumeGazetteWebhook', { id, expectedVersion: 2 });
    receiver.next.push((response) => void done('removeGazetteWebhook', { id, expectedVersion: 3 }).then(() => response.writeHead(204).end()));
    await deliver();
    expect([numbers(), await listed()]).toEqual([[1, 1], []]);
  });

  it('that can’t open a secret say so, wait, and count no attempt', async () => {
    await tell(...numbered(1));
    await added();
    await aProcess({ box: secretBox('another key, of which nobody has told') }).idle();
    expect([receiver.received.length, await only()]).toMatchObject([0, { attempts: 0, failure: 'FAULT', nextAttemptAt: '2026-11-23T12:01:00.000Z', status: 'ACTIVE' }]);
    expect(written.join()).toContain('WEBHOOK_KEY');
    passes(60_000);
    await deliver();
    expect(numbers()).toEqual([1]);
  });

  it('tell the endpoint of the docs each event once, in order, killed as it may be', async () => {
    const folder = await temporaryFolder();
    const [, program] = /```js\n(.*?)```/s.exec(readFileSync(resolve(import.meta.dirname, '../../../../docs/webhooks.md'), 'utf8'))!;
    const [script, file] = [join(folder, 'endpoint.mjs'), join(folder, 'events.jsonl')];
    writeFileSync(script, program!);
    time = new Date().toISOString();
    const { secret, webhook: { id } } = await added();
    let version = 1;
    const kept = () => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line).data.event.payload.n) : []);
    const start = async () => {
      const endpoint = spawn(process.execPath, [script], { env: { ...process.env, NODE_OPTIONS: '', SECRETS: `${secret} whsec_AAAA`, FILE: file, PORT: '0' }, stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(endpoint.stdout.setEncoding('utf8'), 'data')) as [string];
      await done('changeGazetteWebhook', { id, expectedVersion: version++, url: `http://127.0.0.1:${/\d+/.exec(line)![0]}/` });
      return endpoint;
    };
    await tell(...numbered(...count(30)));
    const first = await start();
    const delivering = aProcess({ kill: ({ delivered }) => ({ delivered: async (...one) => (kept().length === 10 && first.kill('SIGKILL'), delivered(...one)) }) }).idle();
    await Promise.all([once(first, 'exit'), delivering]);
    expect(kept().length).toBeLessThan(30);
    appendFileSync(file, '{"cut sho');
    const second = await start();
    await deliver();
    expect(kept()).toEqual(count(30));
    // Who does not know the secret is not heard.
    const { url } = await only();
    expect((await fetch(url, { method: 'POST', body: '{}', headers: { 'webhook-id': 'x', 'webhook-timestamp': String(Math.floor(Date.now() / 1_000)), 'webhook-signature': 'v1,AAAA' } })).status).toBe(401);
    second.kill('SIGKILL');
  });

  /** 1,000 by `npm run test:nightly`. */
  const EVENTS = Number(process.env.WEBHOOK_EVENTS ?? 250);
  it(`let nothing be lost or be out of order of ${EVENTS} events, whatever fails and whoever is killed, and what comes twice has one id`, async () => {
    for (let n = 0; n < EVENTS; n += 50) await tell(...numbered(...count(50).map((one) => n + one)));
    const { secret } = await added();
    const [random] = fc.sample(fc.infiniteStream(fc.nat(99)), 1);
    const chance = () => random!.next().value as number;
    let failures = 0;
    let kills = 0;
    const failing = [answers.status(500), answers.reset, answers.garbage, answers.status(302, { location: receiver.url }), answers.status(429, { 'retry-after': '1' })];
    for (let lag = EVENTS; lag > 0; lag = (await only()).lag) {
      receiver.next.length = 0;
      receiver.next.push(...count(chance() % 40).map(() => answers.status(204)), failing[chance() % failing.length]!);
      const isKilled = chance() < 50;
      let isGone = false;
      const delivery = aProcess({
        ...(isKilled ? { leaseMs: 0, atOnce: 1 } : {}),
        // It has sent, and is gone before it can say so.
        kill: ({ claim, delivered, failed }) => ({
          claim: async (now) => (isGone ? null : claim(now)),
          delivered: async (...one) => !(isGone ||= isKilled && chance() < 10) && delivered(...one),
          failed: async (...one) => void (isGone || (await failed(...one))),
        }),
      });
      await delivery.idle();
      if (isGone) kills += 1;
      else failures += 1;
      passes(PAUSES[Math.min((await only()).attempts, PAUSES.length - 1)]!);
    }
    expect([failures > 0, kills > 0, (await only()).status]).toEqual([true, true, 'ACTIVE']);
    const firsts = [...new Map(receiver.received.map(({ headers, body }) => [headers['webhook-id'], JSON.parse(body).data.event.payload.n])).values()];
    expect(firsts).toEqual(count(EVENTS));
    // A repeat is of what was told last: nothing is told after what was not acknowledged.
    const all = numbers();
    expect(all.every((n, index) => index === 0 || n === all[index - 1] || n === all[index - 1]! + 1)).toBe(true);
    receiver.received.splice(0, receiver.received.length - 1);
    expect(told(secret)).toHaveLength(1);
  }, 60_000);
});
