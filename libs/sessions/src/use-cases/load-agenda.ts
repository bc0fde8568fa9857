import { readRows, topicsNamedIn, uuidOf, type TableLoad } from '@assembly-graph/kernel';
import { AGENDA_ITEM_KINDS, type AgendaItem } from '../domain/agenda-item.ts';
import type { SessionsStores } from './sessions-stores.ts';

/** agenda.csv: what was on the agenda of a session, as far as a source names it, and the typical agenda of none. */
export const loadAgenda: TableLoad<SessionsStores> = {
  table: 'agenda',
  prepare(data, known, problems) {
    const opens = new Map(data.sessions!.map(({ cells }) => [cells.session_id!, cells.start_date!]));
    const places = new Map<string, number>();
    const items = readRows(data.agenda!, problems, ['agenda_id'], (row): AgendaItem => {
      const code = row.text('agenda_id');
      const sessionCode = row.optionalReference('session_id', known, 'sessions');
      const position = row.int('position');
      const title = row.text('item_title');
      const kind = row.oneOf('kind', AGENDA_ITEM_KINDS);
      if (position < 1) row.problem('position', 'is counted from 1');
      if ((kind === 'STANDARD_ITEM') !== (sessionCode === null)) row.problem('session_id', 'an item of the typical agenda has no session, and no other');
      const place = `${sessionCode ?? ''}/${position}`;
      const earlier = places.get(place);
      if (earlier !== undefined) row.problem('position', `is taken by line ${earlier}`);
      else places.set(place, row.row.line);
      return {
        id: uuidOf('AgendaItem', code),
        code,
        sessionCode,
        sessionOpensOn: opens.get(sessionCode ?? '') ?? null,
        position,
        // Of a provisional agenda the data set has the numbers; of anything else only an order.
        number: kind === 'PROVISIONAL_AGENDA_ITEM' ? String(position) : null,
        adopted: false,
        parentId: null,
        title,
        kind,
        status: null,
        allocatedTo: null,
        addedOn: null,
        version: 1,
        knownFrom: null,
        topics: topicsNamedIn(title),
        ...row.cited(known),
      };
    });
    return (stores) => stores.agendaItems.replaceAll(items);
  },
};
