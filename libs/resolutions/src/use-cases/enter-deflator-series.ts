import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { proveSeries, type PriceIndex } from '../domain/deflator-series.ts';
import type { BudgetDesk } from './budget-desk.ts';

export interface DeflatorInput extends CitedInput {
  readonly code: string;
  readonly name: string;
  readonly indices: readonly PriceIndex[];
}

/**
 * Enters price indices as a source publishes them, so that budgets can be told in the prices of one year.
 * @returns the id of the series
 * @throws RuleBroken, BadInput
 */
export const enterDeflatorSeries =
  (together: UnitOfWork<BudgetDesk>) =>
  (deed: Deed, input: DeflatorInput): Promise<string> =>
    together(deed, async (hands) => {
      const { code, name } = input;
      const cited = await citedBy(hands.knownSources, input);
      const indices = [...input.indices].map(({ year, index }) => ({ year, index })).sort((a, b) => a.year - b.year);
      proveSeries({ code, indices });
      rule((await hands.deflators.having({ code })).length === 0, 'a deflator series is entered once');
      const { id } = await hands.deflators.add({ ...cited, id: randomUUID(), code, name, indices });
      hands.audit({ subject: { type: 'DeflatorSeries', id }, version: 1, changedFields: ['indices'], reason: null });
      hands.outbox.add({
        type: 'DeflatorSeriesEntered',
        subject: { type: 'DeflatorSeries', id, naturalKey: code },
        subjectVersion: 1,
        topics: ['BUDGET'],
        payload: { code, from: indices[0]!.year, to: indices.at(-1)!.year },
      });
      return id;
    });
