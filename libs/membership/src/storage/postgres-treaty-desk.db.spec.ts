import { VersionConflict, type Deed } from '@assembly-graph/events';
import { BadInput, NotFound, PUBLIC, RuleBroken } from '@assembly-graph/kernel';
import { subgraphExecutor } from '@assembly-graph/platform/graph';
import { postgresFeed, postgresUnitOfWork } from '@assembly-graph/platform/sql';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { membershipData, membershipStorage, membershipSubgraph } from '../index.ts';
import { proven } from '../domain/treaty-record.ts';
import { correctTreatyAction } from '../use-cases/correct-treaty-action.ts';
import { recordTreatyAction, type TreatyActionInput } from '../use-cases/record-treaty-action.ts';
import { rescindTreatyAction } from '../use-cases/rescind-treaty-action.ts';
import { postgresMembership } from './postgres-membership.ts';
import { postgresTreatyDesk } from './postgres-treaty-desk.ts';

// The desk of the depositary's notifications, on the real record.

let loaded: LoadedDatabase;
let time: string;
let execute: ReturnType<typeof subgraphExecutor>;
const clock = { now: () => time };
let keys = 0;
const deed = (name: string, request: unknown): Deed => ({ name, actor: { ...PUBLIC, role: 'secretariat', subject: 'desk' }, idempotencyKey: `key-${++keys}-padding`, request });
const together = () => postgresUnitOfWork(loaded.database, postgresTreatyDesk, clock);
const record = (input: Partial<TreatyActionInput>) => {
  const whole: TreatyActionInput = { state: 'IDN', treaty: 'ROME_STATUTE', kind: 'ACCESSION', takenOn: '2026-11-20', confidence: 'VERIFIED', sources: ['S-UNTC-OCT26'], note: null, ...input };
  return recordTreatyAction(together())(deed('recordTreatyAction', whole), whole);
};
const correct = (id: string, expectedVersion: number, takenOn: string) => {
  const correction = { id, expectedVersion, reason: 'misread', takenOn };
  return correctTreatyAction(together())(deed('correctTreatyAction', correction), correction);
};
const rescind = (id: string, expectedVersion: number) => rescindTreatyAction(together())(deed('rescindTreatyAction', { id }), { id, expectedVersion, reason: 'never received' });
const status = async (iso3: string, asOf: Record<string, string> = {}) => {
  const { data, errors } = await execute({ query: 'query ($iso3: String!, $asOf: AsOf) { state(iso3: $iso3) { partyStatus(asOf: $asOf) { status } } }', variables: { iso3, asOf } });
  expect(errors ?? []).toEqual([]);
  return (data as any).state.partyStatus.status;
};
const parties = async (at: string, knownAt?: string) => {
  const { data } = await execute({ query: 'query ($at: [DateTime!]!, $knownAt: DateTime) { partyCounts(at: $at, knownAt: $knownAt) { total } }', variables: { at: [at], knownAt } });
  return (data as any).partyCounts[0].total;
};
const events = async () => (await postgresFeed(loaded.database.manager, 'membership').read(null, 100)).events.map(({ type, payload }) => [type, payload.status ?? payload.standing ?? payload.kind]);

beforeEach(async () => {
  time = '2026-11-23T12:00:00.000Z';
  loaded = await loadedDatabase({ storage: membershipStorage, data: membershipData });
  execute = subgraphExecutor(membershipSubgraph(loaded.database, clock));
});
afterEach(() => loaded.close());

describe('recording', () => {
  it('an accession: the State is bound at once, and a party from the day of art. 126(2)', async () => {
    await record({});
    expect(await Promise.all(['2026-11-19', '2026-11-20', '2027-01-31', '2027-02-01'].map((at) => status('IDN', { at })))).toEqual(['NON_PARTY', 'CONTRACTING', 'CONTRACTING', 'PARTY']);
    expect(await parties('2027-02-01')).toBe(126);
    expect(await events()).toEqual([['PartyStatusChanged', 'NON_PARTY'], ['PartyStatusChanged', 'CONTRACTING'], ['PartyStatusChanged', 'PARTY'], ['VotingRightsChanged', 'ENTITLED'], ['VotingRightsChanged', 'ENTITLED'], ['TreatyActionRecorded', 'ACCESSION']]);
  });

  it('a withdrawal: a party still for a year, then no longer; taken back in time, a party again', async () => {
    time = '2026-11-24T00:00:00.000Z';
    await record({ state: 'HUN', kind: 'WITHDRAWAL_NOTIFIED', takenOn: '2026-11-24' });
    expect(await Promise.all(['2026-11-24', '2027-11-23', '2027-11-24'].map((at) => status('HUN', { at })))).toEqual(['WITHDRAWING', 'WITHDRAWING', 'FORMER_PARTY']);
    time = '2027-03-01T00:00:00.000Z';
    await record({ state: 'HUN', kind: 'WITHDRAWAL_RESCINDED', takenOn: '2027-03-01' });
    expect(await Promise.all(['2027-02-28', '2027-03-01', '2027-11-24'].map((at) => status('HUN', { at })))).toEqual(['WITHDRAWING', 'PARTY', 'PARTY']);
    // What the record said in between stays readable.
    expect(await status('HUN', { at: '2027-12-01', knownAt: '2027-01-01' })).toBe('FORMER_PARTY');
  });

  it.each<[string, Partial<TreatyActionInput>, string | undefined]>([
    ['only a State Party withdraws', { kind: 'WITHDRAWAL_NOTIFIED' }, 'Rome Statute, art. 127(1)'],
    ['a withdrawal that is pending is not notified again', { state: 'NER', kind: 'WITHDRAWAL_NOTIFIED' }, 'Rome Statute, art. 127(1)'],
    ['a withdrawal is taken back while it is pending, neither before nor after', { state: 'BDI', kind: 'WITHDRAWAL_RESCINDED' }, 'Rome Statute, art. 127(1)'],
    ['the Statute was open for signature until 31 December 2000', { kind: 'SIGNATURE', takenOn: '2001-01-01' }, 'Rome Statute, art. 125(1)'],
    ['a State that has not signed the Statute accedes to it; only a signatory ratifies', { kind: 'RATIFICATION' }, 'Rome Statute, art. 125(2) and (3)'],
    ['a State that is bound already does not bind itself again', { state: 'JOR' }, undefined],
    ['an action is recorded when it was taken, not before', { takenOn: '2026-11-24' }, undefined],
    ['what follows from a deed by the rules of the treaty is not recorded, it is worked out', { kind: 'ENTRY_INTO_FORCE' }, 'Rome Statute, arts. 126 and 127'],
  ])('%s', async (sentence, input, citation) => {
    const failure = (await record(input).catch((error: unknown) => error)) as RuleBroken;
    expect(failure).toBeInstanceOf(RuleBroken);
    expect([failure.sentence, failure.citation]).toEqual([sentence, citation]);
    expect(await events()).toEqual([]);
  });

  it('without a source, with one that is not on record, or with a note that can not be kept, is refused', async () => {
    for (const wrong of [{ sources: [] }, { sources: ['S-NOWHERE'] }, { sources: ['a\u0000'] }, { note: '\ud800' }, { note: 'x'.repeat(2_001) }]) {
      await expect(record(wrong)).rejects.toThrow(BadInput);
    }
    expect(await events()).toEqual([]);
  });

  it('of a State that is not there finds none', async () => {
    await expect(record({ state: 'XXX' })).rejects.toThrow(NotFound);
  });

  it('the same accession by two desks at once is done once', async () => {
    const outcomes = await Promise.allSettled([record({}), record({})]);
    expect(outcomes.map(({ status: outcome }) => outcome).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describe('correcting', () => {
  it('changes what follows, keeps what was known before, and tells of it', async () => {
    const id = await record({ takenOn: '2026-11-20' });
    const entered = time;
    time = '2026-12-10T09:00:00.000Z';
    await correct(id, 1, '2026-10-20');
    expect(await status('IDN', { at: '2027-01-15' })).toBe('PARTY');
    expect(await status('IDN', { at: '2027-01-15', knownAt: entered })).toBe('CONTRACTING');
    expect([await parties('2027-01-15'), await parties('2027-01-15', entered), await parties('2027-02-15', '2026-11-01')]).toEqual([126, 125, 125]);
    const past = await loaded.database.query('select taken_on, version from membership.treaty_action_past where id = $1', [id]);
    expect(past).toEqual([{ taken_on: '2026-11-20', version: 1 }]);
    const audited = await loaded.database.query(`select reason, changed_fields from membership.audit where subject_id = $1 and version = 2`, [id]);
    expect(audited).toEqual([{ reason: 'misread', changed_fields: ['takenOn'] }]);
    expect((await events()).at(-1)).toEqual(['TreatyActionCorrected', 'ACCESSION']);
  });

  it('is refused to one who has not seen the latest version, and to nonsense, with nothing changed', async () => {
    const id = await record({});
    await correct(id, 1, '2026-10-20');
    await expect(correct(id, 1, '2026-10-21')).rejects.toThrow(VersionConflict);
    await expect(correct(id, 2, '2027-10-21')).rejects.toThrow(RuleBroken);
    await expect(correct('00000000-0000-4000-8000-000000000000', 1, '2026-10-21')).rejects.toThrow(NotFound);
    expect(await status('IDN', { at: '2026-10-20' })).toBe('CONTRACTING');
  });
});

describe('rescinding', () => {
  it('takes the action and what followed out of the record, which still says what it once said', async () => {
    const id = await record({});
    const entered = time;
    time = '2026-12-10T09:00:00.000Z';
    await rescind(id, 1);
    expect(await status('IDN', { at: '2027-03-01' })).toBe('NON_PARTY');
    expect(await status('IDN', { at: '2027-03-01', knownAt: entered })).toBe('PARTY');
    expect((await events()).at(-1)).toEqual(['TreatyActionRescinded', 'ACCESSION']);
    await expect(rescind(id, 1)).rejects.toThrow(NotFound);
  });

  it('of what others stand on is refused: a ratification does not stay without its signature', async () => {
    const { treatyActions } = postgresMembership(loaded.database.manager);
    const { items } = await treatyActions.page({ first: 1, filter: { state: { eq: 'SEN' }, treaty: { eq: 'ROME_STATUTE' }, kind: { eq: 'SIGNATURE' } } });
    await expect(rescind(items[0]!.node.id, 1)).rejects.toThrow('only a signatory ratifies');
  });
});

describe('the real record', () => {
  it('holds by every rule, State by State', async () => {
    const { treatyActions, states } = postgresMembership(loaded.database.manager);
    const codes: string[] = [];
    for (let after: string | null = null; ; ) {
      const page = await states.page({ first: 100, after });
      codes.push(...page.items.map(({ node }) => node.iso3));
      if (!page.hasNextPage) break;
      after = page.items.at(-1)!.cursor;
    }
    const pages = await treatyActions.pagesOf('state', codes, { first: 100, filter: { treaty: { eq: 'ROME_STATUTE' } } });
    const refused = codes.flatMap((iso3) => {
      try {
        proven(pages.get(iso3)!.items.map(({ node }) => node));
        return [];
      } catch (failure) {
        return [`${iso3}: ${(failure as Error).message}`];
      }
    });
    expect(refused).toEqual([]);
  });
});
