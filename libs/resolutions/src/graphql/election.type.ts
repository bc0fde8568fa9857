import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Election, Office } from '../domain/election.ts';
import { OfficeEnum } from './enums.ts';

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType('Election', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'An election by the Assembly to one or more seats of one office.',
})
export class ElectionType implements Election {
  readonly id!: string;
  @Field(() => String, { description: 'Its code in this graph: office and year, e.g. "J2020", "P2021"; A and B where there were two.' })
  readonly code!: string;
  @Field(() => OfficeEnum, { description: 'To which office.' })
  readonly office!: Office;
  readonly sessionCode!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day of voting.' })
  readonly heldOn!: string | null;
  @Field(() => Int, { description: 'How many seats were to be filled.' })
  readonly seats!: number;
  @Field(() => Int, { nullable: true, description: 'How many ballots (rounds) it took; 0: by consensus, without a ballot; null where not found.' })
  readonly ballotsHeld!: number | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const ElectionList = listOf('Election', () => ElectionType, {
  filters: {
    code: [KeyFilter, 'Its code.'],
    office: [enumFilter('Office', OfficeEnum), 'To which office.'],
    session: [KeyFilter, 'Code of the session.'],
    heldOn: [DateFilter, 'The last day of voting.'],
    seats: [IntFilter, 'How many seats were to be filled.'],
    ballotsHeld: [IntFilter, 'How many ballots it took.'],
  },
  orders: { heldOn: 'By the last day of voting.', code: 'By code.', office: 'By office.' },
  measures: { seats: {}, ballotsHeld: {} },
  notGroupedBy: ['code'],
});
