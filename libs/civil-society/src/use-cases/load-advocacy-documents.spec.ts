import { describe, expect, it } from '@jest/globals';
import { loaded, rows } from '../testing/rows.ts';
import { loadAdvocacyDocuments } from './load-advocacy-documents.ts';

const cells = {
  document_id: 'AD-01', session_id: '21', title: 'Recommendations on cooperation', org_id: 'hrw', date: '2022-11', kind: 'position paper',
  confidence: 'verified', source: 'S-ONE', note: '',
};
const load = (...said: Record<string, string>[]) => loaded(loadAdvocacyDocuments, { advocacy_documents: rows('advocacy_documents', cells, ...said) });

describe('advocacy_documents.csv', () => {
  it('reads the date as far as it goes', async () => {
    const { problems, written } = await load({}, { document_id: 'AD-02', date: '2022-11-30' }, { document_id: 'AD-03', date: 'autumn 2022' }, { document_id: 'AD-04', date: '' });
    expect(problems).toEqual([]);
    expect(written.advocacyDocuments).toMatchObject([
      { kind: 'POSITION_PAPER', authorCode: 'hrw', topics: ['COOPERATION'], dated: '2022-11', publishedOn: null, datedFrom: '2022-11-01' },
      { dated: '2022-11-30', publishedOn: '2022-11-30', datedFrom: '2022-11-30' },
      { dated: 'autumn 2022', publishedOn: null, datedFrom: null },
      { dated: null, publishedOn: null, datedFrom: null },
    ]);
  });

  it('takes one that is tied to no session', async () => {
    const { problems, written } = await load({ session_id: '' });
    expect(problems).toEqual([]);
    expect(written.advocacyDocuments).toMatchObject([{ sessionCode: null, sessionOpensOn: null }]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['an unknown session', { session_id: '99' }, 'session_id'],
    ['a session without a first day', { session_id: '25' }, 'session_id'],
    ['no title', { title: '' }, 'title'],
    ['no author', { org_id: '' }, 'org_id'],
    ['an unknown author', { org_id: 'acme' }, 'org_id'],
    ['an unknown kind', { kind: 'poem' }, 'kind'],
    ['a day that is none', { date: '2022-11-31' }, 'date'],
    ['a month that is none', { date: '2022-13' }, 'date'],
  ])('refuses %s, with line and column', async (_what, said, column) => {
    const { problems, written } = await load({}, { document_id: 'AD-02', ...said });
    expect(problems).toEqual([{ file: 'advocacy_documents.csv', line: 3, column, reason: expect.any(String) }]);
    expect(written.advocacyDocuments).toHaveLength(1);
  });
});
