import type { Decimal } from '@assembly-graph/kernel';
import { DateScalar, DecimalScalar } from '@assembly-graph/platform/graph';
import { Field, Int, ObjectType } from 'type-graphql';
import type { Ballot } from '../domain/ballot.ts';
import type { Bench } from '../domain/bench.ts';
import type { Candidature } from '../domain/candidature.ts';
import type { EntitlementCheck } from '../domain/entitlement-check.ts';
import type { ElectionProgress } from '../domain/election-progress.ts';
import type { Days } from '../domain/nomination-period.ts';
import { CandidatureType } from './candidature.type.ts';
import { BallotType } from './ballot.type.ts';

@ObjectType('NominationPeriod', { simpleResolvers: true, description: 'When nominations for an election are received; an extension goes on from the period before.' })
export class NominationPeriodType implements Days {
  @Field(() => DateScalar, { description: 'The first day.' })
  readonly opensOn!: string;
  @Field(() => DateScalar, { description: 'The last day.' })
  readonly closesOn!: string;
  @Field(() => Int, { description: '0 the period itself, 1 to 3 its extensions (ICC-ASP/3/Res.6: three at the most).' })
  readonly extension!: number;
}

@ObjectType('BallotTurnout', { simpleResolvers: true, description: 'How many of the States entitled to vote did so on a ballot.' })
export class BallotTurnoutType {
  @Field(() => BallotType, { description: 'The ballot.' })
  readonly ballot!: Ballot;
  @Field(() => Int, { nullable: true, description: 'How many were entitled; null where not on record.' })
  readonly entitled!: number | null;
  @Field(() => Int, { nullable: true, description: 'How many ballots were cast; null where not on record.' })
  readonly ballotsCast!: number | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Per cent, two places; null where either is not on record.' })
  readonly turnoutPercent!: Decimal | null;
}

@ObjectType('ElectionProgress', { simpleResolvers: true, description: 'How far an election is.' })
export class ElectionProgressType implements ElectionProgress {
  @Field(() => Int, { description: 'The seats to be filled.' })
  readonly seats!: number;
  @Field(() => Int, { description: 'How many are filled, as far as it is on record.' })
  readonly filled!: number;
  @Field(() => Int, { description: 'How many still stand.' })
  readonly standing!: number;
  @Field(() => Int, { description: 'How many withdrew; they stay on record.' })
  readonly withdrawn!: number;
  @Field(() => Int, { description: 'How many ballots were counted of which something is on record.' })
  readonly ballotsOnRecord!: number;
  @Field(() => BallotType, { nullable: true, description: 'The ballot that is open.' })
  readonly openBallot!: Ballot | null;
  @Field(() => Boolean, { description: 'Whether nominations are received today (UTC).' })
  readonly nominationsOpen!: boolean;
  @Field(() => Int, { description: 'How many times the nomination period was extended; three at the most (ICC-ASP/3/Res.6).' })
  readonly extensions!: number;
}

@ObjectType('BenchShare', { simpleResolvers: true, description: 'How many judges of a bench are alike in something.' })
export class BenchShareType {
  @Field(() => String, { nullable: true, description: 'A or B, or FEMALE or MALE; null: not on record.' })
  readonly value!: string | null;
  @Field(() => Int, { description: 'So many judges.' })
  readonly count!: number;
}

@ObjectType('BenchComposition', {
  simpleResolvers: true,
  description: 'The judges whose terms as elected cover a day. Who left earlier, or stays to complete a trial (art. 36(10)), is not known to it.',
})
export class BenchCompositionType implements Bench {
  @Field(() => DateScalar, { description: 'The day.' })
  readonly on!: string;
  @Field(() => [CandidatureType], { description: 'The judges, as they were elected; by their nationality they can be told by regional group.' })
  readonly judges!: readonly Candidature[];
  @Field(() => [BenchShareType], { description: 'By list, as they stood for election. The first bench had at least nine of list A and five of list B, and the proportion is kept (art. 36(5)).' })
  readonly lists!: Bench['lists'];
  @Field(() => [BenchShareType], { description: 'By gender (art. 36(8)(a)(iii)).' })
  readonly genders!: Bench['genders'];
  @Field(() => Int, { description: 'How many elected judges, of all times, were left out because they are recalled.' })
  readonly leftOutUnconfirmed!: number;
  @Field(() => Int, { description: 'How many elected judges, of all times, can not be placed because it is not on record when the term began or ends.' })
  readonly termUnknown!: number;
}

@ObjectType('EntitlementCheck', {
  simpleResolvers: true,
  description: 'Who was told to be not entitled on a ballot, against the arrears on record on that day. The voting rights themselves are told by `State.votingRights`.',
})
export class EntitlementCheckType {
  readonly inArrears!: EntitlementCheck['inArrears'];
  readonly withoutArrears!: EntitlementCheck['withoutArrears'];
  @Field(() => Boolean, { description: 'Whether both lists are empty.' })
  readonly agrees!: boolean;
}
