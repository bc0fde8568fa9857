import { describe, expect, it } from '@jest/globals';
import { claimsToBeDate, firstDayOf, fullDayOf } from './dated.ts';

describe('the date of a document', () => {
  it.each([
    ['2017-11-20', '2017-11-20', '2017-11-20'],
    ['2017-11', '2017-11-01', null],
    ['2017', '2017-01-01', null],
    ['2016-02-29', '2016-02-29', '2016-02-29'],
    ['November 2017', null, null],
    ['2017-02-29', null, null],
    ['2017-13', null, null],
    ['0000', null, null],
    ['17', null, null],
    ['2017-1', null, null],
    ['', null, null],
  ])('%j begins on %j and is the day %j', (dated, first, full) => {
    expect([firstDayOf(dated), fullDayOf(dated)]).toEqual([first, full]);
  });

  it('tells a false day from free words', () => {
    expect(['2017-02-29', '2017-13', '20171', '17', '2017-1-1'].map(claimsToBeDate)).toEqual([true, true, true, true, true]);
    expect(['November 2017', 'n.d.', 'after 2017', '2017-11-20/21'].map(claimsToBeDate)).toEqual([false, false, false, false]);
  });
});
