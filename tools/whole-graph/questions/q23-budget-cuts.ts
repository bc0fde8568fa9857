import { randomUUID } from 'node:crypto';
import { BudgetCutsDocument } from '@assembly-graph/graph-client';
import { PUBLIC, type Actor } from '@assembly-graph/kernel';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { freshGraph } from '../shared-graph.ts';
import type { WholeGraph } from '../whole-graph.ts';

// Question 23: proposed, recommended and approved budget 2016-2024, total and per major programme, with the cut at each stage.
export function budgetCuts(): void {
  const secretariat: Actor = { ...PUBLIC, role: 'secretariat', subject: randomUUID() };
  const PROGRAMMES = ['MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI', 'MP-VII-5', 'MP-VII-6'];
  let graph: WholeGraph;
  beforeAll(async () => void (graph = await freshGraph()), 60_000);

  const cuts = (scope: string, variables: object = {}) => graph.ask(BudgetCutsDocument, { from: 2016, to: 2024, scope, programmes: PROGRAMMES, ...variables });
  const told = ({ amount, status, changeFromEarlierStagePercent }: any) => [amount?.amount ?? status, changeFromEarlierStagePercent];
  const of = (points: any[], year: number, code: string | null = null) => points.filter((one) => one.year === year && (one.programme?.code ?? null) === code).map(told);

  describe('question 23: the cut at each stage', () => {
    it('of the totals, without the Host State Loan: 2019 (F6), 2020 (F5), 2021 (F6)', async () => {
      const { totals, overall } = await cuts('EXCL_HOST_STATE_LOAN');
      expect(of(totals, 2019)).toEqual([['147550.0', null], ['144700.0', '-1.93'], ['144550.0', '-0.10']]);
      expect(of(totals, 2020)).toEqual([['147420.0', null], ['146210.0', '-0.82'], ['145620.5', '-0.40']]);
      expect(of(totals, 2021)).toEqual([['144917.2', null], ['144673.9', '-0.17'], ['144673.9', '0.00']]);
      expect(overall.filter(({ difference }: any) => difference).map(({ year, difference, differencePercent }: any) => [year, difference.amount, differencePercent])).toEqual([
        [2019, '-3000.0', '-2.03'], [2020, '-1799.5', '-1.22'], [2021, '-243.3', '-0.17'],
      ]);
      // One statement for each of the three questions, and one for the programmes.
      expect(graph.statementCount()).toEqual({ resolutions: 4 });
    });

    it('shows a gap as "no figure at this stage", of every year, line and stage asked for', async () => {
      const { totals, lines } = await cuts('EXCL_HOST_STATE_LOAN');
      expect(totals).toHaveLength(9 * 3);
      expect(lines).toHaveLength(9 * 3 * PROGRAMMES.length);
      expect(of(totals, 2017)).toEqual([['NO_FIGURE_AT_THIS_STAGE', null], ['NO_FIGURE_AT_THIS_STAGE', null], ['141600.0', null]]);
      expect(of(lines, 2018, 'MP-I')).toEqual(Array(3).fill(['NO_FIGURE_AT_THIS_STAGE', null]));
      for (const { status, amount } of [...totals, ...lines]) expect(amount !== null).toBe(status === 'FIGURE');
    });

    it('per major programme: those of 2017 (F4) and 2020 (F5), which add up to the sub-total', async () => {
      const { lines, totals } = await cuts('EXCL_HOST_STATE_LOAN');
      for (const [year, subTotal] of [[2017, '141600.0'], [2020, '145620.5']] as const) {
        const approved = lines.filter((one: any) => one.year === year && one.stage === 'APPROVED').map(({ amount }: any) => Number(amount.amount));
        expect(approved.reduce((sum: number, one: number) => sum + one, 0).toFixed(1)).toBe(subTotal);
        expect(of(totals, year)[2]![0]).toBe(subTotal);
      }
    });

    it('never mixes scopes: 2024 (F7) was approved with the loan, and asked for in a scope that is not stated', async () => {
      const withLoan = await cuts('INCL_HOST_STATE_LOAN');
      expect(of(withLoan.totals, 2024)).toEqual([['NO_FIGURE_AT_THIS_STAGE', null], ['NO_FIGURE_AT_THIS_STAGE', null], ['187084.3', null]]);
      expect(withLoan.totals.find((one: any) => one.year === 2024 && one.stage === 'PROPOSED').otherScopesWithFigure).toEqual(['NOT_STATED']);
      expect(withLoan.overall.every(({ difference }: any) => difference === null)).toBe(true);
      const { budgetSeries: notStated } = await graph.ask('{ budgetSeries(years: { from: 2024, to: 2024 }, scope: NOT_STATED) { year stage status amount { amount } changeFromEarlierStagePercent } }');
      expect(notStated.map(told)).toEqual([['200412.1', null], ['188386.1', '-6.00'], ['NO_FIGURE_AT_THIS_STAGE', null]]);
    });

    it('F6 and F7: 2019 was 0.49 per cent more than 2018, 2024 7.99 per cent or 13.85 million more than 2023', async () => {
      const growth = async (scope: string, from: number, more = '') =>
        (await graph.ask(`{ budgetGrowth(years: { from: ${from}, to: ${from + 1} }, scope: ${scope} ${more}) { nominalPercent realPercent before { amount { amount } } approved { amount { amount } } } }`)).budgetGrowth[0];
      expect(await growth('EXCL_HOST_STATE_LOAN', 2018, 'includeUnconfirmed: true')).toMatchObject({ nominalPercent: '0.49', realPercent: null, approved: { amount: { amount: '144550.0' } } });
      expect((await growth('EXCL_HOST_STATE_LOAN', 2018)).nominalPercent).toBeNull();
      const { before, approved, nominalPercent } = await growth('INCL_HOST_STATE_LOAN', 2023);
      expect([before.amount.amount, approved.amount.amount, nominalPercent]).toEqual(['173234.3', '187084.3', '7.99']);
    });
  });

  describe('refusals that are answers too', () => {
    it('a comparison of budgets without a scope: one must be named', async () => {
      for (const query of ['{ budgetSeries(years: { from: 2024, to: 2024 }) { year } }', '{ budgetGap(years: { from: 2024, to: 2024 }, stageA: PROPOSED, stageB: APPROVED) { year } }', '{ implementationRate(years: { from: 2024, to: 2024 }) { year } }']) {
        const { data, errors } = await graph.answer(query);
        expect(data ?? null).toBeNull();
        expect(errors).toHaveLength(1);
        expect(errors![0]!.message).toContain('"scope" of type "BudgetScope!" is required');
      }
    });

    it('prices of another year: no deflator series is on record, and none is made up', async () => {
      const { errors } = await graph.answer('{ budgetSeries(years: { from: 2016, to: 2024 }, scope: EXCL_HOST_STATE_LOAN, basis: REAL, baseYear: 2016) { year } }');
      expect(errors).toMatchObject([{ message: 'No deflator series is on record, and none is made up: amounts can be told as nominal only.', extensions: { code: 'BAD_USER_INPUT' } }]);
    });

    it('a budget that does not add up, however it is entered', async () => {
      const input = { idempotencyKey: randomUUID(), year: 2027, resolution: 'ICC-ASP/23/Res.6', subTotal: '191896.4', total: '195481.5', lines: [...PROGRAMMES, 'MP-VII-2'].map((programme) => ({ programme, amount: '1.0' })), sources: ['S-RECORD'] };
      const query = 'mutation ($input: ApproveBudgetInput!) { approveBudget(input: $input) { financialYear { year } userErrors { code message } } }';
      const { approveBudget } = await graph.ask(query, { input }, secretariat);
      expect(approveBudget).toEqual({ financialYear: null, userErrors: [{ code: 'RULE_BROKEN', message: 'the programmes of a year and stage add up to its sub-total and its total, which differ by the Host State Loan' }] });
      expect((await graph.ask('{ budgetFigures(first: 1, filter: { year: { eq: 2027 } }) { totalCount } }')).budgetFigures.totalCount).toBe(0);
    });
  });
}
