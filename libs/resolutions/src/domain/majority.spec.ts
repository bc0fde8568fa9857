import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { majorityFor, requiredVotes } from './majority.ts';

describe('the majority by which an office is filled', () => {
  it('is that of the Statute for judges, the Prosecutor and Deputy Prosecutors', () => {
    expect([majorityFor('JUDGE', null), majorityFor('PROSECUTOR', null), majorityFor('DEPUTY_PROSECUTOR', 'ABSOLUTE_MAJORITY_OF_MEMBERS')]).toEqual([
      'TWO_THIRDS_PRESENT_AND_VOTING', 'ABSOLUTE_MAJORITY_OF_MEMBERS', 'ABSOLUTE_MAJORITY_OF_MEMBERS',
    ]);
    expect(() => majorityFor('JUDGE', 'SIMPLE_MAJORITY_PRESENT_AND_VOTING')).toThrow(new RuleBroken('the majority by which this office is filled is that of the Statute', 'Rome Statute, art. 36(6)(a)'));
    expect(() => majorityFor('PROSECUTOR', 'TWO_THIRDS_PRESENT_AND_VOTING')).toThrow(expect.objectContaining({ citation: 'Rome Statute, art. 42(4)' }));
  });

  it('is to be said for other offices', () => {
    expect(majorityFor('CBF_MEMBER', 'TWO_THIRDS_PRESENT_AND_VOTING')).toBe('TWO_THIRDS_PRESENT_AND_VOTING');
    expect(() => majorityFor('ACN_MEMBER', null)).toThrow('the majority by which this office is filled is to be said: the Statute does not lay it down');
  });
});

describe('the votes that elect', () => {
  it('of 123 members 62, whoever may vote; of 121 present and voting 81, known only after the count', () => {
    expect(requiredVotes('ABSOLUTE_MAJORITY_OF_MEMBERS', { statesParties: 123, voting: null })).toBe(62);
    expect(requiredVotes('TWO_THIRDS_PRESENT_AND_VOTING', { statesParties: 123, voting: null })).toBeNull();
    expect([121, 123, 1, 0].map((voting) => requiredVotes('TWO_THIRDS_PRESENT_AND_VOTING', { statesParties: 123, voting }))).toEqual([81, 82, 1, 0]);
  });

  it('are the fewest that are as much as the majority asks for', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 300 }), (statesParties, voting) => {
      const of = (majority: Parameters<typeof requiredVotes>[0]) => requiredVotes(majority, { statesParties, voting })!;
      expect(of('ABSOLUTE_MAJORITY_OF_MEMBERS') * 2 > statesParties && (of('ABSOLUTE_MAJORITY_OF_MEMBERS') - 1) * 2 <= statesParties).toBe(true);
      expect(of('SIMPLE_MAJORITY_PRESENT_AND_VOTING') * 2 > voting && (of('SIMPLE_MAJORITY_PRESENT_AND_VOTING') - 1) * 2 <= voting).toBe(true);
      expect(of('TWO_THIRDS_PRESENT_AND_VOTING') * 3 >= voting * 2 && (of('TWO_THIRDS_PRESENT_AND_VOTING') - 1) * 3 < voting * 2).toBe(true);
    }));
  });
});
