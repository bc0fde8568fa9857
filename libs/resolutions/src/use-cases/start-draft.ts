import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, NotFound, rule, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import { provenSponsors, type DraftKind, type Sponsors } from '../domain/draft.ts';
import { provenDay } from '../domain/lifecycle-step.ts';
import { sortKeyOf } from '../domain/resolution.ts';
import { symbolsBeginWith } from '../domain/symbols.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { foreignId, provenStates, tellOfDraft, type DecisionsHands } from './draft-steps.ts';

export interface NewDraft extends CitedInput {
  readonly session: string;
  readonly agendaItem?: string | null;
  readonly title: string;
  readonly kind: DraftKind;
  readonly topics: readonly TopicCode[];
  readonly sponsors: readonly string[];
  readonly sponsoringBodies: readonly string[];
  readonly facilitator?: string | null;
  readonly startedOn: string;
}

/**
 * Begins a draft as a concept, which its sponsors and the secretariat see.
 * @returns the id of the draft
 * @throws RuleBroken, BadInput
 */
export const startDraft =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: NewDraft): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const sponsors = await sponsorsOf(hands, deed, input);
      const startedOn = provenDay(input.startedOn, hands.now.slice(0, 10), []);
      const id = randomUUID();
      const draft = await hands.drafts.add({
        ...cited, ...sponsors, id, startedOn, symbol: null, tabledOn: null, resolutionId: null, status: 'CONCEPT', revision: 0,
        sortKey: `${sortKeyOf(symbolsBeginWith(input.session))}/~`,
        sessionCode: input.session, agendaItemId: foreignId('The agenda item', input.agendaItem), title: input.title, kind: input.kind, topics: [...new Set(input.topics)],
      });
      await hands.steps.add({
        ...cited, id: randomUUID(), draftId: id, resolutionId: null, position: 1, stage: 'CONCEPT', takenOn: startedOn,
        symbol: null, revision: null, lang: null, silenceUntil: null, url: null,
      });
      tellOfDraft(hands, 'DraftStarted', draft, { occurredAt: startedOn, changedFields: ['status'] });
      return id;
    });

async function sponsorsOf(hands: DecisionsHands, { actor }: Deed, { sponsors, sponsoringBodies, facilitator }: NewDraft): Promise<Sponsors> {
  const facilitatorIso3 = facilitator ?? null;
  const states = [...sponsors, ...(facilitatorIso3 ? [facilitatorIso3] : [])];
  if (actor.role !== 'secretariat') {
    if (actor.role !== 'delegation') throw new NotFound('The State', 'of nobody');
    const own = states.every((iso3) => iso3 === actor.state) && sponsoringBodies.length === 0;
    rule(own, 'a delegation brings a draft for its own State; others join by their own delegations or through the Secretariat');
  }
  await provenStates(hands, 'sponsors', states);
  if (!sponsoringBodies.every((code) => /^[A-Z][A-Z_]{1,39}$/.test(code))) throw new BadInput('sponsoringBodies has codes like "BUREAU".', 'sponsoringBodies');
  return provenSponsors({ sponsorStates: [...new Set(sponsors)], sponsorBodies: [...new Set(sponsoringBodies)], facilitatorIso3 });
}
