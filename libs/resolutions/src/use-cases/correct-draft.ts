import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citing, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import type { Draft, DraftKind } from '../domain/draft.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { foreignId, ownDraft, tellOfDraft } from './draft-steps.ts';

/** What is left out, or null, stays as it is. */
export interface DraftCorrection extends Partial<CitedInput> {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason: string;
  readonly title?: string | null;
  readonly kind?: DraftKind | null;
  readonly topics?: readonly TopicCode[] | null;
  readonly agendaItem?: string | null;
}

/**
 * Tells of a draft otherwise what was entered in error; what the record said before stays readable (`knownAt`).
 * @returns the id of the draft
 * @throws NotFound, VersionConflict, BadInput
 */
export const correctDraft =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, sources, topics, title, kind, agendaItem, confidence, note }: DraftCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const was = await ownDraft(hands, deed.actor, id, expectedVersion);
      const said = { title, kind, topics: topics && [...new Set(topics)], agendaItemId: foreignId('The agenda item', agendaItem), confidence, note, sourceKeys: sources };
      const is = await citing(hands.knownSources, Object.fromEntries(Object.entries(said).filter(([, value]) => value != null)) as Partial<Draft>);
      const draft = await hands.drafts.change(was, expectedVersion, is);
      tellOfDraft(hands, 'DraftCorrected', draft, { occurredAt: hands.now, changedFields: Object.keys(is), reason });
      return id;
    });
