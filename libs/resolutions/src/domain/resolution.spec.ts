import { describe, expect, it } from '@jest/globals';
import { sortKeyOf } from './resolution.ts';

describe('the order of symbols', () => {
  it('is that in which people count', () => {
    const symbols = ['ICC-ASP/10/Res.4', 'ICC-ASP/9/Res.10', 'RC/Res.1', 'ICC-ASP/9/Res.4', 'ICC-ASP/10/Res.1'];
    const sorted = symbols.toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
    expect(sorted).toEqual(['ICC-ASP/9/Res.4', 'ICC-ASP/9/Res.10', 'ICC-ASP/10/Res.1', 'ICC-ASP/10/Res.4', 'RC/Res.1']);
  });
});
