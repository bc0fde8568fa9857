import { keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import type { Actor } from '@assembly-graph/kernel';
import { NOW, type Moment } from '../domain/moment.ts';
import type { DecisionsAt, DecisionsStores } from '../use-cases/decisions-stores.ts';
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
    ...textLoaders(stores, { resolutions, decisions, drafts }),
    ...detailLoaders(stores, moment),
    stepsOfDraft: listLoader(lifecycleSteps, 'draft'),
    stepsOfResolution: listLoader(lifecycleSteps, 'resolution'),
  };
}

const textLoaders = ({ draftsThatBecame }: DecisionsStores, { resolutions, decisions, drafts }: Pick<DecisionsStores, 'resolutions' | 'decisions' | 'drafts'>) => ({
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
  draftOfResolution: keyLoader(draftsThatBecame, ({ resolutionId }) => resolutionId!),
  draftsOfSession: listLoader(drafts, 'session'),
  draftsOfTopic: listLoader(drafts, 'topic'),
  draftsOfSponsor: listLoader(drafts, 'sponsor'),
  draftsOfAgendaItem: listLoader(drafts, 'agendaItem'),
});

function detailLoaders(stores: DecisionsStores, moment: Moment) {
  const stateVotes = toldAt(moment, stores.stateVotes);
  const amendments = toldAt(moment, stores.amendments);
  const explanations = toldAt(moment, stores.explanations);
  const paragraphs = toldAt(moment, stores.paragraphs);
  const mandates = toldAt(moment, stores.mandates);
  return {
    stateVotes,
    amendments,
    explanations,
    mandates,
    stateVote: keyLoader(stateVotes.byIds, ({ id }) => id),
    votesOfDecision: listLoader(stateVotes, 'decision'),
    votesOfState: listLoader(stateVotes, 'state'),
    amendment: keyLoader(amendments.byIds, ({ id }) => id),
    amendmentsOfDraft: listLoader(amendments, 'draft'),
    amendmentsOfState: listLoader(amendments, 'state'),
    explanation: keyLoader(explanations.byIds, ({ id }) => id),
    explanationsOfDecision: listLoader(explanations, 'decision'),
    explanationsOfResolution: listLoader(explanations, 'resolution'),
    explanationsOfState: listLoader(explanations, 'state'),
    paragraph: keyLoader(paragraphs.byIds, ({ id }) => id),
    paragraphsOfDraft: listLoader(paragraphs, 'draft'),
    paragraphsOfResolution: listLoader(paragraphs, 'resolution'),
    mandate: keyLoader(mandates.byIds, ({ id }) => id),
    mandatesOfResolution: listLoader(mandates, 'resolution'),
    mandatesOfTopic: listLoader(mandates, 'topic'),
  };
}
