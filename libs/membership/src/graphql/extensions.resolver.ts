import { instantOf } from '@assembly-graph/kernel';
import { knownOf, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Args, Ctx, Directive, FieldResolver, Resolver, Root } from 'type-graphql';
import type { BodySeat } from '../domain/body.ts';
import type { PartyCount } from '../domain/party-count.ts';
import type { Treaty } from '../domain/treaty.ts';
import { BodySeatList } from './body.type.ts';
import type { MembershipLoaders } from './loaders.ts';
import { PartyCountType } from './party-count.type.ts';
import { SessionStub, TopicStub } from './stubs.ts';
import { TreatyList } from './treaty.type.ts';

type Context = RequestContext<MembershipLoaders>;

/** What membership says of a session: who belonged when it opened. */
@Resolver(() => SessionStub)
export class SessionMembershipResolver {
  @Directive('@requires(fields: "opensAt")')
  @FieldResolver(() => PartyCountType, { description: 'How many States Parties there were when it opened, by regional group as of then.' })
  statesParties(@Root() { opensAt }: SessionStub, @Ctx() { loaders }: Context): Promise<PartyCount> {
    return loaders.partyCount.load({ at: instantOf(opensAt), knownAt: knownOf(null) });
  }

  @Directive('@requires(fields: "opensAt")')
  @FieldResolver(() => BodySeatList.Connection, { description: 'The seats on the Bureau that were held when it opened.' })
  bureau(@Root() { opensAt }: SessionStub, @Args(() => BodySeatList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<BodySeat>> {
    return loaders.knownAt(knownOf(null)).seatsOfBodyAt.list(`BUREAU ${instantOf(opensAt)}`, list);
  }
}

@Resolver(() => TopicStub)
export class TopicTreatiesResolver {
  @FieldResolver(() => TreatyList.Connection, { description: 'The treaties that belong to the topic; our assignment.' })
  treaties(@Root() { code }: TopicStub, @Args(() => TreatyList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Treaty>> {
    return loaders.treatiesOfTopic.list(code, list);
  }
}
