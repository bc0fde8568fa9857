/** When something holds: from (inclusive) to (exclusive), as dates or instants; null is open, never a made-up far date. */
export interface Validity {
  readonly from: string | null;
  readonly to: string | null;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

/** Whether the text is a day of the calendar that exists, YYYY-MM-DD. */
export function isDate(text: string): boolean {
  // PostgreSQL, like the calendar, has no year 0.
  if (!DATE.test(text) || text.startsWith('0000')) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether the text is an instant by RFC 3339 on a day that exists. */
export function isInstant(text: string): boolean {
  return INSTANT.test(text) && isDate(text.slice(0, 10)) && !Number.isNaN(Date.parse(text));
}

/** The instant meant by a date (its first moment, UTC) or by an instant; the form in which instants compare as text. */
export function instantOf(dateOrInstant: string): string {
  return new Date(DATE.test(dateOrInstant) ? `${dateOrInstant}T00:00:00Z` : dateOrInstant).toISOString();
}

/** Whether a validity covers the moment: from <= at < to. */
export function holdsAt(validity: Validity, at: string): boolean {
  const moment = instantOf(at);
  return (
    (validity.from === null || instantOf(validity.from) <= moment) && (validity.to === null || moment < instantOf(validity.to))
  );
}

/** Whether two validities have a moment in common. Both of days, or both of instants as `instantOf` gives them. */
export const isDuring = (one: Validity, other: Validity): boolean => (one.from === null || other.to === null || one.from < other.to) && (other.from === null || one.to === null || other.from < one.to);
