import { keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import type { Actor } from '@assembly-graph/kernel';
import { NOW, type Moment } from '../domain/moment.ts';
import type { DecisionsAt } from '../use-cases/decisions-stores.ts';
import { toldAt, type TellsOf } from './moments.ts';

/** The loaders of texts and decisions, for whoever asks: as of now, and as of any other moment that the request asks about. */
export function decisionLoaders(decisionsAt: DecisionsAt, actor: Actor) {
  const now = loadersAt(decisionsAt, actor, NOW);
  const then = perKnowledge((key) => loadersAt(decisionsAt, actor, JSON.parse(key) as Moment));
  const asOf = (moment: Moment | undefined): typeof now => (moment === undefined || moment === NOW ? now : then(JSON.stringify(moment)));
  return { ...now, asOf, along: ({ moment }: TellsOf): typeof now => asOf(moment) };
}

function loadersAt(decisionsAt: DecisionsAt, actor: Actor, moment: Moment) {
  const stores = decisionsAt(actor, moment);
  const resolutions = toldAt(moment, stores.resolutions);
  const decisions = toldAt(moment, stores.decisions);
  const drafts = toldAt(moment, stores.drafts);
  const { lifecycleSteps } = stores;
  return {
    resolutions,
    decisions,
    drafts,
    resolution: keyLoader(resolutions.byIds, ({ id }) => id),
    resolutionBySymbol: keyLoader(resolutions.byKeys, ({ symbol }) => symbol!),
    resolutionsOfSession: listLoader(resolutions, 'session'),
    resolutionsOfTopic: listLoader(resolutions, 'topic'),
    decision: keyLoader(decisions.byIds, ({ id }) => id),
    decisionOfResolution: keyLoader(decisions.byKeys, ({ resolutionId }) => resolutionId!),
    decisionsOfSession: listLoader(decisions, 'session'),
    decisionsOfDraft: listLoader(decisions, 'draft'),
    draft: keyLoader(drafts.byIds, ({ id }) => id),
    draftBySymbol: keyLoader(drafts.byKeys, ({ symbol }) => symbol!),
    draftOfResolution: keyLoader(stores.draftsThatBecame, ({ resolutionId }) => resolutionId!),
    draftsOfSession: listLoader(drafts, 'session'),
    draftsOfTopic: listLoader(drafts, 'topic'),
    draftsOfSponsor: listLoader(drafts, 'sponsor'),
    stepsOfDraft: listLoader(lifecycleSteps, 'draft'),
    stepsOfResolution: listLoader(lifecycleSteps, 'resolution'),
  };
}
