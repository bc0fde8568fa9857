import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SMALLEST_CELL, withoutSmallCells } from './small-cells.ts';
import { sharePercent, type Summary } from './summary.ts';

const summaryOf = (counts: readonly number[], leftOutUnconfirmed = 0): Summary => {
  const count = counts.reduce((sum, size) => sum + size, 0);
  const groups = counts.map((size, index) => ({
    key: [{ dimension: 'GENDER', value: String(index) }],
    count: size,
    suppressed: false,
    sharePercent: sharePercent(size, count),
    measures: [],
  }));
  return { count, leftOutUnconfirmed, measures: [], groups };
};
const told = (summary: Summary) => summary.groups.map(({ count }) => count);

describe('a summary of personal data', () => {
  it('tells no group of fewer than five, nor what a total less the others would tell', () => {
    expect(told(withoutSmallCells(summaryOf([9, 7, 2])))).toEqual([9, null, null]);
    expect(told(withoutSmallCells(summaryOf([9, 7, 2, 1])))).toEqual([9, null, null, null]);
    expect(told(withoutSmallCells(summaryOf([9, 7, 3, 2])))).toEqual([9, 7, null, null]);
    expect(told(withoutSmallCells(summaryOf([9, 7])))).toEqual([9, 7]);
    expect(told(withoutSmallCells(summaryOf([9, 1])))).toEqual([null, null]);
  });

  it('tells nothing at all of fewer than five, and nothing of few left out', () => {
    expect(withoutSmallCells(summaryOf([3, 1]))).toMatchObject({ count: null, groups: [{ suppressed: true }, { suppressed: true }] });
    expect(withoutSmallCells(summaryOf([9], 2)).leftOutUnconfirmed).toBeNull();
    expect(withoutSmallCells(summaryOf([], 0))).toMatchObject({ count: 0, leftOutUnconfirmed: 0 });
  });

  it('never leaves a remainder that is one group or fewer than five persons', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), (counts) => {
        const open = summaryOf(counts);
        const summary = withoutSmallCells(open);
        const shown = told(summary).filter((count) => count !== null);
        expect(shown.every((count) => count >= SMALLEST_CELL)).toBe(true);
        expect(summary.groups).toHaveLength(counts.length);
        const hidden = counts.length - shown.length;
        if (hidden === 0) expect(summary.groups).toEqual(open.groups);
        else if (summary.count !== null) {
          expect(hidden).toBeGreaterThan(1);
          expect(summary.count - shown.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(SMALLEST_CELL);
        }
        for (const { suppressed, count, sharePercent: share } of summary.groups) expect([count === null, share === null]).toEqual([suppressed, suppressed]);
      }),
      { numRuns: 500 },
    );
  });
});
