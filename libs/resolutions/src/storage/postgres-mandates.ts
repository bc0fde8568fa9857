import { describeColumns, postgresCollection, rowsKnownAt } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { Mandates } from '../domain/mandate.ts';
import type { Moment } from '../domain/moment.ts';
import { DecisionTable } from './decision-tables.ts';
import { MandateTable } from './mandate-tables.ts';

/**
 * Mandates as they stand on a day.
 * @param today the day asked about where the moment has none
 */
export const postgresMandates = (manager: EntityManager, moment: Moment, today: string): Mandates =>
  postgresCollection(manager, MandateTable, {
    key: 'id',
    order: [{ field: 'madeOn', direction: 'ASC' }],
    fields: { session: 'sessionCode', due: 'dueKind', documents: 'followUpSymbols' },
    scopes: { resolution: { by: 'resolutionId' }, topic: '"topics" @> array[owner.key]' },
    knownAt: moment.knownAt,
    derived: (rows) => mandatesOfDay(manager, rows, moment, today),
  });

/** Each with its status on the day, by the rule of `statusOn`. Those given later are left out where a day is asked about. */
function mandatesOfDay(manager: EntityManager, rows: string, { day, knownAt }: Moment, today: string): string {
  // What the record said at an instant of what is overdue, it said of that day.
  const on = literal(day ?? (knownAt === 'infinity' ? today : knownAt.slice(0, 10)));
  const status = `case when closed_on <= ${on} then 'CLOSED' when superseded_on <= ${on} then 'SUPERSEDED' when reported_on <= ${on} then 'REPORTED'
    when due_on < ${on} or ${hasEnded(manager, on, knownAt)} then 'OVERDUE' else 'OPEN' end as status`;
  const columns = [...describeColumns(manager, MandateTable).columns.values()].map(({ name }) => (name === '"status"' ? status : name));
  return `(select ${columns.join(', ')} from ${rows} where ${day === null ? 'true' : `made_on <= ${on}`}) as mandate`;
}

/**
 * Whether the session by which a mandate is due has ended: by its last day, or, of a session of which this domain was told no last day,
 * because something was decided at a regular session that is counted after it.
 */
const hasEnded = (manager: EntityManager, on: string, knownAt: string) => `(due_session is not null and (
  exists (select from resolutions.session_day as session where session.code = due_session and session.closes_on < ${on})
  or due_session ~ '^[0-9]' and not exists (select from resolutions.session_day as session where session.code = due_session)
    and exists (select from (select * from ${rowsKnownAt(manager, DecisionTable, knownAt)}) as decided where ${numberOf('session_code')} > ${numberOf('due_session')} and decided_on <= ${on})))`;

const numberOf = (code: string) => `substring(${code} from '^[0-9]+')::int`;

function literal(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('A day is needed here, as instantOf gives it.');
  return `date '${day}'`;
}
