import type { Clock, Validity } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, ValidityType, wholeList, type Connection, type ListArguments, type ListLoader, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { BODIES } from '../domain/body.ts';
import type { Facilitation } from '../domain/facilitation.ts';
import type { State } from '../domain/state.ts';
import { BodyType } from './body.type.ts';
import { FacilitationList, FacilitationType } from './facilitation.type.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { StateType } from './state.type.ts';
import { TopicStub } from './stubs.ts';

type Context = RequestContext<MembershipLoaders>;
const AT = { nullable: true, description: 'Only those held at this moment; all on record, if not given.' } as const;

/** Of an owner, all on record or those held at a moment. */
function ofOwner<T>(all: ListLoader<T>, at: ListLoader<T>, owner: string, asOf: AsOf | undefined, clock: Clock, list: ListArguments): Promise<Connection<T>> {
  return asOf ? at.list(`${owner} ${momentOf(asOf, clock)}`, list) : all.list(owner, list);
}

@Resolver(() => FacilitationType)
export class FacilitationsResolver {
  constructor(private readonly reads: MembershipReads) {}

  @Query(() => FacilitationList.Connection, { description: 'All facilitators and focal points on record, those whose appointment has ended among them.' })
  facilitations(@Args(() => FacilitationList.Arguments) list: ListArguments): Promise<Connection<Facilitation>> {
    return wholeList(this.reads.facilitations, list);
  }

  @FieldResolver(() => TopicStub, { description: 'The topic.' })
  topic(@Root() { topicCode }: Facilitation): TopicStub {
    return { code: topicCode };
  }

  @FieldResolver(() => BodyType, { description: 'The body whose work is led.' })
  body(@Root() { bodyCode }: Facilitation): BodyType {
    return { code: bodyCode, name: BODIES[bodyCode] };
  }

  @FieldResolver(() => StateType, { description: 'The State that was appointed, or of which the holder is a national.' })
  state(@Root() { stateIso3 }: Facilitation, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => ValidityType, { description: 'From which day until which.' })
  validity(@Root() { from, to }: Facilitation): Validity {
    return { from, to };
  }
}

@Resolver(() => StateType)
export class StateFacilitationsResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => FacilitationList.Connection, { description: 'The facilitations and focal points that it holds or held.' })
  facilitations(@Root() { iso3 }: State, @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined, @Args(() => FacilitationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Facilitation>> {
    const known = loaders.knownAt(knownOf(asOf));
    return ofOwner(known.facilitationsOfState, known.facilitationsOfStateAt, iso3, asOf, this.clock, list);
  }
}

@Resolver(() => TopicStub)
export class TopicFacilitationsResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => FacilitationList.Connection, { description: 'Its facilitators and focal points.' })
  facilitations(@Root() { code }: TopicStub, @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined, @Args(() => FacilitationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Facilitation>> {
    const known = loaders.knownAt(knownOf(asOf));
    return ofOwner(known.facilitationsOfTopic, known.facilitationsOfTopicAt, code, asOf, this.clock, list);
  }
}

@Resolver(() => BodyType)
export class BodyFacilitationsResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => FacilitationList.Connection, { description: 'Its facilitators and focal points.' })
  facilitations(@Root() { code }: BodyType, @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined, @Args(() => FacilitationList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Facilitation>> {
    const known = loaders.knownAt(knownOf(asOf));
    return ofOwner(known.facilitationsOfBody, known.facilitationsOfBodyAt, code, asOf, this.clock, list);
  }
}
