import { PUBLIC } from '@assembly-graph/kernel';
import { globalId } from '@assembly-graph/platform/graph';
import { loadedDatabase, type LoadedDatabase } from '@assembly-graph/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { resolutionsData, resolutionsStorage } from '../index.ts';
import { GOLDEN, linesOf } from '../testing/golden-budgets.ts';
import { delegationOf, resolutionsDesk, type ResolutionsDesk } from '../testing/resolutions-desk.ts';

let loaded: LoadedDatabase;
let desk: ResolutionsDesk;
let told: number;
// Each test has a year of its own, long after the record.
let year = 2100;
beforeAll(async () => {
  loaded = await loadedDatabase({ storage: resolutionsStorage, data: resolutionsData });
  desk = resolutionsDesk(loaded, '');
}, 60_000);
afterAll(() => loaded.close());
beforeEach(async () => {
  year += 1;
  desk.time = '2026-11-23T12:00:00.000Z';
  told = (await desk.events()).length;
});

const FIGURE = 'budgetFigure { id version year stage scope programme { code } amount { amount priceBasis } documentSymbol paragraph resolution { symbol } }';
const YEAR = 'financialYear { id version year approvedStaffing resolution { symbol } sums { scope agree computedTotal { amount } } figures(first: 20) { nodes { id version stage scope programme { code } amount { amount } resolution { symbol } } } }';
const proposal = (said: object = {}) => ({ year, stage: 'PROPOSED', scope: 'EXCL_HOST_STATE_LOAN', amount: '147420.0', document: 'ICC-ASP/18/10', paragraph: 'para. 1', sources: ['S-RECORD'], ...said });
const approval = (said: object = {}) => ({ year, resolution: 'ICC-ASP/18/Res.1', lines: linesOf(2020), subTotal: GOLDEN[2020].subTotal, total: GOLDEN[2020].total, approvedStaffing: 973, sources: ['S-RECORD'], ...said });
const series = async (more = '') => (await desk.ask(`{ budgetSeries(years: { from: ${year}, to: ${year} }, scope: EXCL_HOST_STATE_LOAN ${more}) { stage status amount { amount priceBasis baseYear deflatorSeries } changeFromEarlierStagePercent } }`)).budgetSeries;

describe('figures', () => {
  it('are entered stage by stage, told of, and told in series', async () => {
    expect(await desk.does('enterBudgetFigure', proposal(), FIGURE)).toMatchObject({
      version: 1, stage: 'PROPOSED', scope: 'EXCL_HOST_STATE_LOAN', programme: null, amount: { amount: '147420.0', priceBasis: 'NOMINAL' }, documentSymbol: 'ICC-ASP/18/10', paragraph: 'para. 1', resolution: null,
    });
    await desk.does('enterBudgetFigure', proposal({ stage: 'CBF_RECOMMENDED', amount: '146210.0' }), FIGURE);
    expect((await series()).map(({ stage, status, changeFromEarlierStagePercent: change }: any) => [stage, status, change])).toEqual([
      ['PROPOSED', 'FIGURE', null], ['CBF_RECOMMENDED', 'FIGURE', '-0.82'], ['APPROVED', 'NO_FIGURE_AT_THIS_STAGE', null],
    ]);
    expect((await desk.events(told)).map(({ type, payload }) => [type, payload.stage, payload.amount])).toEqual([['BudgetFigurePublished', 'PROPOSED', '147420.0'], ['BudgetFigurePublished', 'CBF_RECOMMENDED', '146210.0']]);
  });

  it('are one of a year, line, stage and scope, also where two desks enter one at once', async () => {
    const both = await Promise.all([desk.answer('enterBudgetFigure', proposal(), ''), desk.answer('enterBudgetFigure', proposal({ amount: '1' }), '')]);
    expect(both.map(({ data }) => data.done.userErrors[0]?.message ?? 'done').sort()).toEqual(['a budget has one figure of a year, line, stage and scope; what was entered wrongly is corrected', 'done']);
  });

  it('of a stage add up, once all programmes are there', async () => {
    for (const { programme, amount } of linesOf(2020)) await desk.does('enterBudgetFigure', proposal({ programme, scope: null, amount }), FIGURE);
    expect(await desk.refusal('enterBudgetFigure', proposal({ amount: '145620.4' }))).toMatchObject({ code: 'RULE_BROKEN', message: 'the programmes of a year and stage add up to its sub-total and its total, which differ by the Host State Loan' });
    await desk.does('enterBudgetFigure', proposal({ amount: '145620.5' }), FIGURE);
    expect(await desk.refusal('enterBudgetFigure', proposal({ scope: 'INCL_HOST_STATE_LOAN', amount: '149205.5' }))).toMatchObject({ code: 'RULE_BROKEN' });
  });

  it('corrected, are told as the record said them at any instant', async () => {
    const { id } = await desk.does('enterBudgetFigure', proposal(), FIGURE);
    const entered = desk.time;
    desk.time = '2026-12-01T12:00:00.000Z';
    expect(await desk.does('correctBudgetFigure', { id, expectedVersion: 1, reason: 'misread', amount: '147000.0' }, FIGURE)).toMatchObject({ version: 2, amount: { amount: '147000.0' } });
    expect((await series())[0].amount.amount).toBe('147000.0');
    expect((await series(`knownAt: "${entered}"`))[0].amount.amount).toBe('147420.0');
    expect((await series('knownAt: "2026-11-01"'))[0].status).toBe('NO_FIGURE_AT_THIS_STAGE');
    const { budgetFigures } = await desk.ask(`{ budgetFigures(first: 5, asOf: { knownAt: "${entered}" }, filter: { year: { eq: ${year} } }) { totalCount nodes { amount { amount } } } }`);
    expect(budgetFigures).toEqual({ totalCount: 1, nodes: [{ amount: { amount: '147420.0' } }] });
    await expect(desk.ask('{ budgetFigures(first: 5, asOf: { at: "2020-01-01" }) { totalCount } }')).rejects.toThrow('ask with knownAt alone');
    const { events } = await loaded.database.query(`select json_agg(json_build_object('id', event_id, 'of', correction_of) order by seq) as events from (select * from resolutions.event order by seq desc limit 2) e`).then(([row]: any) => row);
    expect(events[1].of).toBe(events[0].id);
  });
});

describe('an approved budget', () => {
  it('has programmes, sub-total and total of the golden table, its resolution and its posts (F5)', async () => {
    const approved = await desk.does('approveBudget', approval(), YEAR);
    expect(approved).toMatchObject({
      year, approvedStaffing: 973, resolution: { symbol: 'ICC-ASP/18/Res.1' },
      sums: [{ scope: 'EXCL_HOST_STATE_LOAN', agree: true, computedTotal: { amount: '145620.5' } }, { scope: 'INCL_HOST_STATE_LOAN', agree: true, computedTotal: { amount: '149205.6' } }],
    });
    expect(approved.figures.nodes).toHaveLength(11);
    expect(approved.figures.nodes.every(({ resolution }: any) => resolution.symbol === 'ICC-ASP/18/Res.1')).toBe(true);
    const events = (await desk.events(told)).map(({ type }) => type);
    expect(events).toEqual([...Array(11).fill('BudgetFigurePublished'), 'BudgetApproved']);
    expect(await desk.refusal('approveBudget', approval())).toMatchObject({ message: 'the budget of a year is approved once; what was entered wrongly is corrected' });
  });

  it('is corrected line and totals together, and refused else', async () => {
    const { figures } = await desk.does('approveBudget', approval({ lines: linesOf(2017), subTotal: GOLDEN[2017].subTotal, total: GOLDEN[2017].total }), YEAR);
    const of = (code: string) => figures.nodes.find(({ programme, scope }: any) => (programme?.code ?? scope) === code).id;
    const correction = { id: of('MP-I'), expectedVersion: 1, reason: 'misprint', amount: '12536.5' };
    expect(await desk.refusal('correctBudgetFigure', correction)).toMatchObject({ code: 'RULE_BROKEN', message: 'the programmes of a year and stage add up to its sub-total and its total, which differ by the Host State Loan' });
    const alongWith = [{ id: of('EXCL_HOST_STATE_LOAN'), expectedVersion: 1, amount: '141600.5' }, { id: of('INCL_HOST_STATE_LOAN'), expectedVersion: 1, amount: '144587.8' }];
    expect(await desk.refusal('correctBudgetFigure', { ...correction, alongWith: [{ ...alongWith[0], expectedVersion: 2 }, alongWith[1]] })).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.does('correctBudgetFigure', { ...correction, alongWith }, FIGURE)).toMatchObject({ version: 2, amount: { amount: '12536.5' } });
    expect((await desk.ask(`{ financialYear(year: ${year}) { sums { agree computedTotal { amount } } } }`)).financialYear.sums).toEqual([{ agree: true, computedTotal: { amount: '141600.5' } }, { agree: true, computedTotal: { amount: '144587.8' } }]);
  });

  it('is refused where it disagrees, or cites what approves no budget, with nothing entered', async () => {
    for (const [wrong, expected] of [
      [{ subTotal: '145620.4' }, { message: 'the programmes of a year and stage add up to its sub-total and its total, which differ by the Host State Loan' }],
      [{ total: '145620.5' }, { code: 'RULE_BROKEN' }],
      [{ lines: linesOf(2020).slice(1) }, { message: 'a budget names Major Programmes I to VI, or totals alone' }],
      [{ lines: [{ programme: 'MP-X', amount: '1' }, ...linesOf(2020)], subTotal: '145621.5', total: '149206.6' }, { code: 'NOT_FOUND' }],
      [{ resolution: 'ICC-ASP/99/Res.1' }, { code: 'NOT_FOUND' }],
      [{ resolution: 'ICC-ASP/4/Res.1' }, { rule: 'Rome Statute, art. 112(2)(d)', message: 'an approved figure cites a resolution on the budget' }],
      [{ approvedStaffing: -1 }, { code: 'RULE_BROKEN' }],
      [{ year: 1 }, { message: "the Court's budgets begin with its first financial period" }],
      [{ year: 2147483647 }, { code: 'RULE_BROKEN' }],
      [{ sources: ['S-NOWHERE'] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
      [{ expectedVersion: 1 }, { code: 'CONFLICT' }],
    ] as const) {
      expect(await desk.refusal('approveBudget', approval(wrong))).toMatchObject(expected);
    }
    desk.time = '2019-12-05T12:00:00.000Z';
    expect(await desk.refusal('approveBudget', approval())).toMatchObject({ rule: 'Rome Statute, art. 112(2)(d)', message: 'an approved figure cites a budget resolution adopted at an earlier or equal instant' });
    expect(await desk.events(told)).toEqual([]);
    expect((await desk.ask(`{ financialYear(year: ${year}) { year } }`)).financialYear).toBeNull();
  });

  it('is held to its sums by the database, too', async () => {
    await desk.does('approveBudget', approval(), YEAR);
    await expect(loaded.database.query(`update resolutions.budget_figure set amount = amount + 1 where year = ${year} and programme_code = 'MP-I'`)).rejects.toThrow('do not add up to its totals');
    await expect(loaded.database.query(`update resolutions.budget_figure set amount = amount + 1 where year = ${year} and programme_code = 'MP-VII-2'`)).rejects.toThrow('do not add up to its totals');
    await expect(loaded.database.query(`insert into resolutions.budget_figure (id, year, stage, scope, amount, position, confidence, source_keys) values (gen_random_uuid(), ${year}, 'APPROVED', 'INCL_HOST_STATE_LOAN', 1, 1, 'VERIFIED', '{S-RECORD}')`)).rejects.toThrow('one_figure_of_a_line_and_stage');
  });
});

describe('gaps, implementation, prices', () => {
  it('are told in one scope, which must be named', async () => {
    await desk.does('enterBudgetFigure', proposal(), FIGURE);
    await desk.does('approveBudget', approval(), YEAR);
    await desk.does('enterBudgetFigure', proposal({ stage: 'ACTUAL', amount: '142708.1' }), FIGURE);
    loaded.statements.forget();
    const asked = `years: { from: ${year}, to: ${year} }`;
    const { budgetGap } = await desk.ask(`{ budgetGap(${asked}, scope: EXCL_HOST_STATE_LOAN, stageA: PROPOSED, stageB: APPROVED) { difference { amount } differencePercent from { status } } }`);
    expect(budgetGap).toEqual([{ difference: { amount: '-1799.5' }, differencePercent: '-1.22', from: { status: 'FIGURE' } }]);
    expect(loaded.statements.seen).toHaveLength(1);
    expect((await desk.ask(`{ implementationRate(${asked}, scope: EXCL_HOST_STATE_LOAN) { ratePercent } }`)).implementationRate).toEqual([{ ratePercent: '98.00' }]);
    expect((await desk.ask(`{ budgetGap(${asked}, scope: INCL_HOST_STATE_LOAN, stageA: PROPOSED, stageB: APPROVED) { difference { amount } from { status otherScopesWithFigure } } }`)).budgetGap).toEqual([
      { difference: null, from: { status: 'NO_FIGURE_AT_THIS_STAGE', otherScopesWithFigure: ['EXCL_HOST_STATE_LOAN'] } },
    ]);
    await expect(desk.ask(`{ budgetGap(${asked}, stageA: PROPOSED, stageB: APPROVED) { year } }`)).rejects.toThrow('scope');
  });

  it('of another year are told by a deflator series on record, and refused where none is', async () => {
    await desk.does('approveBudget', approval(), YEAR);
    year += 1;
    await desk.does('enterBudgetFigure', proposal({ amount: '1000.0' }), FIGURE);
    await expect(series('basis: REAL, baseYear: 2020, deflator: "HICP-NL"')).rejects.toThrow('No deflator series is on record, and none is made up: amounts can be told as nominal only.');
    // Invented for the test: the data set has no deflator.
    const indices = [{ year: year - 1, index: '110' }, { year, index: '100' }];
    const input = { code: 'TEST-1', name: 'Invented for a test', indices, sources: ['S-RECORD'] };
    expect(await desk.does('enterDeflatorSeries', input, 'deflatorSeries { id code version indices { year index } sources { key } }')).toMatchObject({ code: 'TEST-1', version: 1, indices, sources: [{ key: 'S-RECORD' }] });
    expect((await series(`basis: REAL, baseYear: ${year - 1}, deflator: "TEST-1"`))[0]).toMatchObject({ status: 'FIGURE', amount: { amount: '1100.0', priceBasis: 'REAL', baseYear: year - 1, deflatorSeries: 'TEST-1' } });
    await desk.does('approveBudget', approval(), YEAR);
    const { budgetGrowth } = await desk.ask(`{ budgetGrowth(years: { from: ${year - 1}, to: ${year} }, scope: EXCL_HOST_STATE_LOAN, deflator: "TEST-1") { year nominalPercent realPercent before { status } } }`);
    expect(budgetGrowth).toEqual([{ year, nominalPercent: '0.00', realPercent: '10.00', before: { status: 'FIGURE' } }]);
    await expect(series('basis: REAL, baseYear: 1999, deflator: "TEST-1"')).rejects.toThrow('Name a baseYear of which TEST-1 has an index.');
    expect(await desk.refusal('enterDeflatorSeries', input)).toMatchObject({ message: 'a deflator series is entered once' });
    expect(await desk.refusal('enterDeflatorSeries', { ...input, code: 'T-2', indices: [{ year: 2020, index: '-1' }] })).toMatchObject({ message: 'a price index is more than nothing' });
    expect((await desk.ask('{ deflatorSeries(first: 5) { nodes { code name } } }')).deflatorSeries.nodes).toEqual([{ code: 'TEST-1', name: 'Invented for a test' }]);
    // A series without an index of the year: the figure is there, its amount in those prices is not.
    year += 1;
    await desk.does('enterBudgetFigure', proposal(), FIGURE);
    expect((await series(`basis: REAL, baseYear: ${year - 1}, deflator: "TEST-1"`))[0]).toMatchObject({ status: 'NO_INDEX', amount: null });
  });
});

describe('what is refused', () => {
  it.each<[string, object, object]>([
    ['RULE_BROKEN', { stage: 'APPROVED' }, { rule: 'Rome Statute, art. 112(2)(d)', message: 'approved figures are entered by the approval of a budget' }],
    ['RULE_BROKEN', { programme: 'MP-I' }, { message: 'a total says whether it includes the Host State Loan; a programme is the same either way' }],
    ['NOT_FOUND', { programme: 'MP-X', scope: null }, {}],
    ['RULE_BROKEN', { amount: '-1' }, {}],
    ['BAD_USER_INPUT', { document: 'a\u0000' }, { field: 'document' }],
  ])('%s: a figure %j', async (code, wrong, expected) => {
    expect(await desk.refusal('enterBudgetFigure', proposal(wrong))).toMatchObject({ code, ...expected });
    expect(await desk.events(told)).toEqual([]);
  });

  it('to all but the secretariat; ids of nothing are not there', async () => {
    for (const actor of [PUBLIC, delegationOf('SEN')]) {
      for (const [deed, input] of [['enterBudgetFigure', proposal()], ['approveBudget', approval()]] as const) expect((await desk.refusal(deed, input, actor)).code).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    }
    for (const id of ['nonsense', globalId('Payment', '00000000-0000-4000-8000-000000000000')]) {
      expect(await desk.refusal('correctBudgetFigure', { id, expectedVersion: 1, reason: 'x', amount: '1' })).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});
