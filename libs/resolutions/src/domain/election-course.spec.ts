import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBallot, aCandidature, anElection } from '../testing/an-election.ts';
import type { BallotResult } from './ballot.ts';
import { CANDIDATURE_RESULTS, type Candidature } from './candidature.ts';
import { ballotToOpen, countedBallot, elected, mayBecome, proveElected, proveNomination, proveWithdrawal, recountedBallot, seatsLeft, standing, type ElectionRecord, type Opening } from './election-course.ts';
import { requirementsBefore } from './minimum-requirement.ts';

const opening: Opening = { at: '2017-12-04T10:00:00.000Z', statesParties: 123, notEntitled: [], maxVotesPerBallot: null };
const stands = (id: string, said: Partial<Candidature> = {}) => aCandidature({ id, candidateName: id, nationalityIso3: id.toUpperCase(), ...said });
const record = (said: Partial<ElectionRecord> = {}): ElectionRecord => ({
  election: anElection(), periods: [{ opensOn: '2017-01-01', closesOn: '2017-05-05', extension: 0 }], candidatures: [stands('ben'), stands('uga'), stands('bih')], ballots: [], results: [], ...said,
});
const open = aBallot({ status: 'OPEN', openedAt: opening.at, statesParties: 123, entitled: 121, maxVotesPerBallot: 2 });
const count = (ballotsCast: number, votes: Record<string, number>, said: { invalid?: number; abstentions?: number } = {}) => ({ ballotsCast, invalid: 0, abstentions: 0, ...said, votes: new Map(Object.entries(votes)) });
const result = (ballotId: string, candidatureId: string, votes: number): BallotResult => ({
  id: `${ballotId}/${candidatureId}`, ballotId, candidatureId, votes, elected: false, version: 1, knownFrom: null, confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null,
});
const refused = (work: () => unknown, sentence: string, citation?: string) => {
  let failure: unknown;
  try {
    work();
  } catch (thrown) {
    failure = thrown;
  }
  expect(failure).toBeInstanceOf(RuleBroken);
  expect([(failure as RuleBroken).sentence, (failure as RuleBroken).citation]).toEqual([sentence, citation]);
};

describe('a nomination', () => {
  const nominee = { candidateName: 'New', nationalityIso3: 'JPN', list: 'A', gender: 'FEMALE', regionalGroup: 'ASIA_PACIFIC', nominatedByIso3: 'JPN' } as const;
  it('is received while the period is open, for a candidate on a list', () => {
    expect(() => proveNomination(record(), nominee, '2017-05-05')).not.toThrow();
    refused(() => proveNomination(record(), nominee, '2017-05-06'), 'nominations are received while the nomination period is open', 'ICC-ASP/3/Res.6');
    refused(() => proveNomination(record(), { ...nominee, list: null }, '2017-05-05'), 'a candidate for judge stands on list A or on list B', 'Rome Statute, art. 36(5)');
    refused(() => proveNomination(record({ election: anElection({ office: 'PROSECUTOR' }) }), nominee, '2017-05-05'), 'only candidates for judge stand on list A or list B', 'Rome Statute, art. 36(5)');
    refused(() => proveNomination(record({ ballots: [open] }), nominee, '2017-05-05'), 'nobody is nominated once voting has begun');
  });

  it('of a judge is one of each State Party, unless it was withdrawn', () => {
    const earlier = stands('jpn', { nominatedByIso3: 'JPN' });
    refused(() => proveNomination(record({ candidatures: [earlier] }), nominee, '2017-05-05'), 'each State Party puts forward one candidate in an election of judges', 'Rome Statute, art. 36(4)(b)');
    expect(() => proveNomination(record({ candidatures: [{ ...earlier, result: 'WITHDRAWN' }] }), nominee, '2017-05-05')).not.toThrow();
  });
});

describe('a candidature', () => {
  it('is withdrawn before a ballot or between two, by who still stands', () => {
    const at = '2017-12-05T09:00:00.000Z';
    expect(() => proveWithdrawal(record(), stands('ben'), at)).not.toThrow();
    refused(() => proveWithdrawal(record({ ballots: [open] }), stands('ben'), at), 'a candidature is withdrawn before a ballot or between two, not while one is open');
    refused(() => proveWithdrawal(record(), stands('ben', { result: 'ELECTED' }), at), 'only who still stands withdraws');
    refused(() => proveWithdrawal(record(), stands('ben', { nominatedOn: '2017-12-06' }), at), 'a candidature is withdrawn after it was nominated');
    refused(() => proveWithdrawal(record({ ballots: [{ ...open, status: 'COUNTED' }] }), stands('ben'), opening.at), 'who stood in a ballot withdraws after it');
  });

  it('never leaves its course: what has become of it stays', () => {
    fc.assert(fc.property(fc.constantFrom(...CANDIDATURE_RESULTS), fc.array(fc.constantFrom(...CANDIDATURE_RESULTS), { maxLength: 12 }), (from, wished) => {
      let is = from;
      for (const next of wished) if (mayBecome(is, next)) is = next;
      if (['ELECTED', 'NOT_ELECTED', 'WITHDRAWN'].includes(from)) expect(is).toBe(from);
      if (is !== from && from === 'STANDING') expect(['ELECTED', 'NOT_ELECTED', 'WITHDRAWN']).toContain(is);
      expect(is === 'SHORT_LISTED' && from !== 'SHORT_LISTED').toBe(false);
    }));
  });
});

describe('opening a ballot', () => {
  it('freezes who is entitled, and the majority where it does not depend on the count', () => {
    expect(ballotToOpen(record(), { ...opening, notEntitled: ['VEN', 'VUT'] })).toMatchObject({ number: 1, status: 'OPEN', statesParties: 123, entitled: 121, requiredMajority: null, maxVotesPerBallot: 6 });
    const prosecutor = anElection({ office: 'PROSECUTOR', majority: 'ABSOLUTE_MAJORITY_OF_MEMBERS', seats: 1 });
    expect(ballotToOpen(record({ election: prosecutor }), { ...opening, notEntitled: ['VEN', 'VUT'] })).toMatchObject({ entitled: 121, requiredMajority: 62, maxVotesPerBallot: 1 });
  });

  it.each<[string, Partial<ElectionRecord>, Partial<Opening>, string?]>([
    ['one ballot of an election is open at a time', { ballots: [open] }, {}],
    ['no ballot is held once all seats are filled', { election: anElection({ seats: 1 }), candidatures: [stands('ben', { result: 'ELECTED' })] }, {}],
    ['there is a ballot only where somebody stands', { candidatures: [stands('ben', { result: 'WITHDRAWN' })] }, {}],
    ['voting begins once nominations have closed', {}, { at: '2017-05-05T09:00:00.000Z' }],
    ['a ballot is opened after the one before it', { ballots: [{ ...open, status: 'COUNTED' }] }, {}],
    ['a State that is not entitled to vote is named once', {}, { notEntitled: ['VEN', 'VEN'] }],
    ['those not entitled to vote are States Parties', {}, { statesParties: 1, notEntitled: ['VEN'] }, 'Rome Statute, art. 112(8)'],
    ['a ballot has at least one vote, and no more than there are seats to be filled', {}, { maxVotesPerBallot: 7 }],
    ['a ballot has at least one vote, and no more than there are seats to be filled', {}, { maxVotesPerBallot: 0 }],
    ['an election is held by the rules under which it was opened', { election: anElection({ majority: null }) }, {}],
  ])('%s', (sentence, said, how, ...[citation]) => {
    refused(() => ballotToOpen(record(said), { ...opening, ...how }), sentence, citation);
  });
});

describe('counting a ballot', () => {
  it('works out the valid ballots and the majority of those present and voting', () => {
    expect(countedBallot(record(), open, count(121, { ben: 90, uga: 80, bih: 40 }, { invalid: 1, abstentions: 2 }))).toEqual({
      status: 'COUNTED', ballotsCast: 121, invalid: 1, valid: 120, abstentions: 2, requiredMajority: 79,
    });
  });

  it.each<[string, ReturnType<typeof count>, string?]>([
    ['no more ballots are cast than there are States entitled to vote', count(122, { ben: 1, uga: 1, bih: 1 }), 'Rome Statute, art. 112(7) and (8)'],
    ['what is counted is no less than nothing', count(-1, { ben: 0, uga: 0, bih: 0 })],
    ['what is counted is no less than nothing', count(5, { ben: -1, uga: 0, bih: 0 })],
    ['invalid ballots and abstentions are among those that were cast', count(5, { ben: 0, uga: 0, bih: 0 }, { invalid: 6 })],
    ['invalid ballots and abstentions are among those that were cast', count(5, { ben: 0, uga: 0, bih: 0 }, { invalid: 1, abstentions: 5 })],
    ['a count names every candidate who stands once, and nobody else', count(5, { ben: 1, uga: 1 })],
    ['a count names every candidate who stands once, and nobody else', count(5, { ben: 1, uga: 1, xxx: 1 })],
    ['the votes for the candidates are no more than the valid ballots have votes', count(5, { ben: 5, uga: 5, bih: 1 })],
    ['no candidate has more votes than there are valid ballots', count(5, { ben: 6, uga: 1, bih: 1 })],
  ])('%s', (sentence, counted, ...[citation]) => {
    refused(() => countedBallot(record(), open, counted), sentence, citation);
  });

  it('happens once', () => {
    refused(() => countedBallot(record(), { ...open, status: 'COUNTED' }, count(0, {})), 'a ballot is counted once');
  });
});

describe('telling a count otherwise', () => {
  const counted = { ...open, status: 'COUNTED' as const };
  const results = [{ ...result('ballot', 'ben', 90), elected: true }, result('ballot', 'uga', 40)];
  it('needs the same candidates, and the elected to keep their majority', () => {
    const after = record({ ballots: [counted], results });
    expect(recountedBallot(after, counted, count(120, { ben: 80, uga: 50 }))).toMatchObject({ valid: 120, requiredMajority: 80 });
    refused(() => recountedBallot(after, counted, count(120, { ben: 79, uga: 50 })), 'the elected have the majority that is required', 'Rome Statute, art. 36(6)(a)');
    refused(() => recountedBallot(after, counted, count(120, { ben: 80, uga: 50, bih: 1 })), 'a count names every candidate who stands once, and nobody else');
    refused(() => recountedBallot(after, open, count(120, {})), 'only a count that was recorded here is told otherwise');
    refused(() => recountedBallot(after, aBallot(), count(120, {})), 'only a count that was recorded here is told otherwise');
  });
});

describe('declaring who is elected', () => {
  const counted = aBallot({ status: 'COUNTED', valid: 123, requiredMajority: 82, openedAt: opening.at });
  const results = [result('ballot', 'ben', 90), result('ballot', 'uga', 85), result('ballot', 'bih', 81)];
  const after = (said: Partial<ElectionRecord> = {}) => record({ ballots: [counted], results, ...said });

  it('needs the majority, and passes nobody over who has more votes', () => {
    expect(() => proveElected(after(), counted, ['ben', 'uga'])).not.toThrow();
    refused(() => proveElected(after(), counted, ['ben', 'uga', 'bih']), 'the elected have the majority that is required', 'Rome Statute, art. 36(6)(a)');
    refused(() => proveElected(after(), counted, ['uga']), 'those with the highest number of votes are elected', 'Rome Statute, art. 36(6)(a)');
  });

  it('fills seats that are there, with those who stand, of different nationalities', () => {
    refused(() => proveElected(after({ election: anElection({ seats: 1 }) }), counted, ['ben', 'uga']), 'no more are elected than there are seats to be filled');
    refused(() => proveElected(after({ candidatures: [stands('ben', { result: 'WITHDRAWN' }), stands('uga')] }), counted, ['ben']), 'only who stands is elected');
    refused(() => proveElected(after({ candidatures: [stands('ben'), stands('uga', { nationalityIso3: 'BEN' })] }), counted, ['ben', 'uga']), 'no two judges are nationals of the same State', 'Rome Statute, art. 36(7)');
    refused(() => proveElected(after(), counted, ['ben', 'ben']), 'each of the elected is named once');
    refused(() => proveElected(after(), counted, []), 'each of the elected is named once');
    refused(() => proveElected(after(), counted, ['ben'], '2017-12-04'), 'a term ends after the election');
  });

  it('is done after the count and before the next ballot', () => {
    refused(() => proveElected(after({ ballots: [counted, { ...open, id: 'next', number: 2 }] }), counted, ['ben']), 'who is elected is declared after the count of a ballot, before the next');
    refused(() => proveElected(after({ ballots: [open] }), open, ['ben']), 'who is elected is declared after the count of a ballot, before the next');
  });
});

// An election played at random: whatever is tried, the record stays one that could have been.
const steps = fc.array(
  fc.oneof(
    fc.record({ does: fc.constant('open' as const), notEntitled: fc.integer({ min: 0, max: 4 }), votes: fc.option(fc.integer({ min: 1, max: 5 }), { nil: null }) }),
    fc.record({ does: fc.constant('count' as const), cast: fc.integer({ min: 0, max: 13 }), invalid: fc.integer({ min: 0, max: 3 }), abstentions: fc.integer({ min: 0, max: 2 }), votes: fc.array(fc.integer({ min: 0, max: 13 }), { minLength: 5, maxLength: 5 }) }),
    fc.record({ does: fc.constant('elect' as const), who: fc.uniqueArray(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }) }),
    fc.record({ does: fc.constant('withdraw' as const), who: fc.integer({ min: 0, max: 4 }) }),
  ),
  { maxLength: 25 },
);
type Step = typeof steps extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

function played(before: ElectionRecord, step: Step, turn: number): ElectionRecord {
  const last = before.ballots.at(-1);
  const become = (ids: readonly string[], said: Partial<Candidature>) => before.candidatures.map((one) => (ids.includes(one.id) ? { ...one, ...said } : one));
  if (step.does === 'open') {
    const at = new Date(Date.UTC(2017, 11, 4, 10, turn)).toISOString();
    const ballot = ballotToOpen(before, { at, statesParties: 12, notEntitled: ['A', 'B', 'C', 'D'].slice(0, step.notEntitled), maxVotesPerBallot: step.votes });
    return { ...before, ballots: [...before.ballots, aBallot({ ...ballot, id: String(turn) })] };
  }
  if (step.does === 'withdraw') {
    proveWithdrawal(before, before.candidatures[step.who]!, new Date(Date.UTC(2017, 11, 4, 10, turn)).toISOString());
    return { ...before, candidatures: become([before.candidatures[step.who]!.id], { result: 'WITHDRAWN' }) };
  }
  if (!last) return before;
  if (step.does === 'count') {
    const votes = new Map(standing(before).map(({ id }, index) => [id, step.votes[index]!]));
    const counted = countedBallot(before, last, { ballotsCast: step.cast, invalid: step.invalid, abstentions: step.abstentions, votes });
    return { ...before, ballots: before.ballots.map((one) => (one === last ? { ...one, ...counted } : one)), results: [...before.results, ...[...votes].map(([id, got]) => result(last.id, id, got))] };
  }
  const ids = step.who.map((index) => before.candidatures[index]!.id);
  proveElected(before, last, ids);
  return { ...before, candidatures: become(ids, { result: 'ELECTED', electedOnBallot: last.number }) };
}

it('an election played at random never has what could not have been, and refuses with a sentence', () => {
  const start = record({ election: anElection({ seats: 3, minimumRequirements: [{ dimension: 'GENDER', value: 'FEMALE', minimum: 2 }] }), candidatures: ['ben', 'uga', 'bih', 'jpn', 'per'].map((id) => stands(id)) });
  fc.assert(fc.property(steps, (given) => {
    let is = start;
    given.forEach((step, turn) => {
      try {
        is = played(is, step, turn);
      } catch (failure) {
        expect(failure).toBeInstanceOf(RuleBroken);
      }
      expect(is.candidatures).toHaveLength(start.candidatures.length);
      expect(is.ballots.filter(({ status }) => status === 'OPEN').length).toBeLessThanOrEqual(1);
      expect(seatsLeft(is)).toBeGreaterThanOrEqual(0);
      for (const ballot of is.ballots) {
        expect(ballot.ballotsCast ?? 0).toBeLessThanOrEqual(ballot.entitled!);
        const votes = is.results.filter(({ ballotId }) => ballotId === ballot.id);
        if (ballot.valid !== null) expect(votes.reduce((sum, one) => sum + one.votes, 0)).toBeLessThanOrEqual(ballot.valid * ballot.maxVotesPerBallot!);
        for (const one of elected(is).filter(({ electedOnBallot }) => electedOnBallot === ballot.number)) {
          expect(votes.find(({ candidatureId }) => candidatureId === one.id)!.votes).toBeGreaterThanOrEqual(ballot.requiredMajority!);
        }
      }
    });
  }), { numRuns: 300 });
});

it('the requirements before a ballot are those of the domain', () => {
  const election = anElection({ minimumRequirements: [{ dimension: 'LIST', value: 'B', minimum: 1 }] });
  const { minimumRequirements } = ballotToOpen(record({ election }), opening);
  expect(minimumRequirements).toEqual(requirementsBefore(election.minimumRequirements, { number: 1, seatsLeft: 6, elected: [], standing: record().candidatures, before: [] }));
});
