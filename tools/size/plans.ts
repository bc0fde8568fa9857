/** A node of a plan, as EXPLAIN (FORMAT JSON) has it. */
export interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Plan Rows': number;
  readonly Filter?: string;
  readonly 'One-Time Filter'?: string;
  readonly Plans?: readonly PlanNode[];
}

/** What a large table is: how many rows it has in the assembly that is explained. */
export type Tables = ReadonlyMap<string, number>;

/** Of a large table as much may be read whole as this share of it is found: a count has to look at what it counts. */
const MUCH = 1 / 20;
/** As many rows as the list sorts at the most where a filter finds little, and as many as are sorted in passing. */
const SORTED = 10_000;

/**
 * What a plan does that would take long on a larger table: reads one whole to find little of it, also row by row for each owner, or sorts much. At the scale of a plan that
 * is tested, a twentieth of a table stands for what would be too much.
 * @returns sentences; none if the plan holds at any size
 */
export function faultsOf(plan: PlanNode, large: Tables): string[] {
  const own: string[] = [];
  const rows = large.get(plan['Relation Name'] ?? '');
  if (/Seq Scan/.test(plan['Node Type']) && rows !== undefined && plan['Plan Rows'] < rows * MUCH) {
    own.push(`reads ${plan['Relation Name']} whole to find ${plan['Plan Rows']} of ${rows}`);
  }
  if (rows !== undefined && plan.Filter?.includes('owner.key')) own.push(`looks through ${plan['Relation Name']} for what each owner has`);
  if (plan['Node Type'] === 'Sort') {
    const sorted = plan.Plans![0]!['Plan Rows'];
    const from = largeIn(plan, large);
    if (from && sorted > Math.min(SORTED, large.get(from)! * MUCH)) own.push(`sorts ${sorted} of the ${large.get(from)} rows of ${from}`);
  }
  // Where much was found, so that the page is full soon.
  const inner = plan['One-Time Filter'] ? (plan.Plans ?? []).filter((one) => !/Scan$/.test(one['Node Type'])) : (plan.Plans ?? []);
  return [...own, ...inner.flatMap((each) => faultsOf(each, large))];
}

/** The large table whose rows a node gets, if it gets them from one. */
function largeIn({ 'Relation Name': table, Plans = [] }: PlanNode, large: Tables): string | null {
  if (table && large.has(table)) return table;
  return Plans.map((inner) => largeIn(inner, large)).find((found) => found !== null) ?? null;
}
