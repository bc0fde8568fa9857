import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, enumFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { BodyCode, BodySeat, SeatRole } from '../domain/body.ts';
import { BodyCodeEnum, SeatRoleEnum } from './enums.ts';

@Directive('@key(fields: "code")')
@ObjectType('Body', { simpleResolvers: true, description: 'A body of the Assembly.' })
export class BodyType {
  @Field(() => BodyCodeEnum, { description: 'Its code.' })
  readonly code!: BodyCode;
  @Field(() => String, { description: 'Its name in English.' })
  readonly name!: string;
}

@Directive('@key(fields: "id")')
@ObjectType('BodySeat', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A seat on a body of the Assembly, held by a State and, where known, by a named office-holder, for a term.',
})
export class BodySeatType implements BodySeat {
  readonly id!: string;
  readonly bodyCode!: BodyCode;
  @Field(() => SeatRoleEnum, { description: 'In which role.' })
  readonly role!: SeatRole;
  readonly stateIso3!: string;
  @Field(() => String, { nullable: true, description: 'The office-holder; null where only the State is known.' })
  readonly holderName!: string | null;
  readonly firstSession!: string | null;
  readonly lastSession!: string | null;
  readonly from!: string | null;
  readonly to!: string | null;
  @Field(() => Boolean, { description: 'true: the days are those of the term, taken from its President; false: they were read for this seat.' })
  readonly daysFromTerm!: boolean;
  @Field(() => String, { nullable: true, description: 'Why it ended before its term; null if it did not.' })
  readonly endReason!: string | null;
  @Field(() => Int, { description: 'Raised by every change; give it as `expectedVersion` to end it.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const BodySeatList = listOf('BodySeat', () => BodySeatType, {
  filters: {
    body: [enumFilter('BodyCode', BodyCodeEnum), 'The body.'],
    role: [enumFilter('SeatRole', SeatRoleEnum), 'The role.'],
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    holderName: [StringFilter, 'The name of the office-holder.'],
    firstSession: [KeyFilter, 'Code of the first session of the term.'],
    from: [DateFilter, 'The first day.'],
    to: [DateFilter, 'The first day on which it is no longer held.'],
  },
  orders: { from: 'By the first day.', role: 'By role.', state: 'By alpha-3 code of the State.' },
});
