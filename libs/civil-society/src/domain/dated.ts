import { isDate } from '@assembly-graph/kernel';

const FORM = /^\d+(-\d+)*$/;
const YEAR = /^[1-9]\d{3}$/;
const MONTH = /^[1-9]\d{3}-\d{2}$/;

/** Whether the text sets out to be a day, a month or a year, rather than free words. */
export const claimsToBeDate = (dated: string): boolean => FORM.test(dated);

/** The first day that a day, a month or a year may mean ("2017-11" is "2017-11-01"); null for anything else. */
export function firstDayOf(dated: string): string | null {
  const day = YEAR.test(dated) ? `${dated}-01-01` : MONTH.test(dated) ? `${dated}-01` : dated;
  return YEAR.test(day.slice(0, 4)) && isDate(day) ? day : null;
}

/** The day, if the text is one; null for a month, a year or free words. */
export const fullDayOf = (dated: string): string | null => (firstDayOf(dated) === dated ? dated : null);
