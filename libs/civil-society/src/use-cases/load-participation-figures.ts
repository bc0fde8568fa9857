import { readRows, uuidOf, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { precisionOf, type ParticipationFigure } from '../domain/participation-figure.ts';
import type { CivilSocietyStores } from './civil-society-stores.ts';
import { sessionOfRow } from './session-of-row.ts';

const NUMBERS = ['ngo_representatives', 'ngo_organizations', 'side_events'] as const;

/** ngo_participation.csv: how many took part in a session, as published; one row a session. */
export const loadParticipationFigures: TableLoad<CivilSocietyStores> = {
  table: 'ngo_participation',
  prepare(data, known, problems) {
    const figures = readRows(data.ngo_participation!, problems, ['session_id'], (row): ParticipationFigure => {
      const session = sessionOfRow(row, data, known);
      const [ngoRepresentatives = null, ngoOrganizations = null, sideEvents = null] = NUMBERS.map((column) => countOf(row, column));
      if (NUMBERS.every((column) => row.row.cells[column] === '')) row.problem(NUMBERS[0], 'a row without any number');
      const precisionWording = row.text('precision');
      const precision = precisionOf(precisionWording);
      if (precision === null && precisionWording !== '') {
        row.problem('precision', `${JSON.stringify(precisionWording.slice(0, 60))} does not begin with exact, more than, nearly or about`);
      }
      return {
        id: uuidOf('ParticipationFigure', session.sessionCode),
        ...session,
        ngoRepresentatives,
        ngoOrganizations,
        sideEvents,
        precision: precision ?? 'EXACT',
        precisionWording,
        ...row.cited(known),
      };
    });
    return (stores) => stores.participationFigures.replaceAll(figures);
  },
};

function countOf(row: RowReader, column: string): number | null {
  const count = row.optionalInt(column);
  if (count !== null && count < 0) row.problem(column, 'is below zero');
  return count;
}
