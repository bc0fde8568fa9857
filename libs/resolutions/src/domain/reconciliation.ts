import type { Ballot, BallotResult, Totals } from './ballot.ts';

export const RECONCILIATIONS = ['AGREES', 'DIFFERS', 'NOT_DECLARED'] as const;
export type Reconciliation = (typeof RECONCILIATIONS)[number];

/** What the figures of a ballot come to: the valid ballots from those cast and the invalid, the votes from those of the candidates. */
export function computedTotals({ ballotsCast, invalid, abstentions }: Ballot, results: readonly BallotResult[]): Totals {
  return {
    ballotsCast,
    invalid,
    valid: ballotsCast === null || invalid === null ? null : ballotsCast - invalid,
    abstentions,
    votes: results.length === 0 ? null : results.reduce((sum, { votes }) => sum + votes, 0),
  };
}

/** In which of the totals what was read out differs from what the figures come to; of what either does not say nothing is said. */
export function differences(declared: Totals, computed: Totals): (keyof Totals)[] {
  return (Object.keys(declared) as (keyof Totals)[]).filter((total) => {
    const [a, b] = [declared[total], computed[total]];
    return a !== null && b !== null && a !== b;
  });
}

export function reconciliationOf(declared: Totals | null, computed: Totals): Reconciliation {
  if (declared === null) return 'NOT_DECLARED';
  return differences(declared, computed).length === 0 ? 'AGREES' : 'DIFFERS';
}
