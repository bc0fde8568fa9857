import { AsOf, globalId, knownOf, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { ExemptionRequest } from '../domain/exemption-request.ts';
import type { State } from '../domain/state.ts';
import { ExemptionRequestList, ExemptionRequestType } from './exemption-request.type.ts';
import type { MembershipLoaders, MembershipReads } from './loaders.ts';
import { StateType } from './state.type.ts';
import { DecisionStub, SessionStub } from './stubs.ts';

type Context = RequestContext<MembershipLoaders>;

@Resolver(() => ExemptionRequestType)
export class ExemptionRequestsResolver {
  constructor(private readonly reads: MembershipReads) {}

  @Query(() => ExemptionRequestList.Connection, { description: 'The requests of States to vote in spite of their arrears (art. 112(8)), and what became of them.' })
  exemptionRequests(
    @Arg('asOf', () => AsOf, { nullable: true, description: 'With `knownAt`: as the record said it then. `at` says nothing of a request.' }) asOf: AsOf | undefined,
    @Args(() => ExemptionRequestList.Arguments) list: ListArguments,
  ): Promise<Connection<ExemptionRequest>> {
    return wholeList(this.reads.knownAt(knownOf(asOf)).exemptionRequests, list);
  }

  @FieldResolver(() => StateType, { description: 'The State that asks.' })
  state(@Root() { stateIso3 }: ExemptionRequest, @Ctx() { loaders }: Context): Promise<State | null> {
    return loaders.state.load(stateIso3);
  }

  @FieldResolver(() => SessionStub, { description: 'The session at which it is to be decided.' })
  session(@Root() { sessionCode }: ExemptionRequest): Pick<SessionStub, 'code'> {
    return { code: sessionCode };
  }

  @FieldResolver(() => DecisionStub, { nullable: true, description: 'The decision of the Assembly; null until then, or where it is not on record.' })
  decision(@Root() { decisionId }: ExemptionRequest): DecisionStub | null {
    return decisionId === null ? null : { id: globalId('Decision', decisionId) };
  }
}

@Resolver(() => StateType)
export class StateExemptionRequestsResolver {
  @FieldResolver(() => ExemptionRequestList.Connection, { description: 'Its requests to vote in spite of its arrears.' })
  exemptionRequests(@Root() { iso3 }: State, @Args(() => ExemptionRequestList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<ExemptionRequest>> {
    return loaders.exemptionRequestsOfState.list(iso3, list);
  }
}

@Resolver(() => SessionStub)
export class SessionExemptionRequestsResolver {
  @FieldResolver(() => ExemptionRequestList.Connection, { description: 'The requests of States to vote in spite of their arrears that are for it to decide.' })
  exemptionRequests(@Root() { code }: SessionStub, @Args(() => ExemptionRequestList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<ExemptionRequest>> {
    return loaders.exemptionRequestsOfSession.list(code, list);
  }
}
