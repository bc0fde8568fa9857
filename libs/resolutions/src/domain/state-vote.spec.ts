import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DECISION_MODES } from './decision.ts';
import { provenVotes, VOTE_OPTIONS } from './state-vote.ts';

const STATES = ['JPN', 'BEL', 'FRA', 'SEN', 'FJI', 'KEN', 'PER', 'UGA'];
const votes = fc.uniqueArray(fc.record({ stateIso3: fc.constantFrom(...STATES), castOption: fc.constantFrom(...VOTE_OPTIONS) }), { selector: ({ stateIso3 }) => stateIso3 });
const counts = fc.record({ votesInFavour: fc.nat(9), votesAgainst: fc.nat(9), abstentions: fc.nat(9), notParticipating: fc.nat(9) });

describe('how States voted', () => {
  it('is on record of a recorded vote and of no other: not of consensus, never of a secret ballot', () => {
    fc.assert(
      fc.property(votes, counts, fc.constantFrom(null, ...DECISION_MODES.filter((mode) => mode !== 'RECORDED_VOTE')), (some, tally, mode) => {
        expect(() => provenVotes({ ...tally, mode }, some)).toThrow(RuleBroken);
      }),
    );
  });

  it('is never more than was counted', () => {
    fc.assert(
      fc.property(votes, counts, (some, tally) => {
        const of = (option: string) => some.filter(({ castOption }) => castOption === option).length;
        const fits = of('IN_FAVOUR') <= tally.votesInFavour && of('AGAINST') <= tally.votesAgainst && of('ABSTAINING') <= tally.abstentions && of('NOT_PARTICIPATING') <= tally.notParticipating;
        const hold = () => provenVotes({ ...tally, mode: 'RECORDED_VOTE' }, some);
        if (fits) expect(hold).not.toThrow();
        else expect(hold).toThrow(new RuleBroken('no more States are named than votes were counted'));
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, 'CONSENSUS' | 'SECRET_BALLOT' | 'VOTE' | 'RECORDED_VOTE', string[]]>([
    ['what is decided by consensus has no votes', 'CONSENSUS', ['JPN']],
    ["in a secret ballot no State's vote is on record", 'SECRET_BALLOT', ['JPN']],
    ['only of a recorded vote is it on record how each State voted', 'VOTE', ['JPN']],
    ['each State Party has one vote', 'RECORDED_VOTE', ['JPN', 'JPN']],
  ])('%s', (sentence, mode, states) => {
    const cast = states.map((stateIso3) => ({ stateIso3, castOption: 'IN_FAVOUR' as const }));
    expect(() => provenVotes({ mode, votesInFavour: 9, votesAgainst: 0, abstentions: 0, notParticipating: 0 }, cast)).toThrow(expect.objectContaining({ sentence }));
  });
});
