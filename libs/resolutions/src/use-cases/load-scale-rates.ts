import { decimalSum, readRows, uuidOf, type DataProblem, type DataSet, type KnownKeys, type TableLoad } from '@assembly-graph/kernel';
import { sameDecimal } from '../domain/decimal-difference.ts';
import { SCALE_ADDS_UP_FROM, type ScaleRate } from '../domain/scale-rate.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** un_scale_of_assessments.csv: the rates of the United Nations; those of each period from 2004 on must add up to 100. */
export const loadScaleRates: TableLoad<ResolutionsStores> = {
  table: 'un_scale_of_assessments',
  prepare(data, known, problems) {
    const rates = readScaleRates(data, known, problems);
    checkPeriods(data, rates, problems);
    return (stores) => stores.scaleRates.replaceAll(rates);
  },
};

export function readScaleRates(data: DataSet, known: KnownKeys, problems: DataProblem[]): ScaleRate[] {
  return readRows(data.un_scale_of_assessments!, problems, ['iso2', 'period_start'], (row): ScaleRate => {
    const stateIso3 = row.reference('iso2', known, 'states');
    const [fromYear, toYear] = [row.int('period_start'), row.int('period_end')];
    if (fromYear > toYear) row.problem('period_end', 'comes before period_start');
    const ratePercent = row.decimal('un_rate_pct');
    if (ratePercent.startsWith('-')) row.problem('un_rate_pct', 'is less than nothing');
    return { id: uuidOf('ScaleRate', `${stateIso3}/${fromYear}`), stateIso3, fromYear, toYear, ratePercent, ...row.cited(known) };
  });
}

function checkPeriods(data: DataSet, rates: readonly ScaleRate[], problems: DataProblem[]): void {
  for (const [year, ofPeriod] of Map.groupBy(rates, ({ fromYear }) => fromYear)) {
    const sum = decimalSum(ofPeriod.map(({ ratePercent }) => ratePercent));
    if (year < SCALE_ADDS_UP_FROM || sameDecimal(sum, '100')) continue;
    const row = data.un_scale_of_assessments!.find(({ cells }) => cells.period_start === String(year))!;
    problems.push({ file: row.file, line: row.line, column: 'un_rate_pct', reason: `the rates from ${year} add up to ${sum}, not to 100` });
  }
}
