/** What holds at an instant began with its first day, UTC, or before, and ends after it. */
export const holds = (at: string, table = '') =>
  `(${table}"valid_from" is null or ${table}"valid_from" <= ${at}::timestamptz) and (${table}"valid_to" is null or ${table}"valid_to" > ${at}::timestamptz)`;

/** What the record says at an instant, or at "infinity": what was entered before and not taken back by then. */
export const isKnown = (at: string, table = '') =>
  `(${table}"known_from" is null or ${table}"known_from" <= ${at}::timestamptz) and (${table}"known_to" is null or ${table}"known_to" > ${at}::timestamptz)`;

/**
 * The rows of a table with a past, as the record had them at an instant that is a value of the statement, or has them at "infinity". Where the
 * instant is the same for a whole statement, `postgresCollection({ knownAt })` does it.
 */
export const knownAtSql = (table: string, columns: string, known: string) =>
  `(select ${columns} from membership.${table} where known_from is null or known_from <= ${known}::timestamptz
    union all
    select ${columns} from membership.${table}_past where (known_from is null or known_from <= ${known}::timestamptz) and known_to > ${known}::timestamptz)`;

/** Who belonged to which regional group, so known. */
export const groupMembershipsKnownAt = (known: string) => knownAtSql('group_membership', 'state_iso3, group_code, valid_from, valid_to', known);
