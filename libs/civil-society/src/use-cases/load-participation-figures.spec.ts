import { describe, expect, it } from '@jest/globals';
import { loaded, rows } from '../testing/rows.ts';
import { loadParticipationFigures } from './load-participation-figures.ts';

const cells = {
  session_id: '9', ngo_representatives: '150', ngo_organizations: '', side_events: '', precision: 'more than', confidence: 'verified', source: 'S-ONE', note: '',
};
const load = (...said: Record<string, string>[]) => loaded(loadParticipationFigures, { ngo_participation: rows('ngo_participation', cells, ...said) });

describe('ngo_participation.csv', () => {
  it('keeps numbers, precision and wording; what is empty is unknown, not zero', async () => {
    const { problems, written } = await load({}, { session_id: '21', ngo_representatives: '0', precision: 'about (expected before the session)' });
    expect(problems).toEqual([]);
    expect(written.participationFigures).toMatchObject([
      { sessionCode: '9', ngoRepresentatives: 150, ngoOrganizations: null, sideEvents: null, precision: 'MORE_THAN', precisionWording: 'more than' },
      { sessionCode: '21', ngoRepresentatives: 0, precision: 'ABOUT', precisionWording: 'about (expected before the session)' },
    ]);
  });

  it.each<[string, Record<string, string>, string]>([
    ['no session', { session_id: '' }, 'session_id'],
    ['a second row of a session', { session_id: '9' }, 'session_id'],
    ['a session without a first day', { session_id: '25' }, 'session_id'],
    ['no number at all', { ngo_representatives: '' }, 'ngo_representatives'],
    ['a number below zero', { side_events: '-1' }, 'side_events'],
    ['a fraction', { ngo_organizations: '1.5' }, 'ngo_organizations'],
    ['an unknown precision', { precision: 'maybe' }, 'precision'],
    ['no precision', { precision: '' }, 'precision'],
  ])('refuses %s, with line and column', async (_what, said, column) => {
    const { problems, written } = await load({}, { session_id: '21', ...said });
    expect(problems).toEqual([{ file: 'ngo_participation.csv', line: 3, column, reason: expect.any(String) }]);
    expect(written.participationFigures).toHaveLength(1);
  });
});
