import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { CONTINUED_ONCE, proveConcordance, type Concordance } from '../domain/concordance.ts';
import type { BudgetDesk } from './budget-desk.ts';
import { positionsOf } from './budget-figures.ts';

/** A line that continues another, with how much of it. */
export interface ContinuingLine {
  readonly programme: string;
  readonly share?: Decimal | null;
}

export interface ConcordanceInput extends CitedInput {
  readonly programme: string;
  readonly year: number;
  /** The year after, if not given. */
  readonly intoYear?: number | null;
  readonly into: readonly ContinuingLine[];
}

/**
 * Records what became of a line of the budget: by which lines of a later year it is continued, or that it ended.
 * @returns the id of the concordance
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordConcordance =
  (together: UnitOfWork<BudgetDesk>) =>
  (deed: Deed, input: ConcordanceInput): Promise<string> =>
    together(deed, async (hands) => {
      const { programme: programmeCode, year, intoYear, into } = input;
      const cited = await citedBy(hands.knownSources, input);
      const said = { year, programmeCode, intoYear: intoYear ?? year + 1, ...linesInto(into) };
      proveConcordance(said);
      await positionsOf(hands, [programmeCode, ...said.intoCodes]);
      rule((await hands.concordances.having({ programmeCode, year })).length === 0, CONTINUED_ONCE);
      const concordance = await hands.concordances.add({ ...cited, ...said, id: randomUUID() });
      hands.audit({ subject: { type: 'Concordance', id: concordance.id }, version: 1, changedFields: ['intoYear', 'into'], reason: null });
      hands.outbox.add({ type: 'ConcordanceRecorded', ...toldOf(concordance) });
      return concordance.id;
    });

/** Shares that are stated of some only are kept as such, to be refused. */
export const linesInto = (into: readonly ContinuingLine[]): Pick<Concordance, 'intoCodes' | 'intoShares'> => ({
  intoCodes: into.map(({ programme }) => programme),
  intoShares: into.flatMap(({ share }) => share ?? []),
});

/** What events say of it. */
export const toldOf = ({ id, version, year, programmeCode, intoYear, intoCodes }: Concordance) => ({
  subject: { type: 'Concordance', id, naturalKey: null },
  subjectVersion: version,
  topics: ['BUDGET'],
  payload: { concordanceId: id, year, programme: programmeCode, intoYear, into: intoCodes },
});
