import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Ballot, BallotResult } from '../domain/ballot.ts';

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
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const BallotList = listOf('Ballot', () => BallotType, {
  filters: { election: [KeyFilter, 'Code of the election.'], number: [IntFilter, 'Which ballot of the election.'] },
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
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}
