import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { globalId, subgraphExecutor } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { membershipData, membershipStorage, membershipSubgraph } from '../index.ts';

const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: '0c5b9a52-5c6e-4a51-8e7d-7d8f1c1e6a11' };
const ngo: Actor = { ...secretariat, role: 'ngo', organization: 'amnesty' };

let loaded: LoadedDatabase;
let execute: ReturnType<typeof subgraphExecutor>;
beforeEach(async () => {
  loaded = await loadedDatabase({ storage: membershipStorage, data: membershipData });
  execute = subgraphExecutor(membershipSubgraph(loaded.database, { now: () => '2026-11-23T12:00:00.000Z' }));
});
afterEach(() => loaded.close());

const RECORD = `mutation ($input: RecordTreatyActionInput!) { recordTreatyAction(input: $input) {
  treatyAction { id version kind takenOn ruleApplied state { iso3 partyStatus { status } } treaty { code } sources { key } confidence } userErrors { code field rule message } } }`;
const CORRECT = `mutation ($input: CorrectTreatyActionInput!) { correctTreatyAction(input: $input) { treatyAction { id version takenOn } userErrors { code field rule message } } }`;
const RESCIND = `mutation ($input: RescindTreatyActionInput!) { rescindTreatyAction(input: $input) { treatyAction { id } userErrors { code } } }`;
const accession = { idempotencyKey: 'accession-of-idn', state: 'IDN', kind: 'ACCESSION', takenOn: '2026-11-20', sources: ['S-UNTC-OCT26'] };
const said = async (query: string, input: object, actor: Actor = secretariat) => JSON.parse(JSON.stringify(await execute({ query, variables: { input }, actor })));
const eventCount = async () => (await loaded.database.query('select last_seq from membership.feed_head'))[0].last_seq;

describe('the deeds on treaty actions, through the graph', () => {
  it('are done and told, once for each key', async () => {
    const first = await said(RECORD, accession);
    expect(first).toEqual({
      data: {
        recordTreatyAction: {
          treatyAction: {
            id: expect.any(String), version: 1, kind: 'ACCESSION', takenOn: '2026-11-20', ruleApplied: null,
            state: { iso3: 'IDN', partyStatus: { status: 'CONTRACTING' } }, treaty: { code: 'ROME_STATUTE' }, sources: [{ key: 'S-UNTC-OCT26' }], confidence: 'VERIFIED',
          },
          userErrors: [],
        },
      },
    });
    const events = await eventCount();
    expect(await said(RECORD, accession)).toEqual(first);
    expect(await eventCount()).toBe(events);
    const { id } = first.data.recordTreatyAction.treatyAction;
    const correction = { idempotencyKey: 'correction-1', id, expectedVersion: 1, reason: 'misread', takenOn: '2026-11-10' };
    expect((await said(CORRECT, correction)).data.correctTreatyAction).toEqual({ treatyAction: { id, version: 2, takenOn: '2026-11-10' }, userErrors: [] });
    const late = await said(CORRECT, { ...correction, idempotencyKey: 'correction-2' });
    expect(late.data.correctTreatyAction).toMatchObject({ treatyAction: null, userErrors: [{ code: 'CONFLICT' }] });
    expect((await said(RESCIND, { idempotencyKey: 'rescission', id, expectedVersion: 2, reason: 'never received' })).data.rescindTreatyAction).toEqual({ treatyAction: null, userErrors: [] });
  });

  it.each<[string, object, object]>([
    ['RULE_BROKEN', { kind: 'WITHDRAWAL_NOTIFIED' }, { rule: 'Rome Statute, art. 127(1)', message: 'only a State Party withdraws' }],
    ['BAD_USER_INPUT', { sources: ['S-NOWHERE'] }, { field: 'sources' }],
    ['BAD_USER_INPUT', { idempotencyKey: 'short' }, { field: 'idempotencyKey' }],
    ['BAD_USER_INPUT', { note: 'a\u0000' }, { field: 'note' }],
    ['NOT_FOUND', { state: 'XXX' }, {}],
  ])('%s is a user error, with nothing written: %j', async (code, wrong, expected) => {
    const { data } = await said(RECORD, { ...accession, ...wrong });
    expect(data.recordTreatyAction).toMatchObject({ treatyAction: null, userErrors: [{ code, ...expected }] });
    expect(await eventCount()).toBe(0);
  });

  it('a reused key with another request is a user error', async () => {
    await said(RECORD, accession);
    const { data } = await said(RECORD, { ...accession, takenOn: '2026-11-19' });
    expect(data.recordTreatyAction.userErrors).toMatchObject([{ code: 'IDEMPOTENCY_KEY_REUSED' }]);
  });

  it('unknown fields, impossible days and ids of nothing are refused', async () => {
    for (const wrong of [{ takenOn: '2026-02-30' }, { id: 1 }, { version: 7 }, { kind: 'DANCE' }]) {
      const { errors } = await said(RECORD, { ...accession, ...wrong });
      expect(errors).toHaveLength(1);
      expect(errors[0].extensions.code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
    }
    for (const id of ['nonsense', globalId('State', '00000000-0000-4000-8000-000000000000'), globalId('TreatyAction', '00000000-0000-4000-8000-000000000000')]) {
      const { data } = await said(CORRECT, { idempotencyKey: `correction ${id}`.slice(0, 200), id, expectedVersion: 1, reason: 'x' });
      expect(data.correctTreatyAction.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    }
    expect(await eventCount()).toBe(0);
  });

  it('are for the secretariat: nobody else does them, and nobody learns what is there', async () => {
    for (const actor of [PUBLIC, ngo, { ...secretariat, role: 'delegation', state: 'IDN' } as Actor, { ...secretariat, role: 'coalition', organization: 'cicc' } as Actor]) {
      for (const [query, input] of [[RECORD, accession], [CORRECT, { idempotencyKey: 'correction-1', id: 'x', expectedVersion: 1, reason: 'x' }], [RESCIND, { idempotencyKey: 'rescission', id: 'x', expectedVersion: 1, reason: 'x' }]] as const) {
        const answer = JSON.stringify(await said(query, input, actor));
        expect(answer).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
      }
    }
    expect(await eventCount()).toBe(0);
  });
});
