import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, NotFound, rule, type CitedInput, type TopicCode } from '@assembly-graph/kernel';
import { randomUUID } from 'node:crypto';
import type { Draft } from '../domain/draft.ts';
import type { ParagraphPart } from '../domain/paragraph.ts';
import type { Resolution } from '../domain/resolution.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import type { DecisionsHands } from './draft-steps.ts';

export interface ParagraphInput extends CitedInput {
  readonly draft?: string | null;
  readonly resolution?: string | null;
  readonly part: ParagraphPart;
  readonly label: string;
  readonly position: number;
  readonly verb?: string | null;
  readonly topics: readonly TopicCode[];
}

const MOST = 500;

/**
 * Enters a paragraph of a tabled draft or of a resolution by its label, so that amendments and dissociations can name it; its words are not kept.
 * @returns the id of the paragraph
 * @throws RuleBroken, NotFound, BadInput
 */
export const enterParagraph =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, input: ParagraphInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { draft, resolution } = await textOf(hands, input);
      const { sessionCode: session } = (draft ?? resolution)!;
      const all = await hands.paragraphs.having(draft ? { draftId: draft.id } : { resolutionId: resolution!.id });
      rule(all.length < MOST, `a text has ${MOST} paragraphs on record at the most`);
      rule(input.position > 0 && input.position <= 10_000, 'paragraphs are counted from 1');
      const id = randomUUID();
      const { part, label, position } = input;
      const topics = [...new Set(input.topics)];
      await hands.paragraphs.add({ ...cited, id, draftId: draft?.id ?? null, resolutionId: resolution?.id ?? null, part, label, position, verb: input.verb ?? null, topics });
      hands.audit({ subject: { type: 'Paragraph', id }, version: 1, changedFields: ['label'], reason: null });
      hands.outbox.add({ type: 'ParagraphEntered', subject: { type: 'Paragraph', id, naturalKey: null }, subjectVersion: 1, topics, session, payload: { draftId: draft?.id ?? null, resolutionId: resolution?.id ?? null, part } });
      return id;
    });

/** The text that is meant: a tabled draft, with the resolution that it became, or a resolution. */
async function textOf(hands: DecisionsHands, input: ParagraphInput): Promise<{ draft: Draft | null; resolution: Resolution | null }> {
  rule((input.draft == null) !== (input.resolution == null), 'a paragraph is one of a draft or of a resolution: name one of them');
  if (input.draft == null) return { draft: null, resolution: await hands.resolutions.get(input.resolution!) };
  const draft = await hands.drafts.get(input.draft);
  if (draft.tabledOn === null) throw new NotFound('The draft', input.draft);
  return { draft, resolution: draft.resolutionId === null ? null : await hands.resolutions.get(draft.resolutionId) };
}
