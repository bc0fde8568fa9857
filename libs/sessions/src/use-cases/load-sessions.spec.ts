import { describe, expect, it } from '@jest/globals';
import { aSessionRow, loadOf } from '../testing/rows.ts';
import { loadSessions } from './load-sessions.ts';

const resumed = { session_id: '20R', kind: 'resumed', parent_session_id: '20', start_date: '2022-02-01', end_date: '2022-02-03' };

describe('sessions.csv', () => {
  it('gives sessions, with title and resumption by rule', async () => {
    const second = { ...resumed, session_id: '20R2', start_date: '2022-05-01', end_date: '2022-05-01' };
    const { problems, written } = await loadOf(loadSessions, {
      sessions: [aSessionRow(), aSessionRow(second, 3), aSessionRow({ ...resumed, session_id: '20R1' }, 4), aSessionRow({ session_id: 'S1', ordinal: '', kind: 'special', symbol_series: 'ICC-ASP/S-1' }, 5)],
    });
    expect(problems).toEqual([]);
    expect(written.sessions).toMatchObject([
      { code: '20', number: 20, title: 'Twentieth session', resumption: null, parentCode: null, venue: null, scheduledToCloseOn: null, countryIso3: 'NLD' },
      { code: '20R2', number: 20, title: 'Twentieth session, second resumption', resumption: 2, parentCode: '20' },
      { code: '20R1', number: 20, title: 'Twentieth session, first resumption', resumption: 1, parentCode: '20' },
      { code: 'S1', number: null, title: 'First special session' },
    ]);
  });

  it.each([
    ['session_id', { session_id: '21' }],
    ['ordinal', { ordinal: '' }],
    ['ordinal', { ordinal: '100', session_id: '100' }],
    ['ordinal', { kind: 'special' }],
    ['parent_session_id', { parent_session_id: '20R' }],
    ['start_date', { start_date: '2021-13-06' }],
    ['end_date', { end_date: '2021-12-05' }],
    ['scheduled_end_date', { scheduled_end_date: '2021-12-10' }],
    ['country_iso2', { country_iso2: 'XX' }],
    ['president_id', { president_id: 'P99' }],
    ['source', { source: '' }],
    ['confidence', { confidence: 'sure' }],
  ])('a bad %s is told with file, line and column', async (column, cells) => {
    const { problems, written } = await loadOf(loadSessions, { sessions: [aSessionRow(cells, 7)] });
    expect(problems).toContainEqual({ file: 'sessions.csv', line: 7, column, reason: expect.any(String) });
    expect(written.sessions).toEqual([]);
  });

  it.each([
    ['session_id', { session_id: '20R2' }],
    ['ordinal', { ordinal: '19' }],
    ['symbol_series', { symbol_series: 'ICC-ASP/19' }],
    ['start_date', { start_date: '2021-12-09' }],
  ])('a resumption whose %s does not agree with its parent is told', async (column, cells) => {
    const { problems } = await loadOf(loadSessions, { sessions: [aSessionRow(), aSessionRow({ ...resumed, ...cells }, 3)] });
    expect(problems).toEqual([{ file: 'sessions.csv', line: 3, column, reason: expect.any(String) }]);
  });

  it('a session that stands there twice is told', async () => {
    const { problems } = await loadOf(loadSessions, { sessions: [aSessionRow(), aSessionRow({}, 3)] });
    expect(problems).toEqual([{ file: 'sessions.csv', line: 3, column: 'session_id', reason: 'the same key as line 2: 20' }]);
  });
});
