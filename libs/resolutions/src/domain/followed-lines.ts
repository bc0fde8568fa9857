import { decimalSum, isConfirmed, type Decimal } from '@assembly-graph/kernel';
import type { Concordance } from './concordance.ts';
import { decimalProduct, sameDecimal } from './decimal-difference.ts';

/** A line of a year that is taken into a series. */
export interface TakenLine {
  /** Null for the total. */
  readonly programmeCode: string | null;
  /** How much of it; null where the record does not say how it is apportioned. */
  readonly share: Decimal | null;
  /** Whether what leads to it is more than recalled. */
  readonly isConfirmed: boolean;
}

type Links = Pick<Concordance, 'year' | 'programmeCode' | 'intoYear' | 'intoCodes' | 'intoShares' | 'confidence'>;
type Taken = Omit<TakenLine, 'programmeCode'>;
/** By year, by code. */
type ByYear = Map<number, Map<string, Taken>>;

/** What is taken where nothing is followed: the line itself, as its code is. */
export const itself = (programmeCode: string | null): TakenLine => ({ programmeCode, ...WHOLE });
const WHOLE: Taken = { share: '1', isConfirmed: true };

/**
 * The lines of each year that are the line of one year, before it and after it, through the concordance: earlier lines with the share
 * of them that the line continues, later ones whole if they continue nothing else. A share is null where the record leaves it open.
 * @param line a programme as it stood in the budget of the year `linesOf`
 * @returns by year, from `from` to `to`; a year without an entry has no such line
 */
export function followedLines(
  line: string,
  { linesOf, from, to }: { readonly linesOf: number; readonly from: number; readonly to: number },
  concordances: readonly Links[],
): ReadonlyMap<number, readonly TakenLine[]> {
  const taken: ByYear = new Map([[linesOf, new Map([[line, WHOLE]])]]);
  const links = linksOf(concordances);
  for (let year = linesOf - 1; year >= from; year -= 1) taken.set(year, continuedBy(year, taken, links));
  for (let year = linesOf + 1; year <= to; year += 1) taken.set(year, continuing(year, taken, links));
  return new Map([...taken].map(([year, lines]) => [year, [...lines].map(([programmeCode, how]) => ({ programmeCode, ...how }))]));
}

interface LinksOnRecord {
  readonly all: readonly Links[];
  /** What became of a line. */
  readonly of: (code: string, year: number) => Links | undefined;
  /** Of what a line is said to be the continuation. */
  readonly into: (code: string, year: number) => readonly Links[];
}

function linksOf(all: readonly Links[]): LinksOnRecord {
  const key = (code: string, year: number) => `${code} ${year}`;
  const of = new Map(all.map((link) => [key(link.programmeCode, link.year), link]));
  const into = Map.groupBy(all.flatMap((link) => link.intoCodes.map((code) => [key(code, link.intoYear), link] as const)), ([target]) => target);
  return { all, of: (code, year) => of.get(key(code, year)), into: (code, year) => (into.get(key(code, year)) ?? []).map(([, link]) => link) };
}

/** The lines of a year that are continued by what is taken of later ones. */
function continuedBy(year: number, taken: ByYear, links: LinksOnRecord): Map<string, Taken> {
  const lines = new Map([...taken.get(year + 1)!].filter(([code]) => goesOn(code, year, links)));
  for (const link of links.all.filter((one) => one.year === year)) {
    const into = link.intoCodes.map((code) => taken.get(link.intoYear)?.get(code) ?? null);
    if (into.some((one) => one !== null)) lines.set(link.programmeCode, { share: shareOf(link, into), isConfirmed: allConfirmed([link], into) });
  }
  return lines;
}

/** The lines of a year that continue what is taken of earlier ones. */
function continuing(year: number, taken: ByYear, links: LinksOnRecord): Map<string, Taken> {
  const lines = new Map([...taken.get(year - 1)!].filter(([code]) => goesOn(code, year - 1, links)));
  // A line of before the year asked about that is taken leads into that year, not past it.
  const source = (link: Links) => taken.get(link.year)?.get(link.programmeCode) ?? null;
  const continues = links.all.filter((link) => link.intoYear === year && source(link) !== null);
  for (const code of continues.flatMap(({ intoCodes }) => intoCodes)) {
    const from = links.into(code, year);
    const sources = from.map(source);
    // What comes of several lines can't be told apart again, unless all of them are taken alike.
    lines.set(code, { share: alike(sources), isConfirmed: allConfirmed(from, sources) });
  }
  return lines;
}

/** Whether a line is, a year later, the line of the same code: nothing else is said of either. */
const goesOn = (code: string, year: number, { of, into }: LinksOnRecord): boolean => of(code, year) === undefined && into(code, year + 1).length === 0;

function shareOf({ intoShares }: Links, into: readonly (Taken | null)[]): Decimal | null {
  const whole = alike(into);
  if (whole !== null || intoShares.length === 0) return whole;
  const parts = into.map((one, index) => (one === null ? '0' : one.share && decimalProduct(one.share, intoShares[index]!)));
  return parts.includes(null) ? null : decimalSum(parts as Decimal[]);
}

/** The share that all have; null if they have different ones, one has none, or one is not taken at all. */
function alike(lines: readonly (Taken | null)[]): Decimal | null {
  const share = lines[0]?.share ?? null;
  return share !== null && lines.every((one) => one !== null && one.share !== null && sameDecimal(one.share, share)) ? share : null;
}

const allConfirmed = (links: readonly Links[], lines: readonly (Taken | null)[]): boolean => links.every(isConfirmed) && lines.every((one) => one?.isConfirmed !== false);
