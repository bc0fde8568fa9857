import {
  BadInput, sharePercent, withoutSmallCells, type Decimal, type Dimension, type Measure, type MeasureSummary, type Summary, type SummaryRequest,
} from '@assembly-graph/kernel';
import type { Column } from './columns.ts';
import { whereOf } from './condition.ts';
import type { Parameters } from './parameters.ts';

/** How many groups one summary and those of all owners of a statement may have, and by how many dimensions and measures. */
const LIMITS = { groups: 1_000, groupsOfAll: 10_000, dimensions: 4, measures: 10 };

interface Table {
  readonly path: string;
  readonly fields: ReadonlyMap<string, Column>;
  /** Whether each row carries its confidence. */
  readonly cited: boolean;
}

/** What PostgreSQL gives for one summary. */
export interface SummaryRow {
  readonly count: number;
  readonly leftOutUnconfirmed: number;
  readonly measures: readonly Figures[];
  /** null if there are too many: then nothing was counted. */
  readonly groups: readonly (readonly [key: readonly (string | null)[], count: number, measures: readonly Figures[]])[] | null;
}
type Figures = readonly [known: number, mixed: boolean, ...figures: (Decimal | null)[]];

/**
 * One SELECT that gives one {@link SummaryRow}; numbers stay numeric, the median too (PostgreSQL's own is a binary fraction).
 * @param scope a further condition on the rows, written by us
 * @throws BadInput for a field that can't be grouped or summed by, and beyond the limits
 */
export function summarySql(request: SummaryRequest, { path, fields, cited }: Table, parameters: Parameters, scope?: string): string {
  const dimensions = dimensionColumns(request.groupBy, fields);
  const measures = measureColumns(request.measures, fields);
  const conditions = [whereOf(request.filter, { columns: fields, parameters }), ...(scope ? [scope] : [])];
  const counts = cited && !request.includeUnconfirmed ? `${fields.get('confidence')!.name} <> 'RECALLED'` : 'true';
  const dimensionsSql = dimensions.map(({ sql }, index) => `${sql} as d${index}`);
  const columns = [...dimensionsSql, ...measures.flatMap(({ selected }) => selected), `${counts} as counts`];
  const figures = `json_build_array(${measures.map(({ figures }) => figures).join(', ')})`;
  const keys = dimensions.map(({ isArray }, index) => (isArray ? `e${index}.element` : `d${index}`));
  const named = keys.map((key, index) => `${key} as k${index}`);
  const elements = dimensions.flatMap(({ isArray }, index) =>
    isArray ? [`left join lateral (select distinct unnest(d${index}) as element) as e${index} on true`] : [],
  );
  const order = [...(request.orderBy === 'COUNT' ? ['total desc'] : []), ...dimensions.map(({ collate }, index) => `k${index}${collate} nulls last`)].join(', ');
  const groups = `select json_agg(json_build_array(json_build_array(${keys.map((_, index) => `k${index}::text`).join(', ')}), total, figures) order by ${order})
      from (select ${[...named, 'count(*)::int as total', `${figures} as figures`].join(', ')}
        from counted ${elements.join(' ')} group by ${keys.join(', ')}) as grouped`;
  // What will be refused is not added up first.
  const fits = keys.length === 0 ? 'true' : `(select count(*) from (select distinct ${keys.join(', ')}
      from (select ${dimensionsSql.join(', ')} from ${path} where ${[...conditions, counts].join(' and ')}) as key ${elements.join(' ')} limit ${LIMITS.groups + 1}) as keys) <= ${LIMITS.groups}`;
  return `with few as materialized (select ${fits} as fits),
      found as materialized (select ${columns.join(', ')} from ${path} where ${conditions.join(' and ')} and (select fits from few)),
      counted as not materialized (select * from found where counts)
    select (select count(*)::int from counted) as "count",
      (select count(*)::int from found where not counts) as "leftOutUnconfirmed",
      ${measures.length === 0 ? `'[]'::json` : `(select ${figures} from counted)`} as "measures",
      ${keys.length === 0 ? `'[]'::json` : `case when (select fits from few) then coalesce((${groups}), '[]'::json) end`} as "groups"`;
}

function dimensionColumns(groupBy: readonly Dimension[], fields: ReadonlyMap<string, Column>) {
  if (groupBy.length > LIMITS.dimensions) throw new BadInput(`Group by ${LIMITS.dimensions} dimensions at the most.`, 'groupBy');
  refuseTwice(groupBy, 'groupBy');
  return groupBy.map(({ field, by, name }) => {
    const column = fields.get(field);
    const isDay = column?.element === 'date' || column?.element === 'timestamptz';
    if (!column || (by === 'YEAR' && (!isDay || column.isArray))) throw new BadInput(`There is no dimension ${name} to group by.`, 'groupBy');
    const day = column.element === 'date' ? column.name : `(${column.name} at time zone 'UTC')`;
    const sql = by === 'YEAR' ? `extract(year from ${day})::int` : column.name;
    // The same order on every machine, whatever the database's language.
    return { sql, isArray: column.isArray, collate: by === 'VALUE' && column.element === 'text' ? ' collate "C"' : '' };
  });
}

const NUMBERS = ['int', 'smallint', 'numeric'];
const ORDERED = [...NUMBERS, 'date', 'timestamptz'];

function measureColumns(measures: readonly Measure[], fields: ReadonlyMap<string, Column>) {
  if (measures.length > LIMITS.measures) throw new BadInput(`Ask for ${LIMITS.measures} measures at the most.`, 'measures');
  refuseTwice(measures, 'measures');
  return measures.map(({ field, alike, name }, index) => {
    const column = fields.get(field);
    if (!column || column.isArray || !NUMBERS.includes(column.element)) throw new BadInput(`There is no measure ${name}.`, 'measures');
    const value = `m${index}`;
    const likeness = alike.map((other, place) => ({ ...likeSql(fields.get(other)!), as: `a${index}_${place}` }));
    const known = `filter (where ${value} is not null)`;
    // The least and the greatest are the same only where all are; unlike a count of the distinct, this needs no sorting.
    const differs = likeness.map(({ as, nullable }) => `min(${as}) ${known} is distinct from max(${as}) ${known}${nullable ? ` or count(${as}) ${known} not in (0, count(${value}))` : ''}`);
    return {
      selected: [`${column.name}::numeric as ${value}`, ...likeness.map(({ sql, as }) => `${sql} as ${as}`)],
      figures: `json_build_array(count(${value})::int, ${differs.join(' or ') || 'false'},
        sum(${value})::text, round(avg(${value}), 4)::text, min(${value})::text, max(${value})::text, ${medianOf(value)}::text)`,
    };
  });
}

/** A column as something of which there is a least and a greatest. */
const likeSql = ({ name, element, isArray, nullable }: Column) => ({ sql: isArray || !ORDERED.includes(element) ? `${name}::text collate "C"` : name, nullable });

/** Half of the sum of the two values in the middle, or of the one in the middle twice. */
const medianOf = (value: string) =>
  `round((percentile_disc(0.5) within group (order by ${value}) + percentile_disc(0.5) within group (order by ${value} desc)) / 2, 4)`;

function refuseTwice(asked: readonly { name: string }[], argument: string): void {
  if (new Set(asked.map(({ name }) => name)).size !== asked.length) throw new BadInput(`Something stands in ${argument} twice.`, argument);
}

/**
 * The summaries of the rows of one statement, small cells of personal data suppressed.
 * @throws BadInput if there are more groups than one may ask for
 */
export function toSummaries(rows: readonly SummaryRow[], request: SummaryRequest): Summary[] {
  const all = rows.reduce((sum, { groups }) => sum + (groups?.length ?? 0), 0);
  if (rows.some(({ groups }) => groups === null) || all > LIMITS.groupsOfAll) {
    throw new BadInput(`A summary may have ${LIMITS.groups} groups at the most, those of all lists of a field ${LIMITS.groupsOfAll}: group by less, or filter.`, 'groupBy');
  }
  const personal = request.groupBy.some((dimension) => dimension.personal);
  return rows.map((row) => (personal ? withoutSmallCells(toSummary(row, request)) : toSummary(row, request)));
}

function toSummary({ count, leftOutUnconfirmed, measures, groups }: SummaryRow, request: SummaryRequest): Summary {
  return {
    count,
    leftOutUnconfirmed,
    measures: toMeasures(measures, request.measures),
    groups: groups!.map(([values, size, figures]) => ({
      key: values.map((value, index) => ({ dimension: request.groupBy[index]!.name, value })),
      count: size,
      suppressed: false,
      sharePercent: sharePercent(size, count),
      measures: toMeasures(figures, request.measures),
    })),
  };
}

function toMeasures(all: readonly Figures[], measures: readonly Measure[]): MeasureSummary[] {
  return all.map(([known, mixed, ...figures], index) => {
    const [sum, avg, min, max, median] = figures.map((figure) => (mixed ? null : figure)) as [Decimal | null, Decimal | null, Decimal | null, Decimal | null, Decimal | null];
    return { measure: measures[index]!.name, known, mixed, sum, avg, min, max, median };
  });
}
