import { describe, expect, it } from '@jest/globals';
import { aStatementRow, loadOf } from '../testing/rows.ts';
import { loadStatements } from './load-statements.ts';

const byOrganization = { speaker_state: '', speaker_org: 'hrw', capacity: 'ngo' };

describe('statements.csv', () => {
  it('gives statements, with unknown parts left unknown', async () => {
    const written = { ...byOrganization, statement_id: 'ST0002', segment: '', date: '', form: 'written', on_behalf_of_orgs: 'cicc|eu' };
    const loaded = await loadOf(loadStatements, { statements: [aStatementRow({ segment: 'cooperation_plenary' }), aStatementRow(written, 3)] });
    expect(loaded.problems).toEqual([]);
    expect(loaded.written.statements).toMatchObject([
      { code: 'ST0001', speakerState: 'NLD', speakerOrganization: null, onBehalfOf: [], topics: ['COOPERATION'], speakerPerson: null },
      { code: 'ST0002', speakerState: null, speakerOrganization: 'hrw', onBehalfOf: ['cicc', 'eu'], segment: null, deliveredOn: null, topics: [], form: 'WRITTEN' },
    ]);
  });

  it.each([
    ['session_id', { session_id: '77' }],
    ['segment', { segment: 'lunch' }],
    ['date', { date: '2021-12-11' }],
    ['date', { date: '2021-12-05' }],
    ['speaker_state', { speaker_state: '' }],
    ['speaker_state', { speaker_org: 'hrw' }],
    ['speaker_state', { speaker_state: 'XX' }],
    ['capacity', { capacity: 'ngo' }],
    ['capacity', { ...byOrganization, capacity: 'state_party' }],
    ['form', { form: 'sung' }],
    ['on_behalf_of_orgs', { on_behalf_of_orgs: 'nobody' }],
    ['on_behalf_of_orgs', { on_behalf_of_orgs: 'eu|eu' }],
    ['on_behalf_of_orgs', { ...byOrganization, on_behalf_of_orgs: 'eu|hrw' }],
  ])('a bad %s is told with file, line and column', async (column, cells) => {
    const { problems, written } = await loadOf(loadStatements, { statements: [aStatementRow(cells, 6)] });
    expect(problems).toContainEqual({ file: 'statements.csv', line: 6, column, reason: expect.any(String) });
    expect(written.statements).toEqual([]);
  });
});
