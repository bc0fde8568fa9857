import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBallot } from '../testing/an-election.ts';
import type { BallotResult, Totals } from './ballot.ts';
import { computedTotals, differences, reconciliationOf } from './reconciliation.ts';

const ballot = aBallot({ ballotsCast: 90, invalid: 2, valid: 88, abstentions: 1 });
const results = [58, 7, 22].map((votes, index): BallotResult => ({
  id: String(index), ballotId: ballot.id, candidatureId: String(index), votes, elected: false, version: 1, knownFrom: null, confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null,
}));
const totals = fc.record({ ballotsCast: fc.nat(9), invalid: fc.nat(9), valid: fc.nat(9), abstentions: fc.nat(9), votes: fc.option(fc.nat(9)) }) as fc.Arbitrary<Totals>;

describe('what was read out of a ballot', () => {
  it('is set against what its figures come to', () => {
    expect(computedTotals(ballot, results)).toEqual({ ballotsCast: 90, invalid: 2, valid: 88, abstentions: 1, votes: 87 });
    expect(differences({ ballotsCast: 90, invalid: 2, valid: 89, abstentions: null, votes: 87 }, computedTotals(ballot, results))).toEqual(['valid']);
    expect(reconciliationOf(null, computedTotals(ballot, results))).toBe('NOT_DECLARED');
  });

  it('comes to nothing where no figure is on record', () => {
    expect(computedTotals(aBallot(), [])).toEqual({ ballotsCast: null, invalid: null, valid: null, abstentions: null, votes: null });
  });

  it('agrees with itself, and differs in what is another number', () => {
    fc.assert(fc.property(totals, totals, (declared, computed) => {
      expect(reconciliationOf(declared, declared)).toBe('AGREES');
      const named = differences(declared, computed);
      expect(reconciliationOf(declared, computed)).toBe(named.length > 0 ? 'DIFFERS' : 'AGREES');
      for (const one of named) expect(declared[one]).not.toBe(computed[one]);
    }));
  });
});
