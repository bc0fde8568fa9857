import type { Clock } from '@assembly-graph/kernel';
import { AsOf, globalId, uuidIn, wholeList, type Connection, type ListArguments, type RequestContext } from '@assembly-graph/platform/graph';
import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Decision } from '../domain/decision.ts';
import type { Draft } from '../domain/draft.ts';
import { VERSION_STAGES } from '../domain/lifecycle.ts';
import type { LifecycleStep } from '../domain/lifecycle-step.ts';
import type { Resolution } from '../domain/resolution.ts';
import { withoutRevision } from '../domain/symbols.ts';
import { DecisionList } from './decision.type.ts';
import { DraftList, DraftType } from './draft.type.ts';
import { LifecycleList } from './lifecycle.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { momentAsked, type TellsOf } from './moments.ts';
import { ResolutionType } from './resolution.type.ts';
import { AgendaItemStub, DocumentStub, SessionStub, StateStub, TopicStub } from './stubs.ts';

type Context = RequestContext<ResolutionsLoaders>;
const AS_OF = 'The moment asked about: `at` goes by the steps of the draft, `knownAt` tells what the record said. Now, if not given.';

@Resolver(() => DraftType)
export class DraftsResolver {
  constructor(private readonly clock: Clock) {}

  @Query(() => DraftType, { nullable: true, description: 'The draft with this symbol, or with that of one of its revisions; null if there is none on record.' })
  draft(
    @Arg('symbol', () => String, { description: 'As printed, e.g. "ICC-ASP/18/L.4".' }) symbol: string,
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Ctx() { loaders }: Context,
  ): Promise<Draft | null> {
    return loaders.asOf(momentAsked(asOf, this.clock)).draftBySymbol.load(withoutRevision(symbol));
  }

  @Query(() => DraftList.Connection, { description: 'Texts that were to become resolutions, whatever became of them. Those not tabled are listed to their sponsors and the secretariat.' })
  drafts(
    @Arg('asOf', () => AsOf, { nullable: true, description: AS_OF }) asOf: AsOf | undefined,
    @Args(() => DraftList.Arguments) list: ListArguments,
    @Ctx() { loaders }: Context,
  ): Promise<Connection<Draft>> {
    return wholeList(loaders.asOf(momentAsked(asOf, this.clock)).drafts, list);
  }

  @FieldResolver(() => SessionStub, { description: 'The session before which it is brought.' })
  session(@Root() { sessionCode }: Draft): SessionStub {
    return { code: sessionCode };
  }

  @FieldResolver(() => AgendaItemStub, { nullable: true, description: 'The item of the agenda under which it is brought.' })
  agendaItem(@Root() { agendaItemId }: Draft): AgendaItemStub | null {
    return agendaItemId === null ? null : { id: globalId('AgendaItem', agendaItemId) };
  }

  @FieldResolver(() => DocumentStub, { nullable: true, description: 'The document by which it was tabled, where it is on record; null before.' })
  document(@Root() { symbol }: Draft): DocumentStub | null {
    return symbol === null ? null : { symbol };
  }

  @FieldResolver(() => [TopicStub], { name: 'topics', description: 'The topics it belongs to.' })
  topics(@Root() { topics }: Draft): TopicStub[] {
    return topics.map((code) => ({ code }));
  }

  @FieldResolver(() => [StateStub], { description: 'The States that sponsor it, in the order in which they joined.' })
  sponsors(@Root() { sponsorStates }: Draft): StateStub[] {
    return sponsorStates.map((iso3) => ({ iso3 }));
  }

  @FieldResolver(() => StateStub, { nullable: true, description: 'The State whose representative facilitates it.' })
  facilitator(@Root() { facilitatorIso3 }: Draft): StateStub | null {
    return facilitatorIso3 === null ? null : { iso3: facilitatorIso3 };
  }

  @FieldResolver(() => LifecycleList.Connection, { description: 'Its steps up to the decision on it. Those before the tabling are for its sponsors and the secretariat.' })
  lifecycle(@Root() draft: Draft & TellsOf, @Args(() => LifecycleList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<LifecycleStep>> {
    return loaders.along(draft).stepsOfDraft.list(draft.id, list);
  }

  @FieldResolver(() => LifecycleList.Connection, { description: 'Its versions: informal papers, as tabled, revised, amended orally.' })
  versions(@Root() draft: Draft & TellsOf, @Args(() => LifecycleList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<LifecycleStep>> {
    const ofVersions = { stage: { in: [...VERSION_STAGES] } };
    return loaders.along(draft).stepsOfDraft.list(draft.id, { ...list, filter: list.filter ? { and: [ofVersions, list.filter] } : ofVersions });
  }

  @FieldResolver(() => ResolutionType, { nullable: true, description: 'The resolution that it became.' })
  becomes(@Root() draft: Draft & TellsOf, @Ctx() { loaders }: Context): Promise<Resolution | null> | null {
    return draft.resolutionId === null ? null : loaders.along(draft).resolution.load(draft.resolutionId);
  }

  @FieldResolver(() => DecisionList.Connection, { description: 'The decisions that were taken on it.' })
  decisions(@Root() draft: Draft & TellsOf, @Args(() => DecisionList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Decision>> {
    return loaders.along(draft).decisionsOfDraft.list(draft.id, list);
  }
}

/** The drafts of an item of the agenda, a session, a topic and a State. */
@Resolver(() => AgendaItemStub)
export class AgendaItemDraftsResolver {
  @FieldResolver(() => DraftList.Connection, { description: 'The draft resolutions brought under it.' })
  drafts(@Root() { id }: AgendaItemStub, @Args(() => DraftList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Draft>> {
    return loaders.draftsOfAgendaItem.list(uuidIn('AgendaItem', id)!, list);
  }
}

@Resolver(() => SessionStub)
export class SessionDraftsResolver {
  @FieldResolver(() => DraftList.Connection, { description: 'The draft resolutions brought before it.' })
  drafts(@Root() { code }: SessionStub, @Args(() => DraftList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Draft>> {
    return loaders.draftsOfSession.list(code, list);
  }
}

@Resolver(() => TopicStub)
export class TopicDraftsResolver {
  @FieldResolver(() => DraftList.Connection, { description: 'The draft resolutions that belong to the topic.' })
  drafts(@Root() { code }: TopicStub, @Args(() => DraftList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Draft>> {
    return loaders.draftsOfTopic.list(code, list);
  }
}

@Resolver(() => StateStub)
export class StateDraftsResolver {
  @FieldResolver(() => DraftList.Connection, { description: 'The draft resolutions that it sponsors or facilitates.' })
  sponsoredDrafts(@Root() { iso3 }: StateStub, @Args(() => DraftList.Arguments) list: ListArguments, @Ctx() { loaders }: Context): Promise<Connection<Draft>> {
    return loaders.draftsOfSponsor.list(iso3, list);
  }
}
