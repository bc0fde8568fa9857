import { readRows, topicsNamedIn, uuidOf, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { ADVOCACY_DOCUMENT_KINDS, type AdvocacyDocument } from '../domain/advocacy-document.ts';
import { claimsToBeDate, firstDayOf, fullDayOf } from '../domain/dated.ts';
import type { CivilSocietyStores } from './civil-society-stores.ts';
import { optionalSessionOfRow } from './session-of-row.ts';

/** advocacy_documents.csv: what organizations wrote to or about the Assembly. */
export const loadAdvocacyDocuments: TableLoad<CivilSocietyStores> = {
  table: 'advocacy_documents',
  prepare(data, known, problems) {
    const documents = readRows(data.advocacy_documents!, problems, ['document_id'], (row): AdvocacyDocument => {
      const code = row.text('document_id');
      const title = row.text('title');
      return {
        id: uuidOf('AdvocacyDocument', code),
        code,
        title,
        authorCode: row.reference('org_id', known, 'organizations'),
        ...optionalSessionOfRow(row, data, known),
        kind: row.oneOf('kind', ADVOCACY_DOCUMENT_KINDS),
        ...datesOf(row),
        topics: topicsNamedIn(title),
        ...NOT_SAID,
        ...row.cited(known),
      };
    });
    return (stores) => stores.advocacyDocuments.replaceAll(documents);
  },
};

/** What the data set does not tell of a document. */
const NOT_SAID = {
  coAuthorCodes: [], signatories: [], addressedBodies: [], addressedStates: [], addressedOrganizations: [], languages: [], url: null, licence: null, version: 1, knownFrom: null,
} as const;

function datesOf(row: RowReader): Pick<AdvocacyDocument, 'dated' | 'publishedOn' | 'datedFrom'> {
  const dated = row.optional('date');
  if (dated === null) return { dated, publishedOn: null, datedFrom: null };
  const datedFrom = firstDayOf(dated);
  if (datedFrom === null && claimsToBeDate(dated)) row.problem('date', `${JSON.stringify(dated.slice(0, 60))} is no day, month or year`);
  return { dated, publishedOn: fullDayOf(dated), datedFrom };
}
