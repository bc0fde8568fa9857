import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateFilter, DateScalar, enumFilter, IntFilter, KeyFilter, listOf, NodeInterface, StringFilter } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Convener, Session, SessionKind } from '../domain/session.ts';
import { ConvenerEnum, SessionKindEnum } from './enums.ts';

@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType('Session', {
  implements: [NodeInterface, CitedInterface],
  simpleResolvers: true,
  description: 'A session of the Assembly of States Parties: a regular one, a resumption of one, a special one; or the Review Conference.',
})
export class SessionType implements Session {
  readonly id!: string;
  @Field(() => String, { description: 'Its code: the number of a regular session ("20"), with R for its resumptions ("19R2"); "S1" for a special session; "RC2010".' })
  readonly code!: string;
  @Field(() => SessionKindEnum, { description: 'What kind of session it is.' })
  readonly kind!: SessionKind;
  @Field(() => Int, { nullable: true, description: 'Of a regular session and its resumptions; null for special sessions and the Review Conference.' })
  readonly number!: number | null;
  @Field(() => Int, { nullable: true, description: 'Which resumption of its parent it is, from 1; null for all but resumptions.' })
  readonly resumption!: number | null;
  readonly parentCode!: string | null;
  @Field(() => String, { description: 'What it is called in English, by rule from kind and number, e.g. "Nineteenth session, second resumption".' })
  readonly title!: string;
  @Field(() => String, { nullable: true, description: 'With which the symbols of its documents begin, e.g. "ICC-ASP/20"; a resumption shares its parent\'s.' })
  readonly symbolSeries!: string | null;
  @Field(() => DateScalar, { description: 'Its first day; may lie in the future.' })
  readonly opensOn!: string;
  @Field(() => DateScalar, { description: 'Its last day; of one still to come, as scheduled.' })
  readonly closesOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day as planned, where the session closed before it.' })
  readonly scheduledToCloseOn!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which it was entered in this record that it had closed; null for sessions that the data set brought.' })
  readonly closedOn!: string | null;
  @Field(() => ConvenerEnum, { nullable: true, description: 'Of a special session, on whose initiative it was convened; null where that is not known.' })
  readonly convenedBy!: Convener | null;
  @Field(() => Int, { description: 'How often it was changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  @Field(() => String, { description: 'The city in which it meets.' })
  readonly city!: string;
  readonly countryIso3!: string;
  @Field(() => String, { nullable: true, description: 'The building in which it meets; null where it was not found.' })
  readonly venue!: string | null;
  readonly presidentKey!: string | null;
  readonly presidentSeat!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const SessionList = listOf('Session', () => SessionType, {
  filters: {
    code: [KeyFilter, 'Its code.'],
    kind: [enumFilter('SessionKind', SessionKindEnum), 'What kind of session it is.'],
    number: [IntFilter, 'The number of a regular session; its resumptions have it too.'],
    parent: [KeyFilter, 'Code of the session that it resumes.'],
    title: [StringFilter, 'What it is called.'],
    symbolSeries: [KeyFilter, 'With which the symbols of its documents begin.'],
    opensOn: [DateFilter, 'Its first day.'],
    closesOn: [DateFilter, 'Its last day.'],
    city: [StringFilter, 'The city.'],
    country: [KeyFilter, 'Alpha-3 code of the State in which it meets.'],
    venue: [StringFilter, 'The building.'],
  },
  orders: { opensOn: 'By the first day.', closesOn: 'By the last day.', number: 'By number.', city: 'By city.' },
  groupedBy: ['city'],
  notGroupedBy: ['code'],
});
