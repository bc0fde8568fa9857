import { describe, expect, it } from '@jest/globals';
import { ordinalWord, sessionTitle } from './session-title.ts';

const regular = { kind: 'REGULAR', number: 20, resumption: null, symbolSeries: 'ICC-ASP/20', opensOn: '2021-12-06' } as const;

describe('the title of a session', () => {
  it.each([
    ['Twentieth session', regular, 0],
    ['Nineteenth session, second resumption', { ...regular, kind: 'RESUMED', number: 19, resumption: 2 }, 2],
    ['Fourth session, resumption', { ...regular, kind: 'RESUMED', number: 4, resumption: 1 }, 1],
    ['First special session', { ...regular, kind: 'SPECIAL', number: null, symbolSeries: 'ICC-ASP/S-1' }, 0],
    ['Special session of July 2026', { ...regular, kind: 'SPECIAL', number: null, symbolSeries: null, opensOn: '2026-07-24' }, 0],
    ['Review Conference of the Rome Statute', { ...regular, kind: 'REVIEW_CONFERENCE', number: null, symbolSeries: 'RC' }, 0],
  ] as const)('is %s', (title, session, siblings) => expect(sessionTitle(session, siblings)).toBe(title));

  it('counts in words', () => {
    expect([1, 12, 19, 20, 21, 30, 42, 80, 99].map(ordinalWord)).toEqual([
      'first', 'twelfth', 'nineteenth', 'twentieth', 'twenty-first', 'thirtieth', 'forty-second', 'eightieth', 'ninety-ninth',
    ]);
  });
});
