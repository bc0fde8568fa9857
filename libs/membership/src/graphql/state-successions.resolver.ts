import type { Clock } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { StateSuccession } from '../domain/state-succession.ts';
import type { State } from '../domain/state.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { StateSuccessionList, StateSuccessionType } from './state-succession.type.ts';
import { StateType } from './state.type.ts';

type Context = RequestContext<MembershipLoaders>;
const AT = { nullable: true, description: 'Only those that had come about by this moment; all on record, if not given.' } as const;

@Resolver(() => StateSuccessionType)
export class StateSuccessionsResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => StateSuccessionList.Connection, { description: 'The successions of States on record, by day unless asked otherwise; the data set has none.' })
  stateSuccessions(@Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined, @Args(() => StateSuccessionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<StateSuccession>> {
    return asOf ? loaders.knownAt(knownOf(asOf)).successionsAt.list(momentOf(asOf, this.clock), list) : wholeList(this.reads.stateSuccessions, list);
  }

  @FieldResolver(() => StateType, { nullable: true, description: 'The predecessor; null where it is no State on record here: see `predecessorName`.' })
  async predecessor(@Root() { predecessorIso3 }: StateSuccession, @Ctx() { loaders }: Context): Promise<State | null> {
    return predecessorIso3 === null ? null : loaders.state.load(predecessorIso3);
  }

  @FieldResolver(() => StateType, { description: 'The successor.' })
  successor(@Root() { successorIso3 }: StateSuccession, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(successorIso3);
  }
}

/** What a State has of it. */
@Resolver(() => StateType)
export class StateSuccessionsOfStateResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => StateSuccessionList.Connection, { description: 'The successions by which it stands in the place of others.' })
  predecessors(@Root() { iso3 }: State, @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined, @Args(() => StateSuccessionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<StateSuccession>> {
    const known = loaders.knownAt(knownOf(asOf));
    return asOf ? known.successionsToStateAt.list(`${iso3} ${momentOf(asOf, this.clock)}`, list) : known.successionsToState.list(iso3, list);
  }

  @FieldResolver(() => StateSuccessionList.Connection, { description: 'The successions by which others stand in its place.' })
  successors(@Root() { iso3 }: State, @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined, @Args(() => StateSuccessionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<StateSuccession>> {
    const known = loaders.knownAt(knownOf(asOf));
    return asOf ? known.successionsOfStateAt.list(`${iso3} ${momentOf(asOf, this.clock)}`, list) : known.successionsOfState.list(iso3, list);
  }
}
