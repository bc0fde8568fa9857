import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, decimalSum, rule, type CitedInput, type Decimal } from '@assembly-graph/kernel';
import { precedingYearsOf, proveReported, type ReportedArrears } from '../domain/arrears-position.ts';
import type { ArrearsDesk } from './arrears-desk.ts';
import { standsAnew } from './stand-anew.ts';

export interface ArrearsInput extends CitedInput {
  readonly state: string;
  readonly asAt: string;
  readonly outstanding: Decimal;
  /** Left out: what was assessed for these years, as far as the record has it. */
  readonly dueTwoPrecedingYears?: Decimal | null;
  readonly contributingYears?: readonly number[] | null;
}

/**
 * Records what a State owes as the Court reports it, with whether that reaches the threshold of art. 112(8) of the Rome Statute.
 * @returns the id of the position
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordArrearsPosition =
  (together: UnitOfWork<ArrearsDesk>) =>
  (deed: Deed, input: ArrearsInput): Promise<string> =>
    together(deed, async (hands) => {
      const { state: stateIso3, asAt, outstanding, contributingYears } = input;
      const cited = await citedBy(hands.knownSources, input);
      await hands.openState(stateIso3);
      const precedingYears = precedingYearsOf(asAt);
      const reported: ReportedArrears = {
        ...cited,
        stateIso3,
        asAt,
        outstanding,
        dueTwoPrecedingYears: input.dueTwoPrecedingYears ?? (await dueOnRecord(hands, stateIso3, precedingYears)),
        precedingYears,
        contributingYears: contributingYears ?? [],
      };
      proveReported(reported, hands.now.slice(0, 10));
      const before = await hands.arrearsPositions.having({ stateIso3, asAt, basis: 'RECORDED' });
      rule(before.length === 0, 'the position of a State as at a day is recorded once; what was reported wrongly is corrected');
      const positions = await standsAnew(hands, { stateIso3, reported, reason: null });
      return positions.find((one) => one.asAt === asAt && one.basis === 'RECORDED')!.id;
    });

async function dueOnRecord(hands: ArrearsDesk, stateIso3: string, years: readonly number[]): Promise<Decimal> {
  const amounts = await hands.amountsAssessed(stateIso3);
  const known = years.flatMap((year) => amounts.get(year) ?? []);
  if (known.length < years.length) {
    throw new BadInput(`What was assessed for ${years.join(' and ')} is not on record: say what was due for the preceding two full years.`, 'dueTwoPrecedingYears');
  }
  return decimalSum(known);
}
