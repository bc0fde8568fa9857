import { decimalSum, readRows, uuidOf, type DataProblem, type DataSet, type Decimal, type KnownKeys, type TableLoad } from '@assembly-graph/kernel';
import type { AssessedContribution } from '../domain/assessed-contribution.ts';
import { sameDecimal, within } from '../domain/decimal-difference.ts';
import type { ScaleRate } from '../domain/scale-rate.ts';
import { readScaleRates } from './load-scale-rates.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** icc_scale_computed.csv and contributions.csv: the shares computed from the United Nations' scale, and the published ones. */
export const loadAssessedContributions: TableLoad<ResolutionsStores> = {
  table: 'icc_scale_computed',
  prepare(data, known, problems) {
    const computed = readComputed(data, known, problems);
    checkYears(data, computed, problems);
    const contributions = [...computed, ...readPublished(data, known, problems)];
    return (stores) => stores.assessedContributions.replaceAll(contributions);
  },
};

const idOf = (year: number, iso3: string, kind: AssessedContribution['kind']) => uuidOf('AssessedContribution', `${year}/${iso3}/${kind}`);

function readComputed(data: DataSet, known: KnownKeys, problems: DataProblem[]): AssessedContribution[] {
  // The problems of the rates are reported where they are loaded.
  const rates = Map.groupBy(readScaleRates(data, known, []), ({ stateIso3 }) => stateIso3);
  return readRows(data.icc_scale_computed!, problems, ['year', 'iso2'], (row): AssessedContribution => {
    const year = row.int('year');
    const stateIso3 = row.reference('iso2', known, 'states');
    const rate = rates.get(stateIso3)?.find(({ fromYear, toYear }: ScaleRate) => fromYear <= year && year <= toYear);
    if (!rate || !sameDecimal(rate.ratePercent, row.decimal('un_rate_pct'))) {
      row.problem('un_rate_pct', `is not ${rate?.ratePercent ?? 'known'}, as un_scale_of_assessments.csv has it`);
    }
    return {
      id: idOf(year, stateIso3, 'COMPUTED_SHARE'),
      year,
      stateIso3,
      kind: 'COMPUTED_SHARE',
      sharePercent: row.decimal('computed_icc_share_pct'),
      amount: null,
      scaleRateId: rate?.id ?? null,
      ...row.cited(known),
    };
  });
}

function readPublished(data: DataSet, known: KnownKeys, problems: DataProblem[]): AssessedContribution[] {
  return readRows(data.contributions!, problems, ['year', 'iso2', 'kind'], (row): AssessedContribution => {
    const year = row.int('year');
    const stateIso3 = row.reference('iso2', known, 'states');
    const kind = row.oneOf('kind', ['PUBLISHED_SHARE']);
    const [sharePercent, amount] = [row.decimal('share_pct'), row.optionalDecimal('amount_eur_thousands')];
    return { id: idOf(year, stateIso3, kind), year, stateIso3, kind, sharePercent, amount, scaleRateId: null, ...row.cited(known) };
  });
}

/** What rounding to four places can make of a sum of so many terms: half a unit of the last place for each. */
const roundingOf = (terms: number): Decimal => (terms * 0.00005).toFixed(5);

function checkYears(data: DataSet, computed: readonly AssessedContribution[], problems: DataProblem[]): void {
  for (const [year, ofYear] of Map.groupBy(computed, (each) => each.year)) {
    const sum = decimalSum(ofYear.map(({ sharePercent }) => sharePercent));
    if (within(sum, '100', roundingOf(ofYear.length))) continue;
    const row = data.icc_scale_computed!.find(({ cells }) => cells.year === String(year))!;
    problems.push({ file: row.file, line: row.line, column: 'computed_icc_share_pct', reason: `the shares of ${year} add up to ${sum}, not to 100` });
  }
}
