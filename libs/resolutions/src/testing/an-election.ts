import { NOT_HELD_HERE, type Ballot } from '../domain/ballot.ts';
import { NOT_NOMINATED_HERE, type Candidature } from '../domain/candidature.ts';
import { NOT_OPENED_HERE, type Election } from '../domain/election.ts';

const cited = { confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null } as const;

/** An election of six judges by two thirds, unless it is said otherwise. */
export const anElection = (said: Partial<Election> = {}): Election => ({
  id: 'election', code: 'J2017', office: 'JUDGE', sessionCode: '16', heldOn: null, seats: 6, ballotsHeld: null,
  ...NOT_OPENED_HERE, majority: 'TWO_THIRDS_PRESENT_AND_VOTING', ...cited, ...said,
});

/** Somebody who stands. */
export const aCandidature = (said: Partial<Candidature> = {}): Candidature => ({
  id: 'candidature', electionCode: 'J2017', candidateName: 'One', nationalityIso3: 'BEN', list: 'B', gender: 'FEMALE', result: 'STANDING',
  electedOnBallot: null, votesWhenElected: null, termEndsOn: null, ...NOT_NOMINATED_HERE, ...cited, ...said,
});

/** A ballot of which nothing is on record but that it was held. */
export const aBallot = (said: Partial<Ballot> = {}): Ballot => ({ id: 'ballot', electionCode: 'J2017', number: 1, ...NOT_HELD_HERE, ...cited, ...said });
