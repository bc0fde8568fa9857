import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { membershipData, membershipStorage, membershipSubgraph } from '../index.ts';

const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
const ngo: Actor = { ...secretariat, role: 'ngo', organization: 'amnesty' };

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: membershipStorage, data: membershipData });
  execute = subgraphExecutor(membershipSubgraph(loaded.database, { now: () => '2026-11-23T12:00:00.000Z' }));
  const record = (input: object) => execute({ query: RECORD, variables: { input }, actor: secretariat });
  const indonesia = await record({ idempotencyKey: 'accession-of-idn', state: 'IDN', kind: 'ACCESSION', takenOn: '2026-11-20', sources: ['S-UNTC-OCT26'] });
  const senegal = await record({ idempotencyKey: 'withdrawal-of-sen', state: 'SEN', kind: 'WITHDRAWAL_NOTIFIED', takenOn: '2026-11-21', sources: ['S-UNTC-OCT26'] });
  expect([indonesia.errors, senegal.errors]).toEqual([undefined, undefined]);
});
afterAll(() => loaded.close());

const RECORD = 'mutation ($input: RecordTreatyActionInput!) { recordTreatyAction(input: $input) { treatyAction { id } userErrors { code message } } }';
const FEED = `query ($after: String, $first: Int!, $filter: FeedFilter) { membershipFeed(after: $after, first: $first, filter: $filter) {
  endCursor hasMore headCursor oldestCursor
  entries { cursor previousCursor
    event { cursor previousCursor eventId type subject { type id naturalKey } subjectVersion occurredAt recordedAt actorRole audience topics session states organizations changedFields correctionOf payload }
    subject { __typename ... on TreatyAction { id kind takenOn state { iso3 } } } } } }`;
const ask = async (variables: object, actor: Actor = PUBLIC, query = FEED) => JSON.parse(JSON.stringify(await execute({ query, variables: variables as never, actor })));
const feed = async (variables: object, actor?: Actor) => {
  const { data, errors } = await ask(variables, actor);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.membershipFeed;
};

describe('the membership feed', () => {
  it('tells each event whole, with what it is about as a thing of the graph', async () => {
    const { entries } = await feed({ first: 100, filter: { types: ['TreatyActionRecorded'], states: ['IDN'] } });
    expect(entries).toHaveLength(1);
    const [{ cursor, previousCursor, event, subject }] = entries;
    expect(event).toMatchObject({
      cursor, previousCursor, type: 'TreatyActionRecorded', subject: { type: 'TreatyAction', id: subject.id }, subjectVersion: 1, occurredAt: '2026-11-20',
      recordedAt: '2026-11-23T12:00:00.000Z', actorRole: 'secretariat', audience: 'public', states: ['IDN'], organizations: [], correctionOf: null,
    });
    expect(event.eventId).toMatch(/^[0-9a-f-]{36}$/);
    expect(subject).toEqual({ __typename: 'TreatyAction', id: event.subject.id, kind: 'ACCESSION', takenOn: '2026-11-20', state: { iso3: 'IDN' } });
    expect((await feed({ first: 100, filter: { subject: event.subject.id } })).entries.map((entry: { cursor: string }) => entry.cursor)).toEqual([cursor]);
  });

  it('asked for its things takes one statement for the page and one for each type of thing', async () => {
    loaded.statements.forget();
    const { entries } = await feed({ first: 100, filter: { types: ['TreatyActionRecorded'] } });
    expect(entries).toHaveLength(2);
    // The page, the treaty actions, their States.
    expect(loaded.statements.seen).toHaveLength(3);
  });

  it('is read page by page to the same whole, whatever the pages', async () => {
    const whole = await feed({ first: 100 });
    expect(whole).toMatchObject({ hasMore: false, endCursor: whole.headCursor, oldestCursor: whole.entries[0].previousCursor });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 }), async (first) => {
        const seen: unknown[] = [];
        for (let page = await feed({ first }); ; page = await feed({ first, after: page.endCursor })) {
          seen.push(...page.entries);
          if (!page.hasMore) break;
        }
        expect(seen).toEqual(whole.entries);
      }),
      { numRuns: 4 },
    );
  });

  it('tells an event to its audience, and to others that there is one', async () => {
    await loaded.database.query(
      `select membership.append_events($1::jsonb, 'secretariat', now())`,
      [JSON.stringify([{
        event_id: crypto.randomUUID(), type: 'AccreditationReviewed', subject_type: 'Unheard', subject_id: crypto.randomUUID(), subject_version: 1, audience: 'organization:amnesty',
        topics: [], states: [], organizations: ['amnesty'], changed_fields: [], payload: { secret: true },
      }])],
    );
    const [theirs, everybodys, office] = [await feed({ first: 100 }, ngo), await feed({ first: 100 }), await feed({ first: 100 }, secretariat)];
    expect([theirs, office].map(({ entries }) => entries.at(-1).event.type)).toEqual(['AccreditationReviewed', 'AccreditationReviewed']);
    expect(everybodys.entries.at(-1)).toEqual({ ...theirs.entries.at(-1), event: null, subject: null });
    expect(JSON.stringify(everybodys)).not.toMatch(/amnesty|secret"/);
    expect((await feed({ first: 100, filter: { organizations: ['amnesty'] } })).entries).toEqual([]);
    // A type that the graph does not have is told of, and leads nowhere.
    expect(theirs.entries.at(-1).subject).toBeNull();
  });

  it('says how to go on to whom a cursor leads nowhere', async () => {
    const { headCursor, entries } = await feed({ first: 0 });
    expect(entries).toEqual([]);
    const { errors } = await ask({ first: 10, after: 'bm9uc2Vuc2U' });
    expect(errors).toMatchObject([{ path: ['membershipFeed'], extensions: { code: 'CURSOR_INVALID', headCursor } }]);
    await loaded.database.query('update membership.feed_head set floor_seq = last_seq');
    expect((await ask({ first: 10 })).errors).toMatchObject([{ extensions: { code: 'CURSOR_EXPIRED', headCursor, oldestCursor: headCursor } }]);
    await loaded.database.query('update membership.feed_head set floor_seq = 0');
  });

  it('takes no count, filter or cursor that makes no sense', async () => {
    const long = Array.from({ length: 201 }, (_, n) => `T${n}`);
    for (const wrong of [{ first: 101 }, { first: -1 }, { first: 5, filter: { topics: long } }, { first: 5, filter: { types: ['a\u0000'] } }, { first: 5, filter: { subject: 'x' } }, { first: 5, filter: { states: ['\ud800'] } }]) {
      expect((await ask(wrong)).errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    }
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (after) => {
        expect((await ask({ first: 1, after })).errors).toMatchObject([{ extensions: { code: 'CURSOR_INVALID' } }]);
      }),
      { numRuns: 30 },
    );
  });
});
