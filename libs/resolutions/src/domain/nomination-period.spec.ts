import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { extension, firstPeriod, receivesOn, type Days } from './nomination-period.ts';

const RULES = 'ICC-ASP/3/Res.6';
const first: Days = { opensOn: '2016-12-12', closesOn: '2017-05-05', extension: 0 };
const days = fc.integer({ min: 1, max: 5_000 }).map((offset) => new Date(Date.UTC(2017, 0, 1 + offset)).toISOString().slice(0, 10));

describe('the nomination period', () => {
  it('is opened once, and closes after it opens', () => {
    expect(firstPeriod([], '2016-12-12', '2017-05-05')).toEqual(first);
    expect(() => firstPeriod([first], '2017-05-06', '2017-06-06')).toThrow(new RuleBroken('nominations for an election are opened once; the period is extended', RULES));
    expect(() => firstPeriod([], '2017-05-05', '2017-05-05')).toThrow('a nomination period closes after it opens');
  });

  it('is extended once it was opened, and then closes later', () => {
    expect(extension([first], '2017-06-16')).toEqual({ opensOn: '2017-05-05', closesOn: '2017-06-16', extension: 1 });
    expect(() => extension([], '2017-06-16')).toThrow(new RuleBroken('a nomination period is extended once it was opened', RULES));
    expect(() => extension([first], '2017-05-05')).toThrow(new RuleBroken('an extended nomination period closes later than before', RULES));
  });

  it('is extended at most three times, and receives on every day from its first to its last', () => {
    fc.assert(fc.property(fc.array(days, { maxLength: 8 }), days, (ends, day) => {
      let periods: readonly Days[] = [first];
      for (const end of ends) {
        try {
          periods = [...periods, extension(periods, end)];
        } catch (failure) {
          expect(failure).toBeInstanceOf(RuleBroken);
          if (end > periods.at(-1)!.closesOn) expect((failure as RuleBroken).sentence).toBe('the nomination period is extended at most three times');
        }
      }
      expect(periods.length).toBeLessThanOrEqual(4);
      expect(periods.map((one) => one.extension)).toEqual(periods.map((_one, index) => index));
      expect(receivesOn(periods, day)).toBe(day >= first.opensOn && day <= periods.at(-1)!.closesOn);
    }));
  });
});
