import { yearsAfter } from './days.ts';

/** The Statute entered into force on the first day of the month after the 60th day following the 60th deposit (11 April 2002). */
export const STATUTE_IN_FORCE_ON = '2002-07-01';

/**
 * When the Statute enters into force for a State that deposited on this day: Rome Statute, art. 126(2), the first day of
 * the month after the 60th day following the deposit, and never before the Statute itself (art. 126(1)).
 */
export function statuteEntersIntoForceOn(depositedOn: string): string {
  const day = new Date(`${depositedOn}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + 60);
  const first = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
  return first < STATUTE_IN_FORCE_ON ? STATUTE_IN_FORCE_ON : first;
}

/** The earliest day on which a withdrawal can take effect: Rome Statute, art. 127(1), one year after the notification was received. */
export const withdrawalTakesEffectOn = (notifiedOn: string): string => yearsAfter(notifiedOn, 1);
