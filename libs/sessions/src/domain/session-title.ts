import type { Session } from './session.ts';

const UNITS = [
  '', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth', 'thirteenth',
  'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth', 'eighteenth', 'nineteenth',
];
const TENS = ['', '', 'twent', 'thirt', 'fort', 'fift', 'sixt', 'sevent', 'eight', 'ninet'];
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** The ordinal number in English words, e.g. "twenty-first"; for 1 to 99. */
export function ordinalWord(number: number): string {
  if (number < 20) return UNITS[number]!;
  const [tens, units] = [TENS[Math.floor(number / 10)]!, UNITS[number % 10]!];
  return units ? `${tens}y-${units}` : `${tens}ieth`;
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/**
 * What a session is called in English, by rule: the data set gives no titles.
 * @param siblings how many resumptions its parent has: an only one isn't counted
 */
export function sessionTitle(session: Pick<Session, 'kind' | 'number' | 'resumption' | 'symbolSeries' | 'opensOn'>, siblings: number): string {
  const { kind, number, resumption, symbolSeries, opensOn } = session;
  if (kind === 'REVIEW_CONFERENCE') return 'Review Conference of the Rome Statute';
  if (kind === 'SPECIAL') {
    // Its number is official only where a symbol shows it; our own code proves nothing.
    const official = /^ICC-ASP\/S-(\d{1,2})$/.exec(symbolSeries ?? '')?.[1];
    return official ? capital(`${ordinalWord(Number(official))} special session`) : `Special session of ${MONTHS[Number(opensOn.slice(5, 7)) - 1]} ${opensOn.slice(0, 4)}`;
  }
  const regular = capital(`${ordinalWord(number!)} session`);
  if (kind === 'REGULAR') return regular;
  return siblings > 1 ? `${regular}, ${ordinalWord(resumption!)} resumption` : `${regular}, resumption`;
}
