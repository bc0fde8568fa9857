/** What holds at an instant began with its first day, UTC, or before, and ends after it. A range, so that an index can hold it. */
export const holds = (at: string, table = '') => `daterange(${table}"valid_from", ${table}"valid_to") @> (${at}::timestamptz at time zone 'UTC')::date`;

/** What the record says at an instant, or at "infinity": what was entered before and not taken back by then. */
export const isKnown = (at: string, table = '') => `tstzrange(${table}"known_from", ${table}"known_to") @> ${at}::timestamptz`;

/** Who belonged to which regional group, as the record said it at an instant that is a value of the statement, or says it at "infinity". */
export const groupMembershipsKnownAt = (known: string) =>
  `(select state_iso3, group_code, valid_from, valid_to from membership.group_membership where known_from is null or known_from <= ${known}::timestamptz
    union all
    select state_iso3, group_code, valid_from, valid_to from membership.group_membership_past
     where (known_from is null or known_from <= ${known}::timestamptz) and known_to > ${known}::timestamptz)`;
