import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aCandidature } from '../testing/an-election.ts';
import { benchOn, termBeganOn, type Elected } from './bench.ts';

const judge = (termEndsOn: string | null, electionHeldOn: string | null, said: Partial<Elected> = {}): Elected => ({ ...aCandidature({ result: 'ELECTED', termEndsOn }), electionHeldOn, ...said });

describe('the term of a judge', () => {
  it('of nine years began nine years before its end; a vacancy is filled from the day of the election', () => {
    expect(termBeganOn(judge('2027-03-10', '2017-12-06'))).toBe('2018-03-11');
    expect(termBeganOn(judge('2018-03-10', '2009-11-18'))).toBe('2009-11-18');
  });

  it('of the first election was of three, six or nine years from one day (art. 36(9)(b))', () => {
    expect(['2006-03-10', '2009-03-10', '2012-03-10'].map((ends) => termBeganOn(judge(ends, '2003-02-07')))).toEqual(['2003-03-11', '2003-03-11', '2003-03-11']);
  });

  it('is not guessed: where the day of the election is not on record, only a full term is placed', () => {
    expect(termBeganOn(judge('2024-03-10', null, { electionCode: 'J2014' }))).toBe('2015-03-11');
    expect(termBeganOn(judge('2012-03-10', null, { electionCode: 'J2007' }))).toBeNull();
    expect(termBeganOn(judge(null, '2017-12-06'))).toBeNull();
  });
});

describe('the bench', () => {
  it('counts those whose terms cover the day, by list and gender', () => {
    const all = [judge('2027-03-10', '2017-12-06', { list: 'A' }), judge('2027-03-10', '2017-12-06', { gender: 'MALE' }), judge('2018-03-10', '2009-01-20'), judge('2027-03-10', '2017-12-06', { confidence: 'RECALLED' }), judge(null, null)];
    const { judges, ...bench } = benchOn('2020-01-01', all, false);
    expect(judges).toHaveLength(2);
    expect(bench).toEqual({ on: '2020-01-01', lists: [{ value: 'A', count: 1 }, { value: 'B', count: 1 }], genders: [{ value: 'FEMALE', count: 1 }, { value: 'MALE', count: 1 }], leftOutUnconfirmed: 1, termUnknown: 1 });
    expect(benchOn('2020-01-01', all, true).judges).toHaveLength(3);
  });

  it('has each of its judges in one list and one gender, or told as not on record', () => {
    const judges = fc.array(fc.record({ list: fc.constantFrom('A' as const, 'B' as const, null), gender: fc.constantFrom('FEMALE' as const, 'MALE' as const, null) }), { maxLength: 20 });
    fc.assert(fc.property(judges, (given) => {
      const bench = benchOn('2020-01-01', given.map((said) => judge('2027-03-10', '2017-12-06', said)), false);
      for (const shares of [bench.lists, bench.genders]) expect(shares.reduce((sum, { count }) => sum + count, 0)).toBe(given.length);
    }));
  });
});
