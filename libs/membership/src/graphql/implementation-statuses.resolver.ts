import type { Clock, Validity } from '@assembly-graph/kernel';
import { AsOf, knownOf, momentOf, ValidityType, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ImplementationStatus } from '../domain/implementation-status.ts';
import type { State } from '../domain/state.ts';
import { ImplementationStatusList, ImplementationStatusType } from './implementation-status.type.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { StateType } from './state.type.ts';
import { TopicStub } from './stubs.ts';

type Context = RequestContext<MembershipLoaders>;
const AT = { nullable: true, description: 'Only what held at this moment; all on record, if not given.' } as const;

@Resolver(() => ImplementationStatusType)
export class ImplementationStatusesResolver {
  constructor(
    private readonly reads: MembershipReads,
    private readonly clock: Clock,
  ) {}

  @Query(() => ImplementationStatusList.Connection, { description: 'How far States have got with what the Statute asks of them at home; the data set has nothing of it, and what is not on record is not known.' })
  implementationStatuses(
    @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined,
    @Args(() => ImplementationStatusList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ImplementationStatus>> {
    return asOf ? loaders.knownAt(knownOf(asOf)).implementationAt.list(momentOf(asOf, this.clock), list) : wholeList(this.reads.implementationStatuses, list);
  }

  @FieldResolver(() => StateType, { description: 'The State.' })
  state(@Root() { stateIso3 }: ImplementationStatus, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => ValidityType, { description: 'Since when, and until when; the beginning is null where it is not on record.' })
  validity(@Root() { from, to }: ImplementationStatus): Validity {
    return { from, to };
  }
}

/** What a topic has of it. */
@Resolver(() => TopicStub)
export class TopicImplementationStatusesResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => ImplementationStatusList.Connection, { description: 'How far States have got with what is followed under it: legislation on complementarity, or on cooperation with agreements to that end, or the APIC.' })
  implementationStatuses(
    @Root() { code }: TopicStub,
    @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined,
    @Args(() => ImplementationStatusList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ImplementationStatus>> {
    const known = loaders.knownAt(knownOf(asOf));
    return asOf ? known.implementationOfTopicAt.list(`${code} ${momentOf(asOf, this.clock)}`, list) : known.implementationOfTopic.list(code, list);
  }
}

/** What a State has of it. */
@Resolver(() => StateType)
export class StateImplementationStatusesResolver {
  constructor(private readonly clock: Clock) {}

  @FieldResolver(() => ImplementationStatusList.Connection, { description: 'How far it has got with what the Statute asks of it at home, subject by subject; empty where nothing is on record.' })
  implementationStatuses(
    @Root() { iso3 }: State,
    @Arg('asOf', () => AsOf, AT) asOf: AsOf | undefined,
    @Args(() => ImplementationStatusList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<ImplementationStatus>> {
    const known = loaders.knownAt(knownOf(asOf));
    return asOf ? known.implementationOfStateAt.list(`${iso3} ${momentOf(asOf, this.clock)}`, list) : known.implementationOfState.list(iso3, list);
  }
}
