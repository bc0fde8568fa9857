/** The same day some years later. 29 February has none in most years: the years are complete with 1 March. */
export function yearsAfter(day: string, years: number): string {
  const later = new Date(`${day}T00:00:00Z`);
  const month = later.getUTCMonth();
  later.setUTCFullYear(later.getUTCFullYear() + years);
  if (later.getUTCMonth() !== month) later.setUTCDate(1);
  return later.toISOString().slice(0, 10);
}
