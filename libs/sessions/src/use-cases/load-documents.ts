import { readRows, topicsNamedIn, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import { kindOf, parseSymbol, partOf, principalOf, sortKeyOf, type DocumentSymbol } from '../domain/document-symbol.ts';
import type { Document } from '../domain/document.ts';
import type { SessionsStores } from './sessions-stores.ts';

/** Stands in where the row's symbol is none; the row is then left out. */
const NONE: DocumentSymbol = { session: null, organ: null, series: '', number: '1', suffixes: [] };

/** documents.csv: the documents of the Assembly that were seen, by symbol. */
export const loadDocuments: TableLoad<SessionsStores> = {
  table: 'documents',
  prepare(data, known, problems) {
    const seriesOf = new Map(data.sessions!.map(({ cells }) => [cells.session_id!, cells.symbol_series!]));
    const documents = readRows(data.documents!, problems, ['symbol'], (row): Document => {
      const symbol = row.text('symbol');
      const parsed = parseSymbol(symbol);
      if (!parsed) row.problem('symbol', 'is no symbol of a document of the Assembly');
      const sessionCode = row.reference('session_id', known, 'sessions');
      const series = seriesOf.get(sessionCode);
      if (series && !symbol.startsWith(`${series}/`)) row.problem('session_id', `the symbols of session ${sessionCode} begin with ${series}`);
      const title = row.text('title');
      return {
        id: uuidOf('Document', symbol),
        symbol,
        sessionCode,
        title,
        titles: [],
        publishedOn: row.optionalDate('date'),
        kind: kindOf(parsed ?? NONE),
        part: partOf(parsed ?? NONE),
        principalSymbol: principalOf(parsed ?? NONE),
        sortKey: sortKeyOf(parsed ?? NONE),
        category: null,
        topics: topicsNamedIn(title),
        agendaItems: [],
        version: 1,
        knownFrom: null,
        ...row.cited(known),
      };
    });
    return (stores) => stores.documents.replaceAll(documents);
  },
};
