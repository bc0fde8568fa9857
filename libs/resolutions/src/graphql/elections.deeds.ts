import { citedInput, DateScalar, DateTimeScalar, deedKind, deedsResolver, partField, publishedInput, reasonInput, type DeedAccess, type DeedFields } from '@assembly-graph/platform/graph';
import { ID, Int } from 'type-graphql';
import type { ElectionsDeskUseCases } from '../use-cases/elections-desk.ts';
import { BallotType } from './ballot.type.ts';
import { CandidatureType } from './candidature.type.ts';
import { MajorityEnum, NotEntitledReasonEnum, RegionCodeEnum, RequirementDimensionEnum } from './election-enums.ts';
import { ElectionType } from './election.type.ts';
import { CandidateListEnum, GenderEnum, OfficeEnum } from './enums.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const SECRETARIAT: DeedAccess = { policies: ['secretariat'] };
const election = { entity: 'election', type: () => ElectionType, access: SECRETARIAT, load: (id: string, { electionById }: ResolutionsLoaders) => electionById.load(id) };
const ballot = { entity: 'ballot', type: () => BallotType, access: SECRETARIAT, load: (id: string, loaders: ResolutionsLoaders) => loaders.ballot.load(id) };
const candidature = {
  entity: 'candidature',
  type: () => CandidatureType,
  access: { policies: ['secretariat', 'delegation'] } satisfies DeedAccess,
  load: (id: string, loaders: ResolutionsLoaders) => loaders.candidature.load(id),
};
const count = (description: string) => ({ type: () => Int, description });
const total = (description: string) => ({ type: () => Int, description, nullable: true });

const requirements = partField(
  'PublishedRequirementInput',
  'A minimum voting requirement as published before the first ballot (ICC-ASP/3/Res.6).',
  {
    dimension: { type: () => RequirementDimensionEnum, description: 'In what it counts candidates.' },
    value: { type: () => String, description: 'A or B; the code of a regional group; FEMALE or MALE.', longest: 20 },
    minimum: count('At least so many.'),
  },
  { list: true, nullable: true, most: 20 },
);
const notEntitled = partField(
  'NotEntitledInput',
  'A State Party that may not vote on a ballot.',
  {
    state: { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 },
    reason: { type: () => NotEntitledReasonEnum, description: 'Why.', defaultValue: 'SUSPENDED_112_8' },
  },
  { list: true, nullable: true, most: 300 },
);
const results = partField(
  'BallotResultInput',
  'What one candidate got on a ballot.',
  { candidature: { type: () => ID, description: 'The id of the Candidature.', idOf: 'Candidature' }, votes: count('The votes.') },
  { list: true, most: 200 },
);
const declaredTotals = partField(
  'BallotTotalsInput',
  'What was read out after a count; what was not is left out.',
  { ballotsCast: total('The ballots cast.'), invalid: total('Of these, invalid.'), valid: total('Of these, valid.'), abstentions: total('Valid ballots without a vote.'), votes: total('The votes for all candidates together.') },
  { nullable: true },
);

const details = {
  languages: { type: () => [String], description: 'The languages that the nomination names, by their two letters, e.g. "fr".', nullable: true, longest: 2, most: 30 },
  curriculumVitaeUrl: { type: () => String, description: 'Where the published curriculum vitae is found.', nullable: true, longest: 500 },
  questionnaireUrl: { type: () => String, description: 'Where the answers to the questionnaire of civil society are found.', nullable: true, longest: 500 },
} satisfies DeedFields;
const correctedCited = {
  confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
  sources: { ...citedInput.sources, nullable: true, defaultValue: undefined },
  note: citedInput.note,
} satisfies DeedFields;
const counts = {
  ballotsCast: count('The ballots cast.'),
  invalid: { ...count('Of these, invalid.'), defaultValue: 0 },
  abstentions: { ...count('Valid ballots without a vote.'), defaultValue: 0 },
  results,
  declaredTotals,
} satisfies DeedFields;

/** The deeds on elections: the secretariat's, and the nominations of States. */
export const electionsDeeds = (deeds: ElectionsDeskUseCases): object => deedsResolver('ElectionsDeeds', [...ofElections(deeds), ...ofCandidatures(deeds), ...ofBallots(deeds)]);

const ofElections = (deeds: ElectionsDeskUseCases) => [
  deedKind({
    ...election,
    name: 'openElection',
    description: 'Opens an election to one or more seats of one office (judges: art. 36 and ICC-ASP/3/Res.6; Prosecutor and Deputy Prosecutors: art. 42(4)). For the secretariat.',
    input: {
      code: { type: () => String, description: 'Its code in this graph: office and year, e.g. "J2026", "DP2021B".', longest: 10 },
      office: { type: () => OfficeEnum, description: 'To which office.' },
      session: { type: () => String, description: 'Code of the session at which it is held.', longest: 10 },
      seats: count('How many seats are to be filled.'),
      rules: { type: () => String, description: 'The resolution or rules by which it is held; left out for judges, ICC-ASP/3/Res.6.', nullable: true, longest: 100 },
      majority: { type: () => MajorityEnum, description: 'The majority that elects, of an office for which the Statute does not lay it down.', nullable: true },
      minimumRequirements: requirements,
      ...publishedInput,
    },
    do: deeds.openElection,
  }),
  deedKind({
    ...election,
    name: 'openNominations',
    description: 'Opens the period in which nominations are received (ICC-ASP/3/Res.6). For the secretariat.',
    of: 'Election',
    input: { opensOn: { type: () => DateScalar, description: 'The first day.' }, closesOn: { type: () => DateScalar, description: 'The last day.' } },
    do: deeds.openNominations,
  }),
  deedKind({
    ...election,
    name: 'extendNominations',
    description: 'Extends the nomination period, three times at the most (ICC-ASP/3/Res.6). For the secretariat.',
    of: 'Election',
    input: { ...reasonInput, closesOn: { type: () => DateScalar, description: 'The last day of the extension.' } },
    do: deeds.extendNominations,
  }),
];

const ofCandidatures = (deeds: ElectionsDeskUseCases) => [
  deedKind({
    ...candidature,
    name: 'nominate',
    description: 'Nominates a candidate, who is a public figure by it (art. 36(4) and (5); ICC-ASP/3/Res.6). A delegation nominates for its own State, the secretariat for any.',
    input: {
      election: { type: () => String, description: 'Code of the election.', longest: 10 },
      nominatedBy: { type: () => String, description: 'Alpha-3 code of the State that nominates; left out where no State does, e.g. where the Prosecutor provides the list (art. 42(4)).', nullable: true, longest: 3 },
      nominatedOn: { type: () => DateScalar, description: 'The day of the nomination; today, if not given.', nullable: true },
      candidateName: { type: () => String, description: 'The name of the candidate.', longest: 200 },
      nationality: { type: () => String, description: 'Alpha-3 code of the State of which the candidate is a national.', longest: 3 },
      list: { type: () => CandidateListEnum, description: 'Of a candidate for judge: the list (art. 36(3)(b) and (5)).', nullable: true },
      gender: { type: () => GenderEnum, description: 'As the minimum voting requirements count it.', nullable: true },
      regionalGroup: { type: () => RegionCodeEnum, description: 'As the minimum voting requirements count it.', nullable: true },
      ...details,
      ...citedInput,
    },
    do: deeds.nominate,
  }),
  deedKind({
    ...candidature,
    name: 'withdrawCandidature',
    description: 'Withdraws a candidature before a ballot or between two; it stays on record. For the secretariat, and for the State that nominated.',
    of: 'Candidature',
    input: { ...reasonInput, withdrawnAt: { type: () => DateTimeScalar, description: 'When; now, if not given.', nullable: true } },
    do: deeds.withdrawCandidature,
  }),
  deedKind({
    ...candidature,
    access: SECRETARIAT,
    name: 'correctCandidature',
    description: 'Tells a candidature otherwise that was entered in error, e.g. a name misspelt. What is left out stays as it is; what became of it is no part of this. For the secretariat.',
    of: 'Candidature',
    input: {
      ...reasonInput,
      candidateName: { type: () => String, description: 'The name of the candidate.', nullable: true, longest: 200 },
      nationality: { type: () => String, description: 'Alpha-3 code of the State of which the candidate is a national.', nullable: true, longest: 3 },
      list: { type: () => CandidateListEnum, description: 'The list.', nullable: true },
      gender: { type: () => GenderEnum, description: 'The gender, as the elections count it.', nullable: true },
      regionalGroup: { type: () => RegionCodeEnum, description: 'The regional group, as the elections count it.', nullable: true },
      termEndsOn: { type: () => DateScalar, description: 'Of one elected: the end of the term.', nullable: true },
      ...details,
      ...correctedCited,
    },
    do: deeds.correctCandidature,
  }),
];

const ofBallots = (deeds: ElectionsDeskUseCases) => [
  deedKind({
    ...ballot,
    name: 'openBallot',
    description: 'Opens the next ballot of an election: who is entitled to vote (art. 112(8)), the majority and the minimum voting requirements (ICC-ASP/3/Res.6) are frozen at that instant. For the secretariat.',
    of: 'Election',
    input: {
      openedAt: { type: () => DateTimeScalar, description: 'When; now, if not given.', nullable: true },
      statesParties: count('How many States Parties there are, entitled to vote or not.'),
      notEntitled,
      maxVotesPerBallot: total('For how many candidates each State may vote; as many as there are seats to be filled, if not given.'),
      ...citedInput,
    },
    do: deeds.openBallot,
  }),
  deedKind({
    ...ballot,
    name: 'recordBallot',
    description: 'Records the count of a ballot with every candidate who stood, and what was read out of it. How a State voted is no part of it: the ballot is secret. For the secretariat.',
    of: 'Ballot',
    input: {
      ...counts,
      ...citedInput,
    },
    do: deeds.recordBallot,
  }),
  deedKind({
    ...ballot,
    name: 'correctBallot',
    description: 'Tells the count of a ballot otherwise that was entered in error, whole; who was elected on it must have the majority still. For the secretariat.',
    of: 'Ballot',
    input: { ...reasonInput, ...counts, ...correctedCited },
    do: deeds.correctBallot,
  }),
  deedKind({
    ...ballot,
    name: 'declareElected',
    description: 'Declares who is elected on a ballot that was counted (arts. 36(6)(a) and 42(4)); with the last seat the election is over. For the secretariat.',
    of: 'Ballot',
    input: {
      candidatures: { type: () => [ID], description: 'The ids of the candidatures.', idOf: 'Candidature' },
      termEndsOn: { type: () => DateScalar, description: 'The end of their term, if it is known.', nullable: true },
    },
    do: deeds.declareElected,
  }),
];
