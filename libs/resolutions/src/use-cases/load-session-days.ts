import { uuidOf, type TableLoad } from '@assembly-graph/kernel';
import type { ResolutionsStores } from './resolutions-stores.ts';

/** sessions.csv: on which day each session ended or is to end, so that it is known what is overdue. Its rows are read in `sessions`. */
export const loadSessionDays: TableLoad<ResolutionsStores> = {
  table: 'sessions',
  prepare(data) {
    const days = data.sessions!.flatMap(({ cells }) => {
      const closesOn = cells.end_date || cells.scheduled_end_date;
      return closesOn ? [{ id: uuidOf('SessionDay', cells.session_id!), code: cells.session_id!, closesOn }] : [];
    });
    return (stores) => stores.sessionDays.replaceAll(days);
  },
};
