import { rule, type Cited, type Collection } from '@assembly-graph/kernel';

const RULES = 'ICC-ASP/3/Res.6';
const MOST_EXTENSIONS = 3;

/** When nominations for an election are received; an extension is a period of its own, that goes on from the one before. */
export interface NominationPeriod extends Cited {
  readonly id: string;
  readonly electionCode: string;
  readonly opensOn: string;
  /** The last day. */
  readonly closesOn: string;
  /** 0 the period itself, 1 to 3 its extensions. */
  readonly extension: number;
  readonly version: number;
  readonly knownFrom: string | null;
}

/** `byKeys`: by the code of the election. */
export type NominationPeriods = Collection<NominationPeriod>;
export type Days = Pick<NominationPeriod, 'opensOn' | 'closesOn' | 'extension'>;

/** The first period of an election. @throws RuleBroken */
export function firstPeriod(periods: readonly Days[], opensOn: string, closesOn: string): Days {
  rule(periods.length === 0, 'nominations for an election are opened once; the period is extended', RULES);
  rule(opensOn < closesOn, 'a nomination period closes after it opens');
  return { opensOn, closesOn, extension: 0 };
}

/** One period more. @throws RuleBroken */
export function extension(periods: readonly Days[], closesOn: string): Days {
  const last = lastOf(periods);
  rule(last !== undefined, 'a nomination period is extended once it was opened', RULES);
  rule(last.extension < MOST_EXTENSIONS, 'the nomination period is extended at most three times', RULES);
  rule(closesOn > last.closesOn, 'an extended nomination period closes later than before', RULES);
  return { opensOn: last.closesOn, closesOn, extension: last.extension + 1 };
}

export const lastOf = (periods: readonly Days[]): Days | undefined => [...periods].sort((a, b) => a.extension - b.extension).at(-1);

/** Whether nominations are received on a day. */
export const receivesOn = (periods: readonly Days[], day: string): boolean => periods.some(({ opensOn, closesOn }) => opensOn <= day && day <= closesOn);
