import { describe, expect, it } from '@jest/globals';
import { anAgendaRow, loadOf } from '../testing/rows.ts';
import { loadAgenda } from './load-agenda.ts';

describe('agenda.csv', () => {
  it('gives items, with the topics that their titles name', async () => {
    const standard = { agenda_id: 'AG-STD-01', session_id: '', kind: 'standard_item', item_title: 'Consideration and adoption of the budget' };
    const { problems, written } = await loadOf(loadAgenda, { agenda: [anAgendaRow(), anAgendaRow(standard, 3)] });
    expect(problems).toEqual([]);
    expect(written.agendaItems).toMatchObject([
      { code: 'AG-20-01', sessionCode: '20', sessionOpensOn: '2021-12-06', topics: [] },
      { code: 'AG-STD-01', sessionCode: null, sessionOpensOn: null, topics: ['BUDGET'] },
    ]);
  });

  it.each([
    ['session_id', { session_id: '' }],
    ['session_id', { kind: 'standard_item' }],
    ['session_id', { session_id: '77' }],
    ['position', { position: '0' }],
    ['position', { position: 'one' }],
    ['position', { agenda_id: 'AG-20-02', position: '1' }],
    ['agenda_id', { position: '2', agenda_id: 'AG-20-01' }],
    ['item_title', { position: '2', agenda_id: 'AG-20-02', item_title: '' }],
    ['kind', { position: '2', agenda_id: 'AG-20-02', kind: 'rumour' }],
  ])('a bad %s is told with file, line and column', async (column, cells) => {
    const { problems } = await loadOf(loadAgenda, { agenda: [anAgendaRow(), anAgendaRow({ agenda_id: 'AG-20-09', ...cells }, 9)] });
    expect(problems).toContainEqual({ file: 'agenda.csv', line: 9, column, reason: expect.any(String) });
  });
});
