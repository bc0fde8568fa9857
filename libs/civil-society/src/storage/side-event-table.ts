import { citedChecks, citedColumns, idColumn, isOneOf, versionedColumns } from '@assembly-graph/platform/sql';
import { EntitySchema } from 'typeorm';
import { SIDE_EVENT_STATUSES } from '../domain/side-event-steps.ts';
import { ONLINE, SIDE_EVENT_FORMATS, type SideEvent } from '../domain/side-event.ts';
import { SPEAKER_ROLES } from '../domain/side-event-speaker.ts';
import { gin } from './tables.ts';

const isTime = (column: string) => ({ name: `${column}_is_a_time`, expression: `"${column}" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'` });

const TAKES_A_ROOM = "'SCHEDULED', 'MOVED', 'HELD'";
/** Of text cast to a time PostgreSQL does not promise that it always means the same; of whole numbers it does. */
const momentOf = (time: string) => `"held_on" + make_time(left("${time}", 2)::int, right("${time}", 2)::int, 0)`;

const ROLES = SPEAKER_ROLES.map((role) => `@.role == "${role}"`).join(' || ');
const ONE = `@.state.type() == "string" && @.organization == null || @.organization.type() == "string" && @.state == null`;
/** In SQL/JSON, in which a CHECK may look at each of a list. */
const NO_SPEAKER = `$[*] ? (!((${ONE}) && (${ROLES})))`;

export const SideEventTable = new EntitySchema<SideEvent>({
  name: 'side_event',
  columns: {
    id: idColumn,
    code: { type: 'text' },
    sessionCode: { type: 'text' },
    sessionOpensOn: { type: 'date' },
    title: { type: 'text' },
    heldOn: { type: 'date', nullable: true },
    startTime: { type: 'text', nullable: true },
    endTime: { type: 'text', nullable: true },
    room: { type: 'text', nullable: true },
    coHostStates: { type: 'text', array: true },
    coHostOrganizations: { type: 'text', array: true },
    organizerRoles: { type: 'jsonb', nullable: true },
    topics: { type: 'text', array: true },
    status: { type: 'text', nullable: true },
    announced: { type: 'boolean', default: true },
    requestedByState: { type: 'text', nullable: true },
    requestedByOrganization: { type: 'text', nullable: true },
    format: { type: 'text', nullable: true },
    languages: { type: 'text', array: true, default: '{}' },
    capacity: { type: 'int', nullable: true },
    streamUrl: { type: 'text', nullable: true },
    sequence: { type: 'int', default: 0 },
    attendance: { type: 'int', nullable: true },
    reportUrl: { type: 'text', nullable: true },
    speakers: { type: 'jsonb', default: [] },
    speakerStates: { type: 'text', array: true, default: '{}' },
    speakerOrganizations: { type: 'text', array: true, default: '{}' },
    ...citedColumns,
    ...versionedColumns,
  },
  uniques: [{ name: 'side_event_code', columns: ['code'] }],
  indices: [
    { name: 'side_event_in_time', columns: ['sessionOpensOn', 'heldOn', 'startTime', 'code', 'id'] },
    { name: 'side_event_session', columns: ['sessionCode', 'sessionOpensOn', 'heldOn', 'startTime', 'code', 'id'] },
    gin('side_event_co_host_states', 'coHostStates'),
    gin('side_event_co_host_organizations', 'coHostOrganizations'),
    gin('side_event_topics', 'topics'),
    gin('side_event_speaker_states', 'speakerStates'),
    gin('side_event_speaker_organizations', 'speakerOrganizations'),
  ],
  checks: [
    ...citedChecks,
    isTime('start_time'),
    isTime('end_time'),
    { name: 'a_side_event_ends_after_it_starts', expression: '"start_time" < "end_time"' },
    isOneOf('status', SIDE_EVENT_STATUSES),
    isOneOf('format', SIDE_EVENT_FORMATS),
    { name: 'a_scheduled_side_event_has_its_time_and_place', expression: `"status" not in (${TAKES_A_ROOM}) or num_nulls("room", "held_on", "start_time", "end_time") = 0` },
    { name: 'what_everybody_may_know_was_announced', expression: `"announced" or "status" not in (${TAKES_A_ROOM})` },
    { name: 'nobody_but_one_requests_a_side_event', expression: 'num_nonnulls("requested_by_state", "requested_by_organization") <= 1' },
    { name: 'a_speaker_is_a_state_or_an_organization_in_a_role', expression: `jsonb_typeof("speakers") = 'array' and not jsonb_path_exists("speakers", '${NO_SPEAKER}')` },
    { name: 'people_are_not_below_zero', expression: 'least("capacity", "attendance", "sequence") >= 0' },
  ],
  exclusions: [
    {
      name: 'a_room_holds_one_side_event_at_a_time',
      expression: `USING gist (civil_society.text_range(lower("room"), lower("room"), '[]') WITH &&, tsrange(${momentOf('start_time')}, ${momentOf('end_time')}) WITH &&)
        WHERE ("status" in (${TAKES_A_ROOM}) and "room" <> '${ONLINE}')`,
    },
  ],
});
