import type { Summary, SummaryGroup } from './summary.ts';

/** A group of fewer persons than this could tell who they are. */
export const SMALLEST_CELL = 5;

/**
 * The summary of personal data without its small groups: their count, share and figures are null, and they come last.
 * So that a total less the other groups does not give one away, the next smallest groups go with it until at least two are
 * hidden that are together as many as the smallest cell; a total that is itself too small is hidden with all its groups.
 *
 * This guards one answer. Whoever may filter by the personal field can compare answers: such a list offers no filter by it.
 */
export function withoutSmallCells(summary: Summary, smallest = SMALLEST_CELL): Summary {
  const { groups, count, leftOutUnconfirmed } = summary;
  const leftOut = leftOutUnconfirmed! > 0 && leftOutUnconfirmed! < smallest ? null : leftOutUnconfirmed;
  if (count! > 0 && count! < smallest) return { count: null, leftOutUnconfirmed: leftOut, measures: [], groups: groups.map(hidden) };
  const hide = toHide(groups, smallest);
  const shown = groups.filter((group) => !hide.has(group));
  return { ...summary, leftOutUnconfirmed: leftOut, groups: [...shown, ...[...hide].sort(byKey).map(hidden)] };
}

function toHide(groups: readonly SummaryGroup[], smallest: number): Set<SummaryGroup> {
  const hide = new Set<SummaryGroup>();
  let together = 0;
  for (const group of groups.toSorted((a, b) => a.count! - b.count!)) {
    const enough = hide.size === 0 || (hide.size >= 2 && together >= smallest);
    if (group.count! >= smallest && enough) break;
    hide.add(group);
    together += group.count!;
  }
  return hide;
}

const hidden = ({ key }: SummaryGroup): SummaryGroup => ({ key, count: null, suppressed: true, sharePercent: null, measures: [] });

/** Not by count, which would tell which of two hidden groups is the larger. */
const byKey = (a: SummaryGroup, b: SummaryGroup) => (text(a) < text(b) ? -1 : 1);
const text = ({ key }: SummaryGroup) => JSON.stringify(key.map(({ value }) => value));
