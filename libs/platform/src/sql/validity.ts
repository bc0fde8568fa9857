/** The columns of what holds for a stretch of days (`Validity` in the kernel); open ends are null. */
export const validityColumns = { from: { name: 'valid_from', type: 'date', nullable: true }, to: { name: 'valid_to', type: 'date', nullable: true } } as const;

export const validityCheck = { name: 'a_validity_ends_after_it_begins', expression: '"valid_from" < "valid_to"' };

/** What holds at an instant began with its first day, UTC, or before, and ends after it. A range, so that an index can hold it. */
export const holds = (at: string, table = '') => `daterange(${table}"valid_from", ${table}"valid_to") @> (${at}::timestamptz at time zone 'UTC')::date`;
