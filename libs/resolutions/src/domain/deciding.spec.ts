import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DECISION_MODES, REQUIREMENTS, type DecisionMode, type Requirement } from './decision.ts';
import { isByVote, NO_VOTES, present, proven, votesNeeded, type Deciding } from './deciding.ts';
import { absoluteMajority, twoThirds } from './majority.ts';

const act = (said: Partial<Deciding> = {}): Deciding => ({ ...NO_VOTES, subject: 'RESOLUTION', draftKind: null, mode: 'CONSENSUS', requirement: null, result: 'ADOPTED', ...said });
const vote = (said: Partial<Deciding> = {}): Deciding =>
  act({ mode: 'RECORDED_VOTE', requirement: 'TWO_THIRDS_PRESENT_VOTING', statesParties: 123, votesInFavour: 60, votesAgainst: 30, ...said });
const counted = fc.integer({ min: 0, max: 130 });
const tally = fc.record({ votesInFavour: counted, votesAgainst: counted, abstentions: counted, notParticipating: counted, statesParties: fc.integer({ min: 1, max: 130 }) });
const isAdopted = (one: Deciding): boolean | null => {
  try {
    proven({ ...one, result: 'ADOPTED' });
    return true;
  } catch {
    try {
      proven({ ...one, result: 'REJECTED' });
      return false;
    } catch {
      return null;
    }
  }
};

describe('what it takes to decide', () => {
  it('is two thirds of those present and voting on substance, an absolute majority of States Parties being there: 62 of 123', () => {
    expect([absoluteMajority(123), twoThirds(90), twoThirds(123), absoluteMajority(124)]).toEqual([62, 60, 82, 63]);
    expect(isAdopted(vote())).toBe(true);
    expect(isAdopted(vote({ votesInFavour: 59, votesAgainst: 31 }))).toBe(false);
    expect(isAdopted(vote({ votesInFavour: 40, votesAgainst: 0, abstentions: 22 }))).toBe(true);
    expect(isAdopted(vote({ votesInFavour: 40, votesAgainst: 0, abstentions: 21 }))).toBeNull();
  });

  it('agrees with the Statute for every tally: exactly one of adopted and rejected, or no quorum, or more votes than States', () => {
    fc.assert(
      fc.property(tally, fc.constantFrom(...REQUIREMENTS.filter((one) => one !== 'CONSENSUS')), (votes, requirement) => {
        const one = act({ subject: 'REPORT', mode: 'NON_RECORDED_VOTE', requirement, ...votes });
        const { votesInFavour: yes, votesAgainst: no, abstentions, notParticipating, statesParties } = votes;
        const possible = yes + no + abstentions + notParticipating <= statesParties;
        const quorate = requirement !== 'TWO_THIRDS_PRESENT_VOTING' || 2 * (yes + no + abstentions) > statesParties;
        const enough = {
          SIMPLE_PRESENT_VOTING: yes > no,
          TWO_THIRDS_PRESENT_VOTING: yes > 0 && 3 * yes >= 2 * (yes + no),
          TWO_THIRDS_STATES_PARTIES: 3 * yes >= 2 * statesParties,
          ABSOLUTE_MAJORITY_STATES_PARTIES: 2 * yes > statesParties,
        }[requirement as Exclude<Requirement, 'CONSENSUS'>];
        expect(isAdopted(one)).toBe(possible && quorate ? enough : null);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is never met by fewer votes than by more', () => {
    fc.assert(
      fc.property(tally, fc.constantFrom(...REQUIREMENTS), (votes, requirement) => {
        const needed = votesNeeded(requirement, { ...NO_VOTES, ...votes });
        const more = votesNeeded(requirement, { ...NO_VOTES, ...votes, votesAgainst: votes.votesAgainst + 1 });
        expect(needed === null || needed <= more!).toBe(true);
      }),
    );
  });

  it('counts as present who is said to be, or else who voted or abstained', () => {
    expect(present({ ...NO_VOTES, votesInFavour: 3, votesAgainst: 2, abstentions: 1 })).toBe(6);
    expect(present({ ...NO_VOTES, votesInFavour: 3, votesAgainst: 2, statesPresent: 100 })).toBe(100);
    expect(present({ ...NO_VOTES, votesInFavour: 3 })).toBeNull();
  });
});

describe('what is decided without a vote', () => {
  it('has no votes, whatever the numbers and the mode; no State is counted by consensus', () => {
    fc.assert(
      fc.property(tally, fc.constantFrom(...DECISION_MODES.filter((mode) => !isByVote(mode))), fc.constantFrom('votesInFavour', 'votesAgainst', 'abstentions', 'notParticipating'), (votes, mode, which) => {
        const refused = () => proven(act({ mode, [which]: votes[which as 'votesInFavour'] }));
        expect(refused).toThrow(RuleBroken);
        expect(proven(act({ mode })).mode).toBe(mode);
      }),
    );
  });

  it.each<[string, string | undefined, Partial<Deciding>]>([
    ['what is decided by consensus has no votes', 'Rome Statute, art. 112(7)', { votesInFavour: 3 }],
    ['what is decided without a vote has no votes', 'Rome Statute, art. 112(7)', { mode: 'ACCLAMATION', votesAgainst: 0 }],
    ['a majority is counted in a vote, and there was none', 'Rome Statute, art. 112(7)', { requirement: 'SIMPLE_PRESENT_VOTING' }],
    ['what is rejected is rejected by a vote', 'Rome Statute, art. 112(7)', { result: 'REJECTED' }],
  ])('%s (%s)', (sentence, citation, said) => {
    expect(() => proven(act(said))).toThrow(expect.objectContaining({ sentence, citation }));
  });
});

describe('a vote', () => {
  it.each<[string, string | undefined, Partial<Deciding>]>([
    ['where there is a vote, there is no consensus', 'Rome Statute, art. 112(7)', { requirement: 'CONSENSUS' }],
    ['of a vote the majority that it takes is on record', 'Rome Statute, art. 112(7)', { requirement: null }],
    ['a vote that was counted has numbers in favour and against', undefined, { votesAgainst: null }],
    ['votes are counted from none', undefined, { votesAgainst: -1 }],
    ['no more vote than are present', undefined, { statesPresent: 89 }],
    ['each State Party has one vote', 'Rome Statute, art. 112(7)', { notParticipating: 34 }],
    ['a matter of procedure takes a simple majority of States Parties present and voting', 'Rome Statute, art. 112(7)(b)', { subject: 'PROCEDURE' }],
    ['a matter of substance takes two thirds of those present and voting', 'Rome Statute, art. 112(7)(a)', { requirement: 'SIMPLE_PRESENT_VOTING' }],
    ['an amendment on which there is no consensus takes two thirds of States Parties', 'Rome Statute, art. 121(3)', { draftKind: 'AMENDMENT' }],
    ['an absolute majority of States Parties is the quorum for voting on a matter of substance', 'Rome Statute, art. 112(7)(a)', { votesInFavour: 60, votesAgainst: 1 }],
    ['a decision is adopted if it has the votes that it takes, and rejected if it has not', 'Rome Statute, art. 112(7)(a)', { votesInFavour: 59, votesAgainst: 31 }],
    ['a decision is adopted if it has the votes that it takes, and rejected if it has not', 'Rome Statute, art. 121(3)', { draftKind: 'AMENDMENT', requirement: 'TWO_THIRDS_STATES_PARTIES', votesInFavour: 81, votesAgainst: 1 }],
    ['a decision is adopted if it has the votes that it takes, and rejected if it has not', 'Rome Statute, art. 112(7)(b)', { subject: 'PROCEDURE', requirement: 'SIMPLE_PRESENT_VOTING', votesInFavour: 30, votesAgainst: 30 }],
  ])('%s (%s)', (sentence, citation, said) => {
    expect(() => proven(vote(said))).toThrow(expect.objectContaining({ sentence, citation }));
  });

  it('of which the source does not say the kind need have no numbers; with numbers they are held to the majority', () => {
    expect(proven(act({ mode: 'VOTE' })).mode).toBe('VOTE');
    expect(proven(act({ mode: 'SECRET_BALLOT', requirement: 'ABSOLUTE_MAJORITY_STATES_PARTIES', votesInFavour: 82, statesParties: 124 })).result).toBe('ADOPTED');
    expect(() => proven(act({ mode: 'SECRET_BALLOT', requirement: 'ABSOLUTE_MAJORITY_STATES_PARTIES', votesInFavour: 62, statesParties: 124 }))).toThrow(RuleBroken);
  });

  it('that is put off is not held to a majority', () => {
    expect(proven(vote({ votesInFavour: 1, votesAgainst: 80, result: 'POSTPONED' })).result).toBe('POSTPONED');
  });
});

describe('every mode', () => {
  it.each<[DecisionMode, boolean]>([['CONSENSUS', false], ['ACCLAMATION', false], ['WITHOUT_VOTE', false], ['SILENCE_PROCEDURE', false], ['VOTE', true], ['RECORDED_VOTE', true], ['NON_RECORDED_VOTE', true], ['SECRET_BALLOT', true]])(
    '%s is by a vote: %s', (mode, byVote) => expect(isByVote(mode)).toBe(byVote),
  );
});
