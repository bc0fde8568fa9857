import { decimalQuotient, withoutSmallCells, type Decimal, type SummaryGroup } from '@assembly-graph/kernel';
import { isAtLeast } from './decimal-difference.ts';
import type { DesirableRange, NewStaffCount } from './staff-snapshot.ts';

export const STAFF_GROUPS = ['STATE', 'GRADE'] as const;
export type StaffGroup = (typeof STAFF_GROUPS)[number];

export const REPRESENTATIONS = ['NOT_REPRESENTED', 'UNDER_REPRESENTED', 'IN_BALANCE', 'OVER_REPRESENTED'] as const;
export type Representation = (typeof REPRESENTATIONS)[number];

/** How many there are, as far as everybody may know; null is not told. */
export interface StaffFigures {
  readonly total: number | null;
  readonly women: number | null;
  readonly men: number | null;
  readonly womenPercent: Decimal | null;
}

export interface StaffBalanceGroup extends StaffFigures {
  /** Alpha-3 code of the State, or the grade. */
  readonly key: string;
  /** So few that they may be known, or so few next to others of whom there are few. */
  readonly suppressed: boolean;
  readonly desirableRange: DesirableRange | null;
  readonly representation: Representation | null;
}

export interface StaffBalance extends StaffFigures {
  readonly groups: readonly StaffBalanceGroup[];
}

type Counted = Readonly<Record<'total' | 'women' | 'men', number>>;

/**
 * The staff by nationality or by grade, never by both: a nationality and grade is one person, or two. What is told of a group of fewer than five, or
 * of fewer than five women or men in it, is told of nobody, nor of those by whom it could be worked out from the totals.
 */
export function staffBalance(counts: readonly NewStaffCount[], by: StaffGroup, ranges: readonly DesirableRange[]): StaffBalance {
  const keyOf = (count: NewStaffCount) => (by === 'STATE' ? count.stateIso3 : count.grade);
  const rangeOf = new Map(by === 'STATE' ? ranges.map((range) => [range.stateIso3, range]) : []);
  const groups = new Map([...rangeOf.keys()].map((key): [string, Counted] => [key, NOBODY]));
  for (const [key, of] of Map.groupBy(counts, keyOf)) groups.set(key, of.reduce(added, NOBODY));
  const all = counts.reduce(added, NOBODY);
  const told = whatIsTold(groups);
  return {
    ...figures(all, told.total.isTold, told.isGenderTold),
    groups: [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, counted]) => {
      const isTold = !told.total.hidden.has(key);
      const range = rangeOf.get(key) ?? null;
      return {
        key, suppressed: !isTold, desirableRange: range, representation: isTold && range ? representationOf(counted.total, range) : null,
        ...figures(counted, isTold, isTold && !told.women.hidden.has(key) && !told.men.hidden.has(key)),
      };
    }),
  };
}

const NOBODY: Counted = { total: 0, women: 0, men: 0 };
const added = (sum: Counted, { women, men }: Pick<NewStaffCount, 'women' | 'men'>): Counted => ({ total: sum.total + women + men, women: sum.women + women, men: sum.men + men });

const figures = ({ total, women, men }: Counted, isTold: boolean, isGenderTold: boolean): StaffFigures => ({
  total: isTold ? total : null,
  women: isGenderTold ? women : null,
  men: isGenderTold ? men : null,
  womenPercent: isGenderTold ? decimalQuotient(String(women * 100), String(total), 2) : null,
});

/** Of the total and of each gender: whether its sum is told, and of which groups it is not. */
function whatIsTold(groups: ReadonlyMap<string, Counted>) {
  const [total, women, men] = (['total', 'women', 'men'] as const).map((column) => smallCellsOf(groups, column));
  return { total: total!, women: women!, men: men!, isGenderTold: [total!, women!, men!].every(({ isTold }) => isTold) };
}

/** Of nobody everybody may know. */
function smallCellsOf(groups: ReadonlyMap<string, Counted>, column: keyof Counted): { readonly isTold: boolean; readonly hidden: ReadonlySet<string> } {
  const some = [...groups].filter(([, counted]) => counted[column] > 0);
  const asGroup = ([value, counted]: [string, Counted]): SummaryGroup => ({ key: [{ dimension: 'KEY', value }], count: counted[column], suppressed: false, sharePercent: null, measures: [] });
  const count = some.reduce((sum, [, counted]) => sum + counted[column], 0);
  const summary = withoutSmallCells({ count, leftOutUnconfirmed: 0, measures: [], groups: some.map(asGroup) });
  return { isTold: summary.count !== null, hidden: new Set(summary.groups.filter(({ suppressed }) => suppressed).map(({ key }) => key[0]!.value!)) };
}

function representationOf(total: number, { from, to }: DesirableRange): Representation {
  if (total === 0) return 'NOT_REPRESENTED';
  if (!isAtLeast(String(total), from)) return 'UNDER_REPRESENTED';
  return isAtLeast(to, String(total)) ? 'IN_BALANCE' : 'OVER_REPRESENTED';
}
