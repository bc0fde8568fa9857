import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { holdsAt, instantOf, isDuring, isDate, isInstant } from './validity.ts';

describe('days and instants', () => {
  it('takes only days that exist', () => {
    expect(['2024-02-29', '2002-07-01'].every(isDate)).toBe(true);
    expect(['2023-02-29', '2002-13-01', '2002-7-1', '02-07-01', '2002-07-01T00:00:00Z', '', '2002-04-31', '0000-01-01'].some(isDate)).toBe(false);
  });

  it('takes only instants by RFC 3339', () => {
    expect(['2002-07-01T00:00:00Z', '2002-07-01T00:00:00.123+02:00'].every(isInstant)).toBe(true);
    expect(['2002-07-01', '2002-07-01T00:00:00', '2002-02-30T00:00:00Z', '2002-07-01T25:00:00Z', 'now', ''].some(isInstant)).toBe(false);
  });

  it('takes a day for its first moment in UTC', () => {
    expect(instantOf('2002-07-01')).toBe('2002-07-01T00:00:00.000Z');
    expect(instantOf('2002-07-01T01:00:00+02:00')).toBe('2002-06-30T23:00:00.000Z');
  });
});

describe('a validity', () => {
  const term = { from: '2002-07-01', to: '2005-11-28' };
  it('holds from its first day until before its last', () => {
    expect(['2002-07-01', '2005-11-27T23:59:59Z'].every((at) => holdsAt(term, at))).toBe(true);
    expect(['2002-06-30T23:59:59Z', '2005-11-28'].some((at) => holdsAt(term, at))).toBe(false);
  });
  it('without an end holds on, without a beginning has always held', () => {
    expect(holdsAt({ from: null, to: null }, '1900-01-01')).toBe(true);
    expect(holdsAt({ from: '2002-07-01', to: null }, '2999-01-01')).toBe(true);
    expect(holdsAt({ from: null, to: '2002-07-01' }, '2002-07-01')).toBe(false);
  });
  it('has a moment in common with another where one holds on the first day of the other', () => {
    const day = fc.option(fc.integer({ min: 1, max: 6 }).map((one) => `2002-07-0${one}`));
    const stretch = fc.record({ from: day, to: day }).filter(({ from, to }) => from === null || to === null || from < to);
    fc.assert(
      fc.property(stretch, stretch, (one, other) => {
        const days = ['2002-06-30', ...[1, 2, 3, 4, 5, 6, 7].map((each) => `2002-07-0${each}`)];
        expect(isDuring(one, other)).toBe(days.some((each) => holdsAt(one, each) && holdsAt(other, each)));
      }),
    );
  });
});
