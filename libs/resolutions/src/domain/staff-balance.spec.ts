import { SMALLEST_CELL } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { staffBalance, STAFF_GROUPS, type StaffBalance } from './staff-balance.ts';
import { correctedCounts, proveCounts, proveSnapshot, type NewStaffCount } from './staff-snapshot.ts';

const count = (stateIso3: string, grade: string, women: number, men: number): NewStaffCount => ({ stateIso3, grade, women, men });
const broken = expect.objectContaining({ name: 'RuleBroken' });
const brief = ({ groups, total, women, men }: StaffBalance) => [[total, women, men], ...groups.map((group) => [group.key, group.total, group.women, group.men])];

describe('the balance of staff', () => {
  it('is told by nationality, with the share of women and against the desirable range', () => {
    const ranges = [['FRA', '5.5', '9'], ['JPN', '20', '30'], ['SEN', '1', '3'], ['TUV', '0', '1']].map(([stateIso3, from, to]) => ({ stateIso3: stateIso3!, from: from!, to: to! }));
    const balance = staffBalance([count('FRA', 'P-4', 6, 5), count('JPN', 'P-4', 5, 6), count('SEN', 'P-4', 20, 20)], 'STATE', ranges);
    expect(balance).toMatchObject({ total: 62, women: 31, men: 31, womenPercent: '50.00' });
    expect(balance.groups.map(({ key, total, womenPercent, representation }) => [key, total, womenPercent, representation])).toEqual([
      ['FRA', 11, '54.55', 'OVER_REPRESENTED'], ['JPN', 11, '45.45', 'UNDER_REPRESENTED'], ['SEN', 40, '50.00', 'OVER_REPRESENTED'], ['TUV', 0, null, 'NOT_REPRESENTED'],
    ]);
  });

  it('tells nothing of a nationality of few, nor of the one by which it could be worked out', () => {
    const balance = staffBalance([count('FRA', 'P-4', 6, 6), count('JPN', 'P-4', 1, 1), count('SEN', 'P-4', 20, 20)], 'STATE', [{ stateIso3: 'JPN', from: '1', to: '3' }]);
    expect(brief(balance)).toEqual([[54, 27, 27], ['FRA', null, null, null], ['JPN', null, null, null], ['SEN', 40, 20, 20]]);
    expect(balance.groups[1]).toMatchObject({ suppressed: true, representation: null, desirableRange: { from: '1' } });
  });

  it('tells how many of a grade there are, and not how many of few are women', () => {
    expect(brief(staffBalance([count('FRA', 'D-1', 1, 9), count('JPN', 'P-3', 30, 30), count('SEN', 'P-4', 40, 30)], 'GRADE', []))).toEqual([
      [140, 71, 69], ['D-1', 10, null, null], ['P-3', 60, null, null], ['P-4', 70, 40, 30],
    ]);
    expect(brief(staffBalance([count('FRA', 'D-1', 1, 2)], 'GRADE', []))).toEqual([[null, null, null], ['D-1', null, null, null]]);
  });

  it('never tells of few, and leaves more than one way to read what it does not tell', () => {
    const some = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 40 }));
    const cells = fc.uniqueArray(fc.record({ stateIso3: fc.constantFrom('FRA', 'JPN', 'SEN', 'TUV'), grade: fc.constantFrom('P-1', 'P-4', 'D-1'), women: some, men: some }), { selector: ({ stateIso3, grade }) => `${stateIso3} ${grade}` });
    fc.assert(fc.property(cells, fc.constantFrom(...STAFF_GROUPS), (counts, by) => {
      const balance = staffBalance(counts, by, []);
      const real = (key: string, column: 'women' | 'men') => counts.filter(({ stateIso3, grade }) => (by === 'STATE' ? stateIso3 : grade) === key).reduce((sum, one) => sum + one[column], 0);
      const isFew = (value: number | null) => value !== null && value > 0 && value < SMALLEST_CELL;
      for (const told of [balance, ...balance.groups]) {
        expect([told.total, told.women, told.men].some(isFew)).toBe(false);
        // Of a total and one gender the other follows.
        expect((told.women === null) === (told.men === null)).toBe(true);
        if (told.women !== null) expect(told.total).toBe(told.women + told.men!);
      }
      for (const [column, sum] of [['women', balance.women], ['men', balance.men]] as const) {
        const hidden = balance.groups.filter((group) => group[column] === null).map(({ key }) => real(key, column));
        // What is left of a sum, less what is told, is that of several, and of no few.
        if (sum !== null && hidden.some(isFew)) expect([hidden.filter((one) => one > 0).length > 1, hidden.reduce((a, b) => a + b, 0) >= SMALLEST_CELL]).toEqual([true, true]);
      }
      const untold = balance.groups.filter(({ total }) => total === null).map(({ key }) => real(key, 'women') + real(key, 'men'));
      if (balance.total !== null && untold.length > 0) expect([untold.length > 1, untold.reduce((a, b) => a + b, 0) >= SMALLEST_CELL]).toEqual([true, true]);
    }), { numRuns: 500 });
  });
});

describe('a snapshot of the staff', () => {
  const snapshot = { asAt: '2025-12-31', confidence: 'VERIFIED', desirableRanges: [] } as const;
  it.each([
    ['of a day to come', { asAt: '2026-11-24' }], ['of a day before there was a Court', { asAt: '2002-06-30' }], ['that is recalled', { confidence: 'RECALLED' as const }],
    ['with two ranges of a State', { desirableRanges: [{ stateIso3: 'FRA', from: '1', to: '2' }, { stateIso3: 'FRA', from: '1', to: '3' }] }],
    ['with a range from more to less', { desirableRanges: [{ stateIso3: 'FRA', from: '2.1', to: '2' }] }],
    ['with a range of less than nothing', { desirableRanges: [{ stateIso3: 'FRA', from: '-1', to: '2' }] }],
  ])('is not one %s', (_what, said) => expect(() => proveSnapshot({ ...snapshot, ...said }, '2026-11-23')).toThrow(broken));

  it.each([
    ['nobody', []], ['a nationality and grade twice', [count('FRA', 'P-4', 1, 1), count('FRA', 'P-4', 1, 2)]], ['a grade that is none', [count('FRA', 'P-9', 1, 1)]],
    ['less than nobody', [count('FRA', 'P-4', -1, 2)]], ['nobody of a grade', [count('FRA', 'P-4', 0, 0)]], ['more than there could be', [count('FRA', 'P-4', 2147483647, 0)]],
  ])('does not count %s', (_what, counts) => expect(() => proveCounts(counts)).toThrow(broken));

  it('is corrected by nationality and grade, the rest stays', () => {
    expect(correctedCounts([count('FRA', 'P-4', 1, 2), count('JPN', 'P-4', 3, 4)], [count('FRA', 'P-4', 0, 0), count('JPN', 'P-4', 5, 4), count('SEN', 'P-3', 0, 1)])).toEqual([count('JPN', 'P-4', 5, 4), count('SEN', 'P-3', 0, 1)]);
  });
});
