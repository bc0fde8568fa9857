import { rule, type Cited, type Collection, type Decimal } from '@assembly-graph/kernel';
import { isAtLeast } from './decimal-difference.ts';

/** How many of the staff it is desirable that a State has as nationals: it follows from contributions, population and membership. */
export interface DesirableRange {
  readonly stateIso3: string;
  readonly from: Decimal;
  readonly to: Decimal;
}

/** The staff of the Court as at a day, told as a whole: what is known of each State alone is in the counts. */
export interface StaffSnapshot extends Cited {
  readonly id: string;
  readonly asAt: string;
  readonly desirableRanges: readonly DesirableRange[];
  readonly version: number;
  readonly knownFrom: string | null;
}

/** How many of a nationality and grade there are. So few that they may be known by it: personal data, of which no past is kept. */
export interface StaffCount {
  readonly id: string;
  readonly snapshotId: string;
  readonly asAt: string;
  readonly stateIso3: string;
  /** As in the common system of the United Nations, e.g. "P-4". */
  readonly grade: string;
  readonly women: number;
  readonly men: number;
}

/** What is entered of a nationality and grade. */
export type NewStaffCount = Pick<StaffCount, 'stateIso3' | 'grade' | 'women' | 'men'>;

export type StaffSnapshots = Collection<StaffSnapshot>;
/** `byKeys`: by the id of the snapshot. */
export type StaffCounts = Collection<StaffCount>;

export const ONCE_A_DAY = 'a snapshot of the staff is recorded once of a day, as a whole; what was recorded wrongly is corrected';
export const GRADE = '^(USG|ASG|D-[12]|P-[1-5]|NO-[A-D]|G-[1-7])$';
const FIRST_DAY = '2002-07-01';
const MOST_STAFF = 10_000;

/** @throws RuleBroken */
export function proveSnapshot({ asAt, confidence, desirableRanges }: Pick<StaffSnapshot, 'asAt' | 'confidence' | 'desirableRanges'>, today: string): void {
  rule(asAt >= FIRST_DAY && asAt <= today, 'a snapshot of the staff is of a day that has come, on which there was a Court');
  rule(confidence !== 'RECALLED', 'what is told of staff was read somewhere, not recalled');
  rule(new Set(desirableRanges.map(({ stateIso3 }) => stateIso3)).size === desirableRanges.length, 'a State has one desirable range');
  rule(desirableRanges.every(({ from, to }) => isAtLeast(from, '0') && isAtLeast(to, from)), 'a desirable range is from nothing or more to as much or more');
}

/** @throws RuleBroken */
export function proveCounts(counts: readonly NewStaffCount[]): void {
  rule(counts.length > 0, 'a snapshot of the staff counts somebody');
  rule(new Set(counts.map(({ stateIso3, grade }) => `${stateIso3} ${grade}`)).size === counts.length, 'a nationality and grade is counted once');
  rule(counts.every(({ grade }) => new RegExp(GRADE).test(grade)), 'a grade is one of the common system of the United Nations, e.g. P-4, D-1, G-5');
  rule(counts.every(({ women, men }) => women >= 0 && men >= 0 && women + men > 0 && women <= MOST_STAFF && men <= MOST_STAFF), 'a nationality and grade that is counted has somebody, and none less than nobody');
}

/** What is said otherwise put in the place of what was said; whoever is counted as nobody is left out. */
export function correctedCounts(were: readonly NewStaffCount[], said: readonly NewStaffCount[]): NewStaffCount[] {
  const cell = ({ stateIso3, grade }: NewStaffCount) => `${stateIso3} ${grade}`;
  const all = new Map([...were, ...said].map((count) => [cell(count), count]));
  return [...all.values()].filter(({ women, men }) => women !== 0 || men !== 0);
}
