import { readRows, topicsNamedIn, uuidOf, type DataProblem, type DataSet, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import { clash, type SideEvent } from '../domain/side-event.ts';
import { isTimeOfDay } from '../domain/time-of-day.ts';
import type { CivilSocietyStores } from './civil-society-stores.ts';
import { sessionOfRow } from './session-of-row.ts';

/** side_events.csv: what was held beside the plenary, and who hosted it. */
export const loadSideEvents: TableLoad<CivilSocietyStores> = {
  table: 'side_events',
  prepare(data, known, problems) {
    const sideEvents = readRows(data.side_events!, problems, ['event_id'], (row): SideEvent => {
      const code = row.text('event_id');
      const title = row.text('title');
      const [startTime, endTime] = [timeOf(row, 'start_time'), timeOf(row, 'end_time')];
      if (startTime !== null && endTime !== null && endTime <= startTime) row.problem('end_time', 'a side event ends after it starts');
      return {
        id: uuidOf('SideEvent', code),
        code,
        ...sessionOfRow(row, data, known),
        title,
        heldOn: row.optionalDate('date'),
        startTime,
        endTime,
        room: row.optional('room'),
        coHostStates: row.references('co_host_states', known, 'states'),
        coHostOrganizations: row.references('co_host_orgs', known, 'organizations'),
        ...NOT_SAID,
        topics: topicsNamedIn(title),
        ...row.cited(known),
      };
    });
    refuseClashes(data, sideEvents, problems);
    return (stores) => stores.sideEvents.replaceAll(sideEvents);
  },
};

/** What the data set does not tell of a side event. */
const NOT_SAID = {
  organizerRoles: null, status: null, announced: true, requestedByState: null, requestedByOrganization: null, format: null, languages: [], capacity: null,
  streamUrl: null, sequence: 0, attendance: null, reportUrl: null, speakers: [], speakerStates: [], speakerOrganizations: [], version: 1, knownFrom: null,
} as const;

function timeOf(row: RowReader, column: string): string | null {
  const time = row.optional(column);
  if (time === null || isTimeOfDay(time)) return time;
  row.problem(column, `${JSON.stringify(time.slice(0, 60))} is not a time HH:MM`);
  return null;
}

/** A room holds one side event at a time. */
function refuseClashes(data: DataSet, sideEvents: readonly SideEvent[], problems: DataProblem[]): void {
  for (const [index, event] of sideEvents.entries()) {
    const earlier = sideEvents.slice(0, index).find((other) => clash(event, other));
    if (!earlier) continue;
    const { file, line } = data.side_events!.find(({ cells }) => cells.event_id === event.code)!;
    problems.push({ file, line, column: 'room', reason: `${earlier.code} is held there at the same time` });
  }
}
