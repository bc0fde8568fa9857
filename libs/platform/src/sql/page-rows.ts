import type { Stretch } from './keyset.ts';
import type { Selection } from './selection.ts';

/** Rows of a page: what is read of them, of what, in which stretches, and how many. */
export interface PageRows {
  readonly selection: Pick<Selection<never>, 'selected' | 'names'>;
  readonly from: string;
  /** Together they have the rows of `from`. */
  readonly parts: readonly string[];
  readonly stretches: readonly Stretch[];
  readonly limit: number;
}

/** The first rows of the stretches, one stretch after the other. */
export function rowsOf({ selection: { selected, names }, parts, stretches, limit }: PageRows, conditions: readonly string[]): string {
  const of = ({ where, order }: Stretch, more = '') => {
    const found = (part: string) => `from ${part} where ${['true', ...conditions, ...where].join(' and ')} order by ${order} limit ${limit}`;
    if (parts.length === 1) return `select ${selected}${more} ${found(parts[0]!)}`;
    // The first of all are among the first of each part; PostgreSQL would sort the whole of both.
    return `select ${selected}${more} from (${parts.map((part) => `(select ${names} ${found(part)})`).join(' union all ')}) as parts order by ${order} limit ${limit}`;
  };
  if (stretches.length === 1) return of(stretches[0]!);
  const each = stretches.map((stretch, index) => `(${of(stretch, `, ${index} as "$stretch", row_number() over (order by ${stretch.order}) as "$place"`)})`);
  return `select * from (${each.join(' union all ')}) as stretches order by "$stretch", "$place" limit ${limit}`;
}

/**
 * The same of what a filter finds, or an owner has. If that is little it is found first and sorted, else the list is read in its order until the page is full.
 * PostgreSQL would choose by what it expects, which is wrong where the filter and the order have to do with each other (the deposits to the
 * latest treaty, the earliest first): it would read almost all of the list, row by row.
 */
export function foundRowsOf(page: PageRows, conditions: readonly string[], most: number): string {
  const isLittle = `(select count(*) from few) <= ${most}`;
  return `with few as materialized (select ${page.selection.names} from ${page.from} where ${conditions.join(' and ')} limit ${most + 1})
    (${rowsOf({ ...page, parts: ['few'] }, [isLittle])}) union all (${rowsOf(page, [...conditions, `not ${isLittle}`])})`;
}
