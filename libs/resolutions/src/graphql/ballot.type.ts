import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateTimeScalar, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Ballot, BallotResult, BallotStatus, NotEntitled, NotEntitledReason, Totals } from '../domain/ballot.ts';
import type { MinimumRequirement } from '../domain/minimum-requirement.ts';
import { BallotStatusEnum, NotEntitledReasonEnum } from './election-enums.ts';
import { MinimumRequirementType } from './minimum-requirement.type.ts';

@ObjectType('BallotTotals', { simpleResolvers: true, description: 'The totals of a ballot; null of what is not on record.' })
export class BallotTotalsType implements Totals {
  @Field(() => Int, { nullable: true, description: 'The ballots cast.' })
  readonly ballotsCast!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of these, invalid.' })
  readonly invalid!: number | null;
  @Field(() => Int, { nullable: true, description: 'Of these, valid; abstentions are among them.' })
  readonly valid!: number | null;
  @Field(() => Int, { nullable: true, description: 'Valid ballots without a vote.' })
  readonly abstentions!: number | null;
  @Field(() => Int, { nullable: true, description: 'The votes for all candidates together.' })
  readonly votes!: number | null;
}

@Directive('@key(fields: "id")')
@ObjectType('Ballot', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'One round of voting in an election, by secret ballot. Of most ballots not all results are on record.',
})
export class BallotType implements Ballot {
  readonly id!: string;
  readonly electionCode!: string;
  @Field(() => Int, { description: 'Which ballot of the election, from 1.' })
  readonly number!: number;
  @Field(() => BallotStatusEnum, { description: 'How far it is.' })
  readonly status!: BallotStatus;
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was opened: who is entitled to vote is frozen at this instant. Null where not on record.' })
  readonly openedAt!: string | null;
  @Field(() => Int, { nullable: true, description: 'How many States Parties there were, entitled to vote or not.' })
  readonly statesParties!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of them were entitled to vote (art. 112(8)); null where not on record.' })
  readonly entitled!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many ballots were cast; null where not on record.' })
  readonly ballotsCast!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of these were invalid; null where not on record.' })
  readonly invalid!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many of these were valid, abstentions among them; null where not on record.' })
  readonly valid!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many valid ballots bore no vote; null where not on record.' })
  readonly abstentions!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many votes elect: of members it is known before the count, of those present and voting only after it.' })
  readonly requiredMajority!: number | null;
  @Field(() => Int, { nullable: true, description: 'For how many candidates each State could vote; null where not on record.' })
  readonly maxVotesPerBallot!: number | null;
  @Field(() => [MinimumRequirementType], { description: 'The minimum voting requirements before this ballot, those that no longer held with the reason.' })
  readonly minimumRequirements!: readonly MinimumRequirement[];
  @Field(() => BallotTotalsType, { nullable: true, description: 'What was read out after the count; null where not on record.' })
  readonly declaredTotals!: Totals | null;
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const BallotList = listOf('Ballot', () => BallotType, {
  filters: {
    election: [KeyFilter, 'Code of the election.'],
    number: [IntFilter, 'Which ballot of the election.'],
    status: [enumFilter('BallotStatus', BallotStatusEnum), 'How far it is.'],
  },
  orders: { election: 'By code of the election.', number: 'By number.' },
});

@ObjectType('BallotResult', { implements: [CitedInterface], simpleResolvers: true, description: 'What one candidate got on a ballot.' })
export class BallotResultType implements BallotResult {
  readonly id!: string;
  readonly ballotId!: string;
  readonly candidatureId!: string;
  @Field(() => Int, { description: 'The votes for the candidate.' })
  readonly votes!: number;
  @Field(() => Boolean, { description: 'Whether the candidate was elected on this ballot.' })
  readonly elected!: boolean;
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

@ObjectType('NotEntitled', { implements: [CitedInterface], simpleResolvers: true, description: 'A State Party that could not vote on a ballot, as it stood when the ballot was opened.' })
export class NotEntitledType implements NotEntitled {
  readonly id!: string;
  readonly ballotId!: string;
  readonly stateIso3!: string;
  @Field(() => NotEntitledReasonEnum, { description: 'Why.' })
  readonly reason!: NotEntitledReason;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const NotEntitledList = listOf('NotEntitled', () => NotEntitledType, {
  filters: {
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    reason: [enumFilter('NotEntitledReason', NotEntitledReasonEnum), 'Why.'],
  },
  orders: { state: 'By alpha-3 code of the State.' },
});
