/** What holds at an instant began with its first day, UTC, or before, and ends after it. */
export const holds = (at: string, table = '') =>
  `(${table}"valid_from" is null or ${table}"valid_from" <= ${at}::timestamptz) and (${table}"valid_to" is null or ${table}"valid_to" > ${at}::timestamptz)`;

/** What the record says at an instant, or at "infinity": what was entered before and not taken back by then. */
export const isKnown = (at: string, table = '') =>
  `(${table}"known_from" is null or ${table}"known_from" <= ${at}::timestamptz) and (${table}"known_to" is null or ${table}"known_to" > ${at}::timestamptz)`;

/** Who belonged to which regional group, as the record said it at an instant that is a value of the statement, or says it at "infinity". */
export const groupMembershipsKnownAt = (known: string) =>
  `(select state_iso3, group_code, valid_from, valid_to from membership.group_membership where known_from is null or known_from <= ${known}::timestamptz
    union all
    select state_iso3, group_code, valid_from, valid_to from membership.group_membership_past
     where (known_from is null or known_from <= ${known}::timestamptz) and known_to > ${known}::timestamptz)`;
