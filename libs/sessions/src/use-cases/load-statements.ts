import { readRows, uuidOf, type DataRow, type KnownKeys, type RowReader, type TableLoad } from '@assembly-graph/kernel';
import {
  ORGANIZATION_CAPACITIES, SPEAKER_CAPACITIES, STATE_CAPACITIES, STATEMENT_FORMS, STATEMENT_SEGMENTS, topicsOfSegment, wrongOnBehalfOf,
  type SpeakerCapacity, type Statement,
} from '../domain/statement.ts';
import type { SessionsStores } from './sessions-stores.ts';

/** statements.csv: who spoke, in which part of a session, and on whose behalf. */
export const loadStatements: TableLoad<SessionsStores> = {
  table: 'statements',
  prepare(data, known, problems) {
    const sessions = new Map(data.sessions!.map((row) => [row.cells.session_id!, row]));
    const statements = readRows(data.statements!, problems, ['statement_id'], (row): Statement => {
      const code = row.text('statement_id');
      const sessionCode = row.reference('session_id', known, 'sessions');
      const segment = row.optionalOneOf('segment', STATEMENT_SEGMENTS);
      return {
        id: uuidOf('Statement', code),
        code,
        sessionCode,
        sessionOpensOn: sessions.get(sessionCode)?.cells.start_date ?? '',
        segment,
        kind: null,
        slotId: null,
        meetingId: null,
        deliveredOn: readDay(row, sessions.get(sessionCode)),
        ...readSpeaker(row, known),
        speakerPerson: row.optional('speaker_person'),
        form: row.oneOf('form', STATEMENT_FORMS),
        topics: topicsOfSegment(segment),
        onBehalfOfStates: [],
        concerns: [],
        texts: [],
        videoOffset: null,
        version: 1,
        knownFrom: null,
        ...row.cited(known),
      };
    });
    return (stores) => stores.statements.replaceAll(statements);
  },
};

function readDay(row: RowReader, session: DataRow | undefined): string | null {
  const day = row.optionalDate('date');
  const { start_date: opens = '', end_date: closes = '' } = session?.cells ?? {};
  if (day !== null && session && (day < opens || day > closes)) row.problem('date', `is not a day of the session, ${opens} to ${closes}`);
  return day;
}

function readSpeaker(row: RowReader, known: KnownKeys): Pick<Statement, 'speakerState' | 'speakerOrganization' | 'onBehalfOf' | 'capacity'> {
  const speakerState = row.optionalReference('speaker_state', known, 'states');
  const speakerOrganization = row.optionalReference('speaker_org', known, 'organizations');
  const onBehalfOf = row.references('on_behalf_of_orgs', known, 'organizations');
  const capacity = row.oneOf('capacity', SPEAKER_CAPACITIES);
  if ((speakerState === null) === (speakerOrganization === null)) row.problem('speaker_state', 'either a State spoke or an organization');
  const wrong = wrongOnBehalfOf(speakerOrganization, onBehalfOf);
  if (wrong) row.problem('on_behalf_of_orgs', wrong);
  const capacities: readonly SpeakerCapacity[] = speakerState === null ? ORGANIZATION_CAPACITIES : STATE_CAPACITIES;
  if (!capacities.includes(capacity)) row.problem('capacity', `is none of ${capacities.join(', ').toLowerCase()}, as the speaker has it`);
  return { speakerState, speakerOrganization, onBehalfOf, capacity };
}
