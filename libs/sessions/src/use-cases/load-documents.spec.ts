import { describe, expect, it } from '@jest/globals';
import { aDocumentRow, loadOf } from '../testing/rows.ts';
import { loadDocuments } from './load-documents.ts';

describe('documents.csv', () => {
  it('gives documents, with what their symbols say', async () => {
    const { problems, written } = await loadOf(loadDocuments, { documents: [aDocumentRow({ symbol: 'ICC-ASP/20/4/Add.1', title: 'Report on cooperation' })] });
    expect(problems).toEqual([]);
    expect(written.documents).toMatchObject([
      { symbol: 'ICC-ASP/20/4/Add.1', kind: 'NUMBERED', part: 'ADDENDUM', principalSymbol: 'ICC-ASP/20/4', publishedOn: null, topics: ['COOPERATION'] },
    ]);
  });

  it.each([
    ['symbol', { symbol: 'ICC-ASP/20/four' }],
    ['symbol', { symbol: '' }],
    ['session_id', { symbol: 'ICC-ASP/2/4' }],
    ['session_id', { session_id: '77' }],
    ['title', { title: '' }],
    ['date', { date: '2021' }],
  ])('a bad %s is told with file, line and column', async (column, cells) => {
    const { problems, written } = await loadOf(loadDocuments, { documents: [aDocumentRow(cells, 5)] });
    expect(problems).toContainEqual({ file: 'documents.csv', line: 5, column, reason: expect.any(String) });
    expect(written.documents).toEqual([]);
  });
});
