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

describe('the concordance', () => {
  const CONCORDANCE = 'concordance { id version year programme { code } intoYear into { programme { code } share } sources { key } }';
  const became = (programme: string, into: [string, string?][], said: object = {}) => ({ programme, year, into: into.map(([code, share]) => ({ programme: code, share })), sources: ['S-RECORD'], ...said });
  const figures = async (...of: [offset: number, programme: string, stage: string, amount: string][]) => {
    for (const [offset, programme, stage, amount] of of) await desk.does('enterBudgetFigure', proposal({ year: year + offset, programme, stage, scope: null, amount }), FIGURE);
  };
  const followed = async (programme: string, linesOf: number | null, more = '') =>
    (await desk.ask(`{ budgetSeries(years: { from: ${year}, to: ${year + 1} }, scope: EXCL_HOST_STATE_LOAN, stages: [CBF_RECOMMENDED], programmes: ["${programme}"], linesOf: ${linesOf} ${more}) {
      year status amount { amount } changeFromEarlierStagePercent figure { programme { code } } taken { programme { code } share figure { amount { amount } } } } }`)).budgetSeries;
  const briefly = (points: any[]) => points.map(({ status, amount, taken }) => [status, amount?.amount ?? null, taken.map(({ programme, share }: any) => `${programme.code} ${share}`).sort()]);
  const lines = async (code: string, of: number, more = '') => {
    const { budgetLine } = await desk.ask(`{ budgetLine(programme: "${code}", year: ${of} ${more}) { figures { stage amount { amount } } continues { share line { code year } concordance { version } } continuedBy { share line { code year } } } }`);
    return { ...budgetLine, continues: budgetLine.continues.map(({ share, line }: any) => `${line.code} ${line.year} ${share}`), continuedBy: budgetLine.continuedBy.map(({ share, line }: any) => `${line.code} ${line.year} ${share}`) };
  };
  beforeEach(() => void (year += 3));

  it('says of a line what it became, and of that line what it was', async () => {
    await figures([0, 'MP-IV', 'PROPOSED', '100.0'], [0, 'MP-IV', 'CBF_RECOMMENDED', '80.5'], [1, 'MP-V', 'CBF_RECOMMENDED', '50.0'], [1, 'MP-VI', 'CBF_RECOMMENDED', '40.0']);
    expect(briefly(await followed('MP-V', year + 1))).toEqual([['NO_FIGURE_AT_THIS_STAGE', null, ['MP-V 1']], ['FIGURE', '50.0', ['MP-V 1']]]);
    const concordance = await desk.does('recordConcordance', became('MP-IV', [['MP-V', '0.6'], ['MP-VI', '0.4']]), CONCORDANCE);
    expect(concordance).toMatchObject({ version: 1, year, programme: { code: 'MP-IV' }, intoYear: year + 1, into: [{ programme: { code: 'MP-V' }, share: '0.6' }, { programme: { code: 'MP-VI' }, share: '0.4' }], sources: [{ key: 'S-RECORD' }] });
    expect(await lines('MP-IV', year)).toMatchObject({ figures: [{ stage: 'PROPOSED', amount: { amount: '100.0' } }, { stage: 'CBF_RECOMMENDED' }], continues: [], continuedBy: [`MP-V ${year + 1} 0.6`, `MP-VI ${year + 1} 0.4`] });
    loaded.statements.forget();
    expect(await lines('MP-VI', year + 1)).toMatchObject({ continues: [`MP-IV ${year} 0.4`], continuedBy: [] });
    // The programme, its figures, what it continues, what continues it.
    expect(loaded.statements.seen).toHaveLength(4);
    const { budgetFigures } = await desk.ask(`{ budgetFigures(first: 5, filter: { year: { eq: ${year + 1} }, programme: { eq: "MP-V" } }) { nodes { line { code continues { line { code } } } } } }`);
    expect(budgetFigures.nodes).toEqual([{ line: { code: 'MP-V', continues: [{ line: { code: 'MP-IV' } }] } }]);
    const { _entities } = await desk.ask('query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on BudgetLine { code programme { code } } ... on Concordance { version } } }', {
      keys: [{ __typename: 'BudgetLine', code: 'MP-V', year }, { __typename: 'BudgetLine', code: 'a\u0000', year }, { __typename: 'BudgetLine', code: 'MP-V', year: 'x' }, { __typename: 'Concordance', id: concordance.id }],
    });
    expect(_entities).toEqual([{ code: 'MP-V', programme: { code: 'MP-V' } }, null, null, { version: 1 }]);
    expect((await desk.events(told)).filter(({ type }) => type === 'ConcordanceRecorded').map(({ payload }) => payload)).toEqual([{ concordanceId: expect.any(String), year, programme: 'MP-IV', intoYear: year + 1, into: ['MP-V', 'MP-VI'] }]);
  });

  it('is followed by a series that asks for it, which says what it took', async () => {
    await figures([0, 'MP-IV', 'PROPOSED', '100.0'], [0, 'MP-IV', 'CBF_RECOMMENDED', '80.5'], [1, 'MP-V', 'CBF_RECOMMENDED', '50.0'], [1, 'MP-VI', 'CBF_RECOMMENDED', '40.0']);
    await desk.does('recordConcordance', became('MP-IV', [['MP-V', '0.6'], ['MP-VI', '0.4']]), CONCORDANCE);
    loaded.statements.forget();
    const [before, after] = await followed('MP-V', year + 1);
    // What became of lines, the figures, the programmes of what was taken.
    expect(loaded.statements.seen).toHaveLength(3);
    expect(before).toMatchObject({ year, amount: { amount: '48.3' }, changeFromEarlierStagePercent: '-19.50', figure: null, taken: [{ programme: { code: 'MP-IV' }, share: '0.6', figure: { amount: { amount: '80.5' } } }] });
    expect(after).toMatchObject({ amount: { amount: '50.0' }, figure: { programme: { code: 'MP-V' } } });
    expect(briefly(await followed('MP-IV', year))).toEqual([['FIGURE', '80.5', ['MP-IV 1']], ['FIGURE', '90.0', ['MP-V 1', 'MP-VI 1']]]);
    // By its code alone each year is told of what has it.
    expect(briefly(await followed('MP-IV', null))).toEqual([['FIGURE', '80.5', ['MP-IV 1']], ['NO_FIGURE_AT_THIS_STAGE', null, ['MP-IV 1']]]);
    const { budgetGap } = await desk.ask(`{ budgetGap(years: { from: ${year}, to: ${year} }, scope: EXCL_HOST_STATE_LOAN, programmes: ["MP-VI"], linesOf: ${year + 1}, stageA: PROPOSED, stageB: CBF_RECOMMENDED) { difference { amount } differencePercent } }`);
    expect(budgetGap).toEqual([{ difference: { amount: '-7.8' }, differencePercent: '-19.50' }]);
  });

  it('of a split in shares nobody stated, or recalled, is no figure', async () => {
    await figures([0, 'MP-IV', 'CBF_RECOMMENDED', '80.5'], [1, 'MP-V', 'CBF_RECOMMENDED', '50.0']);
    const { id } = await desk.does('recordConcordance', became('MP-IV', [['MP-V'], ['MP-VI']]), CONCORDANCE);
    expect(briefly(await followed('MP-V', year + 1))[0]).toEqual(['NOT_APPORTIONED', null, ['MP-IV null']]);
    const unsplit = desk.time;
    desk.time = '2026-12-01T12:00:00.000Z';
    await desk.does('correctConcordance', { id, expectedVersion: 1, reason: 'shares found', into: [{ programme: 'MP-V', share: '0.5' }, { programme: 'MP-VI', share: '0.5' }], confidence: 'RECALLED' }, CONCORDANCE);
    expect(briefly(await followed('MP-V', year + 1))[0]).toEqual(['LEFT_OUT_UNCONFIRMED', null, ['MP-IV 0.5']]);
    expect(briefly(await followed('MP-V', year + 1, 'includeUnconfirmed: true'))[0]).toEqual(['FIGURE', '40.3', ['MP-IV 0.5']]);
    // As the record said it before: the split without shares, and before that nothing of either.
    expect(briefly(await followed('MP-V', year + 1, `knownAt: "${unsplit}"`))[0]).toEqual(['NOT_APPORTIONED', null, ['MP-IV null']]);
    expect((await followed('MP-V', year + 1, 'knownAt: "2026-11-01"'))[0]).toMatchObject({ status: 'NO_FIGURE_AT_THIS_STAGE', taken: [{ programme: { code: 'MP-V' } }] });
    expect((await lines('MP-V', year + 1, `knownAt: "${unsplit}"`)).continues).toEqual([`MP-IV ${year} null`]);
    await desk.does('correctConcordance', { id, expectedVersion: 2, reason: 'it ended', into: [] }, CONCORDANCE);
    expect(briefly(await followed('MP-IV', year))[1]).toEqual(['NO_LINE_IN_THIS_YEAR', null, []]);
    const { concordances, then } = await desk.ask(`{ concordances(first: 5, filter: { into: { isEmpty: true } }, orderBy: [{ field: intoYear, direction: DESC }]) { totalCount nodes { version into { share } } summary(groupBy: [PROGRAMME], includeUnconfirmed: true) { groups { key { value } count } } }
      then: concordances(knownAt: "${unsplit}", first: 5, filter: { programme: { eq: "MP-IV" }, year: { eq: ${year} }, into: { has: "MP-VI" } }) { nodes { version } } }`);
    expect(concordances).toEqual({ totalCount: 1, nodes: [{ version: 3, into: [] }], summary: { groups: [{ key: [{ value: 'MP-IV' }], count: 1 }] } });
    expect(then.nodes).toEqual([{ version: 1 }]);
  });

  it('is refused where it contradicts itself, also by the database, and to all but the secretariat', async () => {
    const { id } = await desk.does('recordConcordance', became('MP-I', [['MP-II']]), CONCORDANCE);
    told = (await desk.events()).length;
    const shares = 'the shares of the lines that continue a line are stated of all or of none, are more than nothing, and add up to 1';
    for (const [wrong, expected] of [
      [became('MP-I', [['MP-III']]), { message: 'what became of a line of a year is recorded once; what was recorded wrongly is corrected' }],
      [became('MP-II', [['MP-I']], { intoYear: year }), { message: 'a line of the budget is continued by lines of a later year' }],
      [became('MP-II', [['MP-I'], ['MP-I']]), { message: 'a line is continued by each other line once' }],
      [became('MP-II', [['MP-I', '0.5'], ['MP-III', '0.4']]), { code: 'RULE_BROKEN', message: shares }],
      [became('MP-II', [['MP-I', '1'], ['MP-III']]), { message: shares }],
      [became('MP-VII-2', [['MP-I']]), { code: 'RULE_BROKEN' }],
      [became('MP-II', [['MP-X']]), { code: 'NOT_FOUND' }],
      [became('MP-II', [['a\u0000']]), { code: 'BAD_USER_INPUT' }],
      [became('MP-II', [['MP-I']], { year: 2147483647 }), { code: 'RULE_BROKEN' }],
      [became('MP-II', [['MP-I']], { year: -5 }), { code: 'RULE_BROKEN' }],
      [became('MP-II', [['MP-I']], { sources: ['S-NOWHERE'] }), { code: 'BAD_USER_INPUT', field: 'sources' }],
    ] as const) {
      expect(await desk.refusal('recordConcordance', wrong)).toMatchObject(expected);
    }
    expect(await desk.refusal('correctConcordance', { id, expectedVersion: 2, reason: 'x', into: [] })).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.refusal('correctConcordance', { id, expectedVersion: 1, reason: 'x', intoYear: year })).toMatchObject({ code: 'RULE_BROKEN' });
    expect(await desk.refusal('correctConcordance', { id: 'nonsense', expectedVersion: 1, reason: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    for (const actor of [PUBLIC, delegationOf('SEN')]) expect((await desk.refusal('recordConcordance', became('MP-II', [['MP-I']]), actor)).code).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    const both = await Promise.all(['MP-III', 'MP-IV'].map((into) => desk.answer('recordConcordance', became('MP-II', [[into]]), '')));
    expect(both.map(({ data }) => data.done.userErrors[0]?.message ?? 'done').sort()).toEqual(['done', 'what became of a line of a year is recorded once; what was recorded wrongly is corrected']);
    expect((await desk.events(told)).map(({ type }) => type)).toEqual(['ConcordanceRecorded']);
    for (const [change, constraint] of [
      [`into_year = year`, 'a_line_is_continued_later'], [`into_codes = '{MP-I,MP-I}'`, 'each_line_continues_once'], [`into_shares = '{0.5}'`, 'shares_of_a_line_add_up'], [`into_shares = '{1,null}'`, 'shares_of_a_line_add_up'],
      [`into_codes = '{MP-VII-2}', into_shares = '{}'`, 'the_loan_stands_alone'],
    ]) await expect(loaded.database.query(`update resolutions.concordance set ${change}`)).rejects.toThrow(constraint);
    for (const wrong of ['linesOf: 2020', 'linesOf: 1900, programmes: ["MP-I"]', 'linesOf: 2147483647, programmes: ["MP-I"]', `linesOf: ${year + 70}, programmes: ["MP-I"]`]) {
      await expect(desk.ask(`{ budgetSeries(years: { from: ${year}, to: ${year} }, scope: EXCL_HOST_STATE_LOAN, ${wrong}) { year } }`)).rejects.toThrow('BAD_USER_INPUT');
    }
    expect((await desk.ask(`{ none: budgetLine(programme: "MP-X", year: 2020) { code } early: budgetLine(programme: "MP-I", year: -1) { code } nul: budgetLine(programme: "a\\u0000", year: 2020) { code } }`))).toEqual({ none: null, early: null, nul: null });
  });
});

describe('funds', () => {
  const LEVEL = 'fundLevel { id version fund { code name } stage asAt amount { amount } replenishment { amount } resolution { symbol } documentSymbol sources { key } }';
  // Invented for the test: the data set states no level.
  const level = (said: object = {}) => ({ fund: 'CONTINGENCY', stage: 'DECIDED', asAt: '2020-01-01', amount: '7000.0', replenishment: '500.5', resolution: 'ICC-ASP/18/Res.1', document: 'ICC-ASP/18/20', sources: ['S-RECORD'], ...said });
  const levelAt = async (code: string, given = '') => (await desk.ask(`{ fund(code: ${code}) { level${given} { amount { amount } } } }`)).fund.level?.amount.amount ?? null;

  it('are four, and have no level where the record states none', async () => {
    const { funds } = await desk.ask('{ funds { code name level { amount { amount } } levels(first: 5) { totalCount } } }');
    expect(funds.map(({ code, level: none, levels }: any) => [code, none, levels.totalCount])).toEqual([['WORKING_CAPITAL', null, 0], ['CONTINGENCY', null, 0], ['TFV', null, 0], ['LDC_PARTICIPATION', null, 0]]);
  });

  it('have the level that was decided, day by day, and as the record said it', async () => {
    expect(await desk.does('recordFundLevel', level(), LEVEL)).toMatchObject({
      version: 1, fund: { code: 'CONTINGENCY', name: 'Contingency Fund' }, stage: 'DECIDED', asAt: '2020-01-01', amount: { amount: '7000.0' }, replenishment: { amount: '500.5' },
      resolution: { symbol: 'ICC-ASP/18/Res.1' }, documentSymbol: 'ICC-ASP/18/20', sources: [{ key: 'S-RECORD' }],
    });
    const { id } = await desk.does('recordFundLevel', level({ asAt: '2027-01-01', amount: '5000' }), LEVEL);
    await desk.does('recordFundLevel', level({ stage: 'ACTUAL', asAt: '2020-12-31', amount: '5241.2', replenishment: null, resolution: null }), LEVEL);
    expect((await desk.events(told)).map(({ type, topics, payload }) => [type, topics, payload.asAt, payload.amount])).toEqual([
      ['FundLevelRecorded', ['BUDGET'], '2020-01-01', '7000.0'], ['FundLevelRecorded', ['BUDGET'], '2027-01-01', '5000'], ['FundLevelRecorded', ['BUDGET'], '2020-12-31', '5241.2'],
    ]);
    expect([await levelAt('CONTINGENCY'), await levelAt('CONTINGENCY', '(asOf: { at: "2019-12-31" })'), await levelAt('CONTINGENCY', '(asOf: { at: "2027-01-01" })'), await levelAt('CONTINGENCY', '(stage: ACTUAL)'), await levelAt('TFV')]).toEqual(['7000.0', null, '5000', '5241.2', null]);
    const before = desk.time;
    desk.time = '2026-12-01T12:00:00.000Z';
    expect(await desk.does('correctFundLevel', { id, expectedVersion: 1, reason: 'misread', asAt: '2026-01-01', amount: '6000' }, LEVEL)).toMatchObject({ version: 2, asAt: '2026-01-01', amount: { amount: '6000' }, replenishment: { amount: '500.5' }, resolution: { symbol: 'ICC-ASP/18/Res.1' } });
    expect([await levelAt('CONTINGENCY'), await levelAt('CONTINGENCY', `(asOf: { knownAt: "${before}" })`), await levelAt('CONTINGENCY', `(asOf: { at: "2027-06-01", knownAt: "${before}" })`), await levelAt('CONTINGENCY', '(asOf: { knownAt: "2026-11-01" })')]).toEqual(['6000', '7000.0', '5000', null]);
  });

  it('are listed: all levels, or those that hold at a moment; by fund, in one statement', async () => {
    const list = async (given: string) => (await desk.ask(`{ fundLevels(first: 9, ${given}) { totalCount nodes { stage asAt amount { amount } } } }`)).fundLevels;
    expect(await list('filter: { fund: { eq: CONTINGENCY } }')).toMatchObject({ totalCount: 3, nodes: [{ asAt: '2020-01-01' }, { stage: 'ACTUAL' }, { asAt: '2026-01-01' }] });
    expect(await list('asOf: { at: "2026-11-23" }')).toMatchObject({ totalCount: 2, nodes: [{ stage: 'ACTUAL' }, { stage: 'DECIDED', amount: { amount: '6000' } }] });
    expect(await list('asOf: { at: "2026-11-23", knownAt: "2026-11-24" }')).toMatchObject({ totalCount: 2, nodes: [{ stage: 'DECIDED', amount: { amount: '7000.0' } }, { stage: 'ACTUAL' }] });
    const { fundLevels } = await desk.ask('{ fundLevels(first: 1, filter: { stage: { eq: DECIDED } }) { summary(groupBy: [FUND], measures: [AMOUNT, REPLENISHMENT]) { groups { key { value } measures { measure sum mixed } } } } }');
    expect(fundLevels.summary.groups).toEqual([{ key: [{ value: 'CONTINGENCY' }], measures: [{ measure: 'AMOUNT', sum: null, mixed: true }, { measure: 'REPLENISHMENT', sum: '1001.0', mixed: false }] }]);
    loaded.statements.forget();
    const { funds } = await desk.ask('{ funds { level { id } decided: levels(first: 2, filter: { stage: { eq: DECIDED } }, orderBy: [{ field: asAt, direction: DESC }]) { nodes { asAt fund { code } } } } }');
    expect(funds[1].decided.nodes).toEqual([{ asAt: '2026-01-01', fund: { code: 'CONTINGENCY' } }, { asAt: '2020-01-01', fund: { code: 'CONTINGENCY' } }]);
    expect(loaded.statements.seen).toHaveLength(2);
    const { _entities } = await desk.ask('query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Fund { name } ... on FundLevel { stage } } }', { keys: [{ __typename: 'Fund', code: 'TFV' }, { __typename: 'Fund', code: 'x' }, { __typename: 'FundLevel', id: funds[1].level.id }] });
    expect(_entities).toEqual([{ name: 'Trust Fund for Victims' }, null, { stage: 'DECIDED' }]);
  });

  it('have no level that was not decided as it is said, that is less than nothing, or that another desk recorded', async () => {
    const decided = 'a decided level cites the resolution that decided it, adopted at an earlier or equal instant; no other level does';
    for (const [wrong, expected] of [
      [{ resolution: null }, { code: 'RULE_BROKEN', message: decided }],
      [{ stage: 'PROPOSED' }, { message: decided }],
      [{ resolution: 'ICC-ASP/99/Res.1' }, { code: 'NOT_FOUND' }],
      [{ amount: '-0.1' }, { code: 'RULE_BROKEN' }],
      [{ replenishment: '7000.1' }, { message: 'a fund is replenished by no more than the level to which it is to come' }],
      [{ stage: 'ACTUAL', resolution: null, replenishment: null, asAt: '2026-11-24' }, { message: 'what was in a fund is recorded of a day that has come, not before' }],
      [{ asAt: '1900-01-01' }, { code: 'RULE_BROKEN' }],
      [{ document: 'a\u0000' }, { code: 'BAD_USER_INPUT', field: 'document' }],
      [{ sources: [] }, { code: 'BAD_USER_INPUT', field: 'sources' }],
      [{}, { message: 'a fund has one level of a stage from a day on; what was recorded wrongly is corrected' }],
    ] as const) expect(await desk.refusal('recordFundLevel', level(wrong))).toMatchObject(expected);
    for (const wrong of [{ amount: '1e9' }, { asAt: '2021-02-30' }, { fund: 'RAINY_DAY' }]) expect((await desk.refusal('recordFundLevel', level(wrong))).code).toMatch(/BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED/);
    for (const actor of [PUBLIC, delegationOf('SEN')]) expect((await desk.refusal('recordFundLevel', level({ asAt: '2021-01-01' }), actor)).code).toMatch(/NOT_FOUND|UNAUTHENTICATED|FORBIDDEN/);
    expect(await desk.refusal('correctFundLevel', { id: globalId('Payment', '00000000-0000-4000-8000-000000000000'), expectedVersion: 1, reason: 'x' })).toMatchObject({ code: 'NOT_FOUND' });
    const { fund } = await desk.ask('{ fund(code: CONTINGENCY) { level { id version } } }');
    expect(await desk.refusal('correctFundLevel', { id: fund.level.id, expectedVersion: 1, reason: 'x', amount: '1000' })).toMatchObject({ code: 'CONFLICT' });
    expect(await desk.refusal('correctFundLevel', { id: fund.level.id, expectedVersion: 2, reason: 'x', asAt: '2020-01-01' })).toMatchObject({ message: 'a fund has one level of a stage from a day on; what was recorded wrongly is corrected' });
    desk.time = '2019-12-05T12:00:00.000Z';
    expect(await desk.refusal('recordFundLevel', level({ asAt: '2022-01-01' }))).toMatchObject({ message: decided });
    expect(await desk.events(told)).toEqual([]);
    desk.time = '2026-12-01T12:00:00.000Z';
    const both = await Promise.all(['1', '2'].map((amount) => desk.answer('recordFundLevel', level({ fund: 'TFV', replenishment: null, amount }), '')));
    expect(both.map(({ data }) => data.done.userErrors[0]?.message ?? 'done').sort()).toEqual(['a fund has one level of a stage from a day on; what was recorded wrongly is corrected', 'done']);
    for (const [change, constraint] of [
      [`amount = -1`, 'a_fund_is_not_negative'], [`stage = 'PROPOSED'`, 'a_decided_level_has_its_resolution'], [`replenishment = amount + 1`, 'a_fund_is_replenished_to_its_level'],
      [`resolution_id = gen_random_uuid()`, 'decided by no resolution adopted by then'],
    ]) await expect(loaded.database.query(`update resolutions.fund_level set ${change} where stage = 'DECIDED'`)).rejects.toThrow(constraint);
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
