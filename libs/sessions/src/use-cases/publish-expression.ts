import { randomUUID } from 'node:crypto';
import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, type CitedInput, type Language } from '@assembly-graph/kernel';
import { manifestationsFrom, publishedAs, type ExpressionStatus, type FileFormat } from '../domain/document-expression.ts';
import { titlesWith } from '../domain/document.ts';
import { firstMomentOf, momentFrom, zoneOf } from '../domain/venue.ts';
import { toldOf, type DocumentsDesk } from './documents-desk.ts';
import { sessionWith } from './sessions-desk.ts';

export interface ExpressionInput extends CitedInput {
  /** Of the document. */
  readonly id: string;
  readonly expectedVersion: number;
  readonly lang: Language;
  readonly status: ExpressionStatus;
  readonly publishedAt: string;
  readonly title?: string | null;
  readonly manifestations: readonly { readonly format: FileFormat; readonly url: string; readonly bytes?: number | null; readonly sha256?: string | null }[];
}

/**
 * Publishes the text of a document on record in a language, as an advance version or officially.
 * @returns the id of the document
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const publishExpression =
  (together: UnitOfWork<DocumentsDesk>) =>
  (deed: Deed, input: ExpressionInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const { id, expectedVersion, lang, status } = input;
      const was = await hands.documents.get(id);
      if (was.version !== expectedVersion) throw new VersionConflict(expectedVersion, was.version);
      const { city } = await sessionWith(hands, was.sessionCode);
      const at = momentFrom('publishedAt', input.publishedAt);
      const [before = null] = await hands.expressions.having({ documentId: id, lang });
      const text = publishedAs(before, status, at, was.publishedOn && firstMomentOf(was.publishedOn, zoneOf(city)));
      const manifestations = manifestationsFrom(input.manifestations.map(({ format, url, bytes = null, sha256 = null }) => ({ format, url, bytes, sha256 })));
      const said = { ...text, ...cited, manifestations };
      const expression = before ? await hands.expressions.change(before, before.version, said) : await hands.expressions.add({ ...said, id: randomUUID(), documentId: id, lang });
      if (input.title && lang === 'EN') throw new BadInput('The English title stands on the document itself.', 'title');
      const document = await hands.documents.change(was, expectedVersion, input.title ? { titles: titlesWith(was.titles, [{ lang, text: input.title }]) } : {});
      hands.audit({ subject: { type: 'DocumentExpression', id: expression.id }, version: expression.version, changedFields: ['status', 'publishedAt', 'manifestations'], reason: null });
      hands.outbox.add({
        ...toldOf(document),
        type: 'DocumentPublished',
        occurredAt: at,
        changedFields: input.title ? ['expressions', 'titles'] : ['expressions'],
        payload: { symbol: document.symbol, lang, status, publishedAt: at, formats: manifestations.map(({ format }) => format) },
      });
      return id;
    });
