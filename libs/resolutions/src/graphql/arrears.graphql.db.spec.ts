import { PUBLIC } from '@assembly-graph/kernel';
import { globalId, uuidIn } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { delegationOf, resolutionsDesk, SECRETARIAT, type ResolutionsDesk } from '../testing/resolutions-desk.ts';

let loaded: LoadedDatabase;
let desk: ResolutionsDesk;
let told: number;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData });
  desk = resolutionsDesk(loaded, '2021-12-07T09:00:00.000Z');
}, 60_000);
afterAll(() => loaded.close());
beforeEach(async () => {
  await loaded.database.query('truncate resolutions.arrears_position, resolutions.payment, resolutions.arrears_position_past, resolutions.payment_past');
  await loaded.database.query(`delete from resolutions.assessed_contribution where kind = 'ASSESSED'`);
  desk.time = '2021-12-07T09:00:00.000Z';
  told = (await desk.events()).length;
});

const POSITION = 'arrearsPosition { id version asAt basis thresholdReached precedingYears contributingYears outstanding { amount unit currency } dueTwoPrecedingYears { amount } state { iso3 } sources { key } confidence }';
const position = { state: 'LBR', asAt: '2021-12-06', outstanding: '40.0', dueTwoPrecedingYears: '30.0', contributingYears: [2019, 2020], sources: ['S-ASP-PR1636'] };
const payment = { state: 'LBR', receivedOn: '2021-12-07', amount: '10.1', sources: ['S-ASP-PR1636'] };
const arrears = async (iso3: string, asOf: object) =>
  (await desk.ask('query ($s: [_Any!]!, $asOf: AsOf) { _entities(representations: $s) { ... on State { arrears(asOf: $asOf) { outstanding { amount } thresholdReached basis } } } }', {
    s: [{ __typename: 'State', iso3 }], asOf,
  }))._entities[0].arrears;
const news = () => desk.events(told);

describe('a position recorded', () => {
  it('is told whole, with the threshold of art. 112(8) worked out, and as an event', async () => {
    const recorded = await desk.does('recordArrearsPosition', position, POSITION);
    expect(recorded).toEqual({
      id: expect.any(String), version: 1, asAt: '2021-12-06', basis: 'RECORDED', thresholdReached: true, precedingYears: [2019, 2020], contributingYears: [2019, 2020],
      outstanding: { amount: '40.0', unit: 'THOUSAND', currency: 'EUR' }, dueTwoPrecedingYears: { amount: '30.0' }, state: { iso3: 'LBR' }, sources: [{ key: 'S-ASP-PR1636' }], confidence: 'VERIFIED',
    });
    expect(await news()).toEqual([
      {
        type: 'ArrearsPositionChanged', states: ['LBR'], topics: ['BUDGET'],
        payload: { state: 'LBR', arrearsPositionId: uuidIn('ArrearsPosition', recorded.id), asAt: '2021-12-06', thresholdReached: true, outstanding: '40.0' },
      },
    ]);
    const { _entities } = await desk.ask('query ($s: [_Any!]!) { _entities(representations: $s) { ... on ArrearsPosition { thresholdReached } } }', {
      s: [{ __typename: 'ArrearsPosition', id: recorded.id }, { __typename: 'ArrearsPosition', id: 'nonsense' }],
    });
    expect(_entities).toEqual([{ thresholdReached: true }, null]);
  });

  it('takes what was due from what was assessed, where that is on record, and says so where it is not', async () => {
    const { dueTwoPrecedingYears: _due, ...without } = position;
    expect(await desk.refusal('recordArrearsPosition', without)).toMatchObject({ code: 'BAD_USER_INPUT', field: 'dueTwoPrecedingYears' });
    for (const [year, amount] of [[2019, '20.5'], [2020, '19.5']] as const) {
      await desk.does('recordAssessedContribution', { state: 'LBR', year, sharePercent: '0.0014', amount, sources: ['S-RECORD'] }, 'assessedContribution { kind amount { amount } }');
    }
    expect(await desk.does('recordArrearsPosition', without, POSITION)).toMatchObject({ dueTwoPrecedingYears: { amount: '40.0' }, thresholdReached: true });
    expect(await desk.refusal('recordAssessedContribution', { state: 'LBR', year: 2019, sharePercent: '0.0014', amount: '1', sources: ['S-RECORD'] })).toMatchObject({
      code: 'RULE_BROKEN', rule: 'Rome Statute, art. 117', message: 'what a State is to bear of a year is assessed once',
    });
  });

  it('is one of a State and day; two desks at once record it once', async () => {
    const both = await Promise.all([desk.answer('recordArrearsPosition', position, ''), desk.answer('recordArrearsPosition', position, '')]);
    expect(both.map(({ data }) => data.done.userErrors[0]?.message ?? 'done').sort()).toEqual(['done', 'the position of a State as at a day is recorded once; what was reported wrongly is corrected']);
  });
});

describe('payments', () => {
  it('bring the arrears down from the day of receipt, and the vote back', async () => {
    await desk.does('recordArrearsPosition', position, POSITION);
    const paid = await desk.does('recordPayment', { ...payment, year: 2019 }, 'payment { id version receivedOn year amount { amount } state { iso3 payments(first: 5) { nodes { amount { amount } } } arrears { outstanding { amount } } } }');
    expect(paid).toMatchObject({ receivedOn: '2021-12-07', year: 2019, amount: { amount: '10.1' }, state: { payments: { nodes: [{ amount: { amount: '10.1' } }] }, arrears: { outstanding: { amount: '29.9' } } } });
    expect(await arrears('LBR', { at: '2021-12-06' })).toEqual({ outstanding: { amount: '40.0' }, thresholdReached: true, basis: 'RECORDED' });
    expect(await arrears('LBR', { at: '2021-12-07T08:00:00Z' })).toEqual({ outstanding: { amount: '29.9' }, thresholdReached: false, basis: 'PAYMENTS' });
    expect(await arrears('LBR', { at: '2021-12-05' })).toBeNull();
    expect((await news()).slice(1).map(({ type, payload }) => [type, payload.outstanding ?? payload.amount, payload.thresholdReached])).toEqual([
      ['PaymentRecorded', '10.1', undefined], ['ArrearsPositionChanged', '29.9', false],
    ]);
  });

  it('corrected to nothing, the arrears stand as before, and what the record said stays readable', async () => {
    await desk.does('recordArrearsPosition', position, POSITION);
    const { id } = await desk.does('recordPayment', payment, 'payment { id }');
    const entered = desk.time;
    desk.time = '2021-12-09T09:00:00.000Z';
    expect(await desk.does('correctPayment', { id, expectedVersion: 1, reason: 'returned by the bank', amount: '0' }, 'payment { version amount { amount } }')).toEqual({ version: 2, amount: { amount: '0' } });
    expect(await arrears('LBR', { at: '2021-12-08' })).toMatchObject({ outstanding: { amount: '40.0' }, thresholdReached: true });
    expect(await arrears('LBR', { at: '2021-12-08', knownAt: entered })).toMatchObject({ outstanding: { amount: '29.9' }, thresholdReached: false });
    expect((await desk.ask('query ($knownAt: DateTime) { payments(first: 5, knownAt: $knownAt) { nodes { amount { amount } } } }', { knownAt: entered })).payments.nodes).toEqual([{ amount: { amount: '10.1' } }]);
    expect((await news()).slice(-2).map(({ type, payload }) => [type, payload.outstanding ?? payload.amount])).toEqual([['PaymentCorrected', '0'], ['ArrearsPositionChanged', '40.0']]);
    // The reason is kept for the audit, and told to nobody.
    expect(JSON.stringify(await news())).not.toContain('bank');
    expect(await desk.refusal('correctPayment', { id, expectedVersion: 1, reason: 'x', amount: '1' })).toMatchObject({ code: 'CONFLICT' });
  });

  it('follow a report that is corrected', async () => {
    const { id } = await desk.does('recordArrearsPosition', position, POSITION);
    await desk.does('recordPayment', payment, 'payment { id }');
    const stale = { id, expectedVersion: 1, reason: 'misread', outstanding: '50.0' };
    expect(await desk.refusal('correctArrearsPosition', stale)).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.does('correctArrearsPosition', { ...stale, expectedVersion: 2 }, POSITION)).toMatchObject({ version: 3, outstanding: { amount: '50.0' } });
    expect(await arrears('LBR', {})).toMatchObject({ outstanding: { amount: '39.9' }, thresholdReached: true });
    const { _entities } = await desk.ask('query ($s: [_Any!]!) { _entities(representations: $s) { ... on State { arrearsPositions(last: 1) { nodes { id version } } } } }', { s: [{ __typename: 'State', iso3: 'LBR' }] });
    const [{ id: workedOut, version }] = _entities[0].arrearsPositions.nodes;
    expect(await desk.refusal('correctArrearsPosition', { id: workedOut, expectedVersion: version, reason: 'x', outstanding: '1' })).toMatchObject({
      code: 'RULE_BROKEN', message: 'what was worked out from payments is not corrected by itself: the report or the payment is',
    });
  });
});

describe('the list of positions', () => {
  it('says who had reached the threshold at a moment, in one statement and one more to count', async () => {
    for (const [state, outstanding] of [['LBR', '40'], ['ZMB', '31'], ['COM', '29']]) await desk.does('recordArrearsPosition', { ...position, state, outstanding }, POSITION);
    await desk.does('recordPayment', { ...payment, state: 'ZMB', amount: '5' }, 'payment { id }');
    loaded.statements.forget();
    const reached = async (at: string) => {
      const { arrearsPositions } = await desk.ask('query ($at: DateTime) { arrearsPositions(first: 10, asOf: { at: $at }, filter: { thresholdReached: { eq: true } }) { totalCount nodes { state { iso3 } sources { key } validity { from to } } } }', { at });
      return arrearsPositions.nodes.map(({ state }: any) => state.iso3);
    };
    expect(await reached('2021-12-06')).toEqual(['LBR', 'ZMB']);
    expect(loaded.statements.seen).toHaveLength(3);
    expect(await reached('2021-12-07')).toEqual(['LBR']);
  });

  it('takes one statement for the arrears of many States', async () => {
    await desk.does('recordArrearsPosition', position, POSITION);
    loaded.statements.forget();
    const s = ['LBR', 'ZMB', 'COM', 'XXX'].map((iso3) => ({ __typename: 'State', iso3 }));
    await desk.ask('query ($s: [_Any!]!) { _entities(representations: $s) { ... on State { arrears { thresholdReached } } } }', { s });
    expect(loaded.statements.seen).toHaveLength(1);
    loaded.statements.forget();
    await desk.ask('query ($s: [_Any!]!) { _entities(representations: $s) { ... on State { arrearsPositions(first: 3) { nodes { state { iso3 } } } payments(first: 3) { totalCount } } } }', { s });
    expect(loaded.statements.seen).toHaveLength(2);
  });
});

describe('punctuality', () => {
  it('counts contributions paid in full by the end of their year, late, in part and not at all', async () => {
    desk.time = '2022-03-01T00:00:00.000Z';
    for (const [state, receivedOn, amount] of [['LBR', '2021-06-01', '10'], ['ZMB', '2022-01-01', '10'], ['COM', '2021-06-01', '4'], ['GIN', null, null]] as const) {
      await desk.does('recordAssessedContribution', { state, year: 2021, sharePercent: '0.01', amount: '10.0', sources: ['S-RECORD'] }, 'assessedContribution { id }');
      if (amount) await desk.does('recordPayment', { ...payment, state, receivedOn, amount, year: 2021 }, 'payment { id }');
    }
    const { contributionPunctuality: byYear } = await desk.ask('{ contributionPunctuality(years: { from: 2020, to: 2022 }) { year contributions paidInTime paidLate paidInPart unpaid inTimePercent assessed { amount } received { amount } } }');
    expect(byYear).toEqual([{ year: 2021, contributions: 4, paidInTime: 1, paidLate: 1, paidInPart: 1, unpaid: 1, inTimePercent: '25.00', assessed: { amount: '40.0' }, received: { amount: '24' } }]);
    const { contributionPunctuality: byState } = await desk.ask('{ contributionPunctuality(years: { from: 2021, to: 2021 }, groupBy: STATE) { year state { iso3 } paidInTime paidLate } }');
    expect(byState.map(({ state, paidInTime, paidLate }: any) => [state.iso3, paidInTime, paidLate])).toEqual([['COM', 0, 0], ['GIN', 0, 0], ['LBR', 1, 0], ['ZMB', 0, 1]]);
  });
});

describe('what is refused', () => {
  const count = async () => (await desk.events()).length;

  it.each<[string, string, object, object]>([
    ['NOT_FOUND', 'recordArrearsPosition', { state: 'XXX' }, {}],
    ['BAD_USER_INPUT', 'recordArrearsPosition', { sources: ['S-NOWHERE'] }, { field: 'sources' }],
    ['BAD_USER_INPUT', 'recordArrearsPosition', { note: '\ud800' }, { field: 'note' }],
    ['BAD_USER_INPUT', 'recordArrearsPosition', { state: 'L\u0000R' }, { field: 'state' }],
    ['BAD_USER_INPUT', 'recordArrearsPosition', { contributingYears: Array.from({ length: 101 }, () => 2019) }, { field: 'contributingYears' }],
    ['RULE_BROKEN', 'recordArrearsPosition', { asAt: '2022-01-01' }, { message: 'a position is recorded of a day that has come, not before' }],
    ['RULE_BROKEN', 'recordArrearsPosition', { contributingYears: [2147483647] }, {}],
    ['CONFLICT', 'recordArrearsPosition', { expectedVersion: 3 }, {}],
    ['RULE_BROKEN', 'recordPayment', { amount: '-5' }, { message: 'a payment is more than nothing' }],
    ['RULE_BROKEN', 'recordPayment', { year: 2147483647 }, {}],
    ['BAD_USER_INPUT', 'recordPayment', { state: '' }, { field: 'state' }],
  ])('%s: %s %j', async (code, deed, wrong, expected) => {
    const before = await count();
    expect(await desk.refusal(deed, { ...(deed === 'recordPayment' ? payment : position), ...wrong })).toMatchObject({ code, ...expected });
    expect(await count()).toBe(before);
  });

  it('impossible days, numbers that are none, fields that are not there: by the schema', async () => {
    for (const wrong of [{ asAt: '2021-02-30' }, { outstanding: '1e5' }, { outstanding: '9'.repeat(16) }, { thresholdReached: true }, { contributingYears: [2 ** 31] }]) {
      expect((await desk.refusal('recordArrearsPosition', { ...position, ...wrong })).code).toMatch(/^(BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED)$/);
    }
  });

  it('ids of nothing, or of another thing, are not there', async () => {
    for (const id of ['nonsense', globalId('Payment', '00000000-0000-4000-8000-000000000000'), globalId('ArrearsPosition', '00000000-0000-4000-8000-000000000000')]) {
      expect(await desk.refusal('correctArrearsPosition', { id, expectedVersion: 1, reason: 'x', outstanding: '1' })).toMatchObject({ code: 'NOT_FOUND' });
    }
  });

  it('to all but the secretariat', async () => {
    for (const actor of [PUBLIC, delegationOf('LBR'), { ...SECRETARIAT, role: 'ngo' as const, organization: 'amnesty' }]) {
      for (const [deed, input] of [['recordArrearsPosition', position], ['recordPayment', payment], ['correctPayment', { id: 'x', expectedVersion: 1, reason: 'x', amount: '1' }]] as const) {
        expect((await desk.refusal(deed, input, actor)).code).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
      }
    }
    expect((await news())).toEqual([]);
  });

  it('by the database, too: a threshold that is not that of the Statute', async () => {
    await desk.does('recordArrearsPosition', position, POSITION);
    await expect(loaded.database.query('update resolutions.arrears_position set threshold_reached = false')).rejects.toThrow('the_threshold_is_that_of_the_statute');
    await expect(loaded.database.query('update resolutions.arrears_position set outstanding = -1')).rejects.toThrow(/what_is_owed_is_not_negative|the_threshold/);
  });
});
