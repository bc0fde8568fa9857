import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, BadInput, ENTERED_HERE, NotFound, topicsNamedIn, type TopicCode } from '@assembly-graph/kernel';
import type { BodyAddressed } from '../domain/addressee.ts';
import { authorsOf } from '../domain/advocacy-document.ts';
import type { AdvocacyDesk } from './advocacy-desk.ts';
import { mustBeKnown } from './known-here.ts';

export interface RecommendationInput {
  readonly document: string;
  readonly text: string;
  readonly topics?: readonly TopicCode[] | null;
  readonly addressedBody?: BodyAddressed | null;
  readonly addressedState?: string | null;
}

/** Enters what a document asks of somebody, by one of its authors. @returns the id of the recommendation @throws RuleBroken, NotFound, BadInput */
export const addRecommendation =
  (together: UnitOfWork<AdvocacyDesk>) =>
  (deed: Deed, { document: documentId, text, topics, addressedBody = null, addressedState = null }: RecommendationInput): Promise<string> =>
    together(deed, async (hands) => {
      const document = await hands.documents.get(documentId);
      if (!authorsOf(document).some((code) => actsForOrganization(deed.actor, code))) throw new NotFound('The document', documentId);
      if ((addressedBody === null) === (addressedState === null)) throw new BadInput('A recommendation is addressed to a body or to a State.', 'addressedBody');
      if (addressedState !== null) await mustBeKnown(hands, 'addressedState', [addressedState], []);
      const { authorCode, sessionCode, sessionOpensOn } = document;
      const id = randomUUID();
      const recommendation = await hands.recommendations.add({
        ...ENTERED_HERE, id, documentId, authorCode, sessionCode, sessionOpensOn, text, topics: topics ? [...new Set(topics)] : topicsNamedIn(text), addressedBody, addressedState,
      });
      const subject = { type: 'Recommendation', id };
      hands.audit({ subject, version: 1, changedFields: ['text'], reason: null });
      hands.outbox.add({
        type: 'RecommendationAdded',
        subject: { ...subject, naturalKey: null },
        subjectVersion: 1,
        session: sessionCode,
        topics: recommendation.topics,
        states: addressedState === null ? [] : [addressedState],
        organizations: authorsOf(document),
        payload: { document: document.code, addressedBody, addressedState },
      });
      return id;
    });
