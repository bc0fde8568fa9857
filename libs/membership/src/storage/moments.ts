import { holds } from '@assembly-graph/platform/sql';

export { holds };

/** What came about on the day of an instant, UTC, or before. */
export const hadCome = (column: string, at: string) => `"${column}" <= (${at}::timestamptz at time zone 'UTC')::date`;

/** What holds at an instant where validities are instants, too. */
export const holdsToTheInstant = (at: string) => `tstzrange("valid_from", "valid_to") @> ${at}::timestamptz`;

/** What the record says at an instant, or at "infinity": what was entered before and not taken back by then. */
export const isKnown = (at: string, table = '') => `tstzrange(${table}"known_from", ${table}"known_to") @> ${at}::timestamptz`;

/**
 * The rows of a table with a past, as the record had them at an instant that is a value of the statement, or has them at "infinity". Where the
 * instant is the same for a whole statement, `postgresCollection({ knownAt })` does it.
 * @param where on the columns of the table: in here, for from outside of a UNION PostgreSQL would look through the whole table each time
 */
export const knownAtSql = (table: string, columns: string, known: string, where = 'true') =>
  `(select ${columns} from membership.${table} where (known_from is null or known_from <= ${known}::timestamptz) and ${where}
    union all
    select ${columns} from membership.${table}_past where (known_from is null or known_from <= ${known}::timestamptz) and known_to > ${known}::timestamptz and ${where})`;

/** The regional group of a State at an instant, so known: a row, or none. */
export const groupOf = (state: string, at: string, known: string) => knownAtSql('group_membership', 'group_code', known, `state_iso3 = ${state} and ${holds(at)}`);
