import { describe, expect, it } from '@jest/globals';
import { loaded, rows } from '../testing/rows.ts';
import { loadSideEvents } from './load-side-events.ts';

const cells = {
  event_id: 'SE21-01', session_id: '21', date: '2022-12-05', start_time: '13:15', end_time: '14:45', room: 'Oceania',
  title: 'Universality and victims', co_host_states: 'NL|JO', co_host_orgs: 'hrw|cicc', confidence: 'verified', source: 'S-ONE', note: '',
};
const load = (...said: Record<string, string>[]) => loaded(loadSideEvents, { side_events: rows('side_events', cells, ...said) });

describe('side_events.csv', () => {
  it('keeps hosts in their order, by the keys of the record, and finds the topics of the title', async () => {
    const { problems, written } = await load({});
    expect(problems).toEqual([]);
    expect(written.sideEvents).toMatchObject([
      {
        code: 'SE21-01', sessionCode: '21', sessionOpensOn: '2022-12-05', heldOn: '2022-12-05', startTime: '13:15', endTime: '14:45',
        coHostStates: ['NLD', 'JOR'], coHostOrganizations: ['hrw', 'cicc'], topics: ['UNIVERSALITY', 'VICTIMS'],
      },
    ]);
  });

  it('leaves unknown what is empty', async () => {
    const { problems, written } = await load({ date: '', start_time: '', end_time: '', room: '', co_host_states: '', co_host_orgs: '' });
    expect(problems).toEqual([]);
    expect(written.sideEvents).toMatchObject([{ heldOn: null, startTime: null, endTime: null, room: null, coHostStates: [], coHostOrganizations: [] }]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no session', { session_id: '' }, 'session_id'],
    ['an unknown session', { session_id: '99' }, 'session_id'],
    ['a session without a first day', { session_id: '25' }, 'session_id'],
    ['no title', { title: '' }, 'title'],
    ['a day that is none', { date: '2022-02-30' }, 'date'],
    ['a time that is none', { start_time: '25:00' }, 'start_time'],
    ['an end before the start', { end_time: '13:00' }, 'end_time'],
    ['an end at the start', { end_time: '13:15' }, 'end_time'],
    ['an unknown State', { co_host_states: 'NL|XX' }, 'co_host_states'],
    ['a State twice', { co_host_states: 'NL|NL' }, 'co_host_states'],
    ['an unknown organization', { co_host_orgs: 'acme' }, 'co_host_orgs'],
    ['an organization twice', { co_host_orgs: 'hrw|hrw' }, 'co_host_orgs'],
    ['a room with blanks at its end', { room: 'Europe ' }, 'room'],
  ])('refuses %s, with line and column', async (_what, said, column) => {
    const { problems, written } = await load({}, { event_id: 'SE21-02', room: 'Europe', ...said });
    expect(problems).toEqual([{ file: 'side_events.csv', line: 3, column, reason: expect.any(String) }]);
    expect(written.sideEvents).toHaveLength(1);
  });

  it('refuses two in one room at the same time', async () => {
    const { problems } = await load({}, { event_id: 'SE21-02', start_time: '14:00', end_time: '15:00' });
    expect(problems).toEqual([{ file: 'side_events.csv', line: 3, column: 'room', reason: 'SE21-01 is held there at the same time' }]);
  });
});
