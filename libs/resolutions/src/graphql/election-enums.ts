import { enumOf } from '@assembly-graph/platform/graph';
import type { BallotStatus, NotEntitledReason } from '../domain/ballot.ts';
import type { Majority } from '../domain/majority.ts';
import type { LapseReason, RequirementDimension } from '../domain/minimum-requirement.ts';
import type { Reconciliation } from '../domain/reconciliation.ts';
import type { RegionalGroupCode } from '../domain/regional-group.ts';

export const MajorityEnum = enumOf<Majority>('Majority', 'Of what a majority is counted.', {
  TWO_THIRDS_PRESENT_AND_VOTING: 'Two thirds of the States Parties present and voting: judges (art. 36(6)(a)). Known once the ballot is counted.',
  ABSOLUTE_MAJORITY_OF_MEMBERS: 'More than half of the members of the Assembly, also of those that may not vote: Prosecutor and Deputy Prosecutors (art. 42(4)).',
  SIMPLE_MAJORITY_PRESENT_AND_VOTING: 'More than half of the States Parties present and voting.',
});

export const BallotStatusEnum = enumOf<BallotStatus>('BallotStatus', 'How far a ballot is.', {
  OPEN: 'Opened and not yet counted.',
  COUNTED: 'Counted.',
});

export const NotEntitledReasonEnum = enumOf<NotEntitledReason>('NotEntitledReason', 'Why a State Party could not vote on a ballot.', {
  SUSPENDED_112_8: 'In arrears by as much as was due for the preceding two full years or more, and without an exemption (art. 112(8)).',
  NOT_STATED: 'The source does not say.',
});

export const RequirementDimensionEnum = enumOf<RequirementDimension>('RequirementDimension', 'In what a minimum voting requirement counts candidates.', {
  LIST: 'By list, A or B.',
  REGION: 'By regional group.',
  GENDER: 'By gender.',
});

export const LapseReasonEnum = enumOf<LapseReason>('LapseReason', 'Why a minimum voting requirement is no longer in force (ICC-ASP/3/Res.6).', {
  FULFILLED: 'So many as it asked for are elected.',
  CANNOT_BE_JOINTLY_MET: 'The requirements that were left could not be met together by those who still stood, with the seats that were left.',
  FOUR_BALLOTS_HELD: 'Four ballots had been held: requirements of region and gender are discontinued.',
});

export const ReconciliationEnum = enumOf<Reconciliation>('Reconciliation', 'Whether the totals that were read out are those that the figures come to.', {
  AGREES: 'They are the same, as far as both are on record.',
  DIFFERS: 'They differ; `differences` says in what.',
  NOT_DECLARED: 'What was read out is not on record.',
});

/** Named otherwise than the entity of `membership`, which it names by its code. */
export const RegionCodeEnum = enumOf<RegionalGroupCode>('CandidateRegion', 'A regional group of the United Nations, as elections count it.', {
  AFRICAN: 'African States.',
  ASIA_PACIFIC: 'Asia-Pacific States.',
  EASTERN_EUROPEAN: 'Eastern European States.',
  GRULAC: 'Latin American and Caribbean States.',
  WEOG: 'Western European and other States.',
});
