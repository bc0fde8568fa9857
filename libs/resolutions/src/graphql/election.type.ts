import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Election, Office } from '../domain/election.ts';
import type { Majority } from '../domain/majority.ts';
import type { PublishedRequirement } from '../domain/minimum-requirement.ts';
import { MajorityEnum } from './election-enums.ts';
import { OfficeEnum } from './enums.ts';
import { PublishedRequirementType } from './minimum-requirement.type.ts';

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
  @Field(() => String, { nullable: true, description: 'The resolution or rules by which it is held, e.g. "ICC-ASP/3/Res.6"; null where not on record.' })
  readonly rules!: string | null;
  @Field(() => MajorityEnum, { nullable: true, description: 'The majority that elects; null of an election that was not opened in this record.' })
  readonly majority!: Majority | null;
  @Field(() => [PublishedRequirementType], { description: 'The minimum voting requirements as published before the first ballot; each ballot tells what was left of them.' })
  readonly minimumRequirements!: readonly PublishedRequirement[];
  @Field(() => Int, { description: 'Raised by every change.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
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
