import { readRows, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import { NOT_OPENED_HERE, OFFICES, type Election } from '../domain/election.ts';
import { isRemoval } from './read-removals.ts';
import type { ResolutionsStores } from './resolutions-stores.ts';
import { checkWithinSession } from './within-session.ts';

/** elections.csv: the elections. Its removals from office are none, and are read as decisions. */
export const loadElections: TableLoad<ResolutionsStores> = {
  table: 'elections',
  prepare(data, known, problems) {
    const rows = data.elections!.filter(({ cells }) => !isRemoval(cells));
    const elections = readRows(rows, problems, ['election_id'], (row): Election => {
      const code = row.text('election_id');
      const heldOn = row.optionalDate('date');
      const seats = row.int('seats');
      const ballotsHeld = row.optionalInt('rounds');
      checkWithinSession(row, 'date', heldOn, data);
      if (seats < 1) row.problem('seats', 'an election fills at least one seat');
      if (ballotsHeld !== null && ballotsHeld < 0) row.problem('rounds', 'is less than none');
      const office = row.oneOf('office', OFFICES);
      const elected = data.election_candidates!.filter(({ cells }) => cells.election_id === code && cells.result === 'elected').length;
      // All elected judges are on record; of other elections there may be fewer.
      if (elected > seats || (office === 'JUDGE' && elected < seats)) row.problem('seats', `${elected} were elected, as election_candidates.csv has it`);
      return {
        id: uuidOf('Election', code),
        code,
        office,
        sessionCode: row.reference('session_id', known, 'sessions'),
        heldOn,
        seats,
        ballotsHeld,
        ...NOT_OPENED_HERE,
        ...row.cited(known),
      };
    });
    return (stores) => stores.elections.replaceAll(elections);
  },
};
