/*
 * The one place to say how a table is copied, where its columns don't say so themselves (see `copied-columns.ts`). A table that
 * is added to a domain is multiplied without a word here.
 */

/** Tables that stay real in number: what facts are about. */
const REFERENCE: ReadonlySet<string> = new Set([
  'membership.state', 'membership.state_name', 'membership.treaty', 'membership.group_membership', 'membership.body_seat',
  'sessions.topic', 'resolutions.state_code', 'resolutions.major_programme', 'civil_society.known_state',
]);

/** Whether a table, as schema and name, has as many rows in a synthetic assembly as in the record. */
export const isReference = (table: string): boolean => REFERENCE.has(table) || /\.(source|loaded_data)$/.test(table);

/** What a column holds in copy number `n`, in SQL, where the general rules would spoil it: `b` is the row of the record. */
export const OWN_WAYS: Readonly<Record<string, string>> = {
  // A regular session is known by its number.
  'sessions.session.number': "(b.number::text || $suffix)::int",
  'sessions.document.sort_key': 'b.sort_key || $suffix',
  'resolutions.resolution.sort_key': 'b.sort_key || $suffix',
  'civil_society.advocacy_document.dated': "coalesce((b.dated_from + $days)::text, b.dated)",
};
