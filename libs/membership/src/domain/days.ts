import { BadInput } from '@assembly-graph/kernel';

/** The same day some years later. 29 February has none in most years: the years are complete with 1 March. @throws BadInput past the year 9999 */
export function yearsAfter(day: string, years: number): string {
  const later = new Date(`${day}T00:00:00Z`);
  const month = later.getUTCMonth();
  later.setUTCFullYear(later.getUTCFullYear() + years);
  if (later.getUTCMonth() !== month) later.setUTCDate(1);
  if (later.getUTCFullYear() > 9_999) throw new BadInput(`A day of which the ${years} years after it end before the year 10000 is needed.`, 'from');
  return later.toISOString().slice(0, 10);
}
