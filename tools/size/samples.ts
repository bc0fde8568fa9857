import type { DataSource } from 'typeorm';
import type { Statement } from './recorder.ts';

/** Values that a column has, as text: those by which a filter finds much, little, and where it parts the list in two. */
export interface Sample {
  readonly frequent: string;
  readonly rare: string;
  readonly least: string;
  readonly middle: string;
  readonly greatest: string;
}

/** By which column of which table a statement finds: one that was asked with nothing but `isNull: false`, or `isEmpty: false`. */
export function columnOf({ sql }: Statement): { table: string; column: string; isArray: boolean } | null {
  const [, table] = /from ((?:"?\w+"?\.)?"?\w+"?)\s+where/.exec(sql) ?? [];
  // Of the column that has the owner's key it is the key that is asked about.
  const [, plain, array, owners] = /("\w+") is not null|cardinality\(("\w+")\) > 0|owner\.key[^"]* is not null and ("\w+") = /.exec(sql) ?? [];
  const column = plain ?? array ?? owners;
  return table && column ? { table, column, isArray: array !== undefined } : null;
}

/** null where the column has no value at all. */
export async function sampleOf(database: DataSource, { table, column, isArray }: { table: string; column: string; isArray: boolean }): Promise<Sample | null> {
  const value = isArray ? `unnest(${column})` : column;
  const [sample]: [Sample] = await database.query(
    `with counted as (select value, count(*) as times from (select ${value} as value from ${table}) as each where value is not null group by value)
     select (array_agg(value::text order by times desc, value))[1] as frequent, (array_agg(value::text order by times, value desc))[1] as rare,
            (array_agg(value::text order by value))[1] as least, (percentile_disc(0.5) within group (order by value))::text as middle,
            (array_agg(value::text order by value desc))[1] as greatest from (select value, times from counted) as each`,
  );
  return sample.frequent === null ? null : sample;
}
