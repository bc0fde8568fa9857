import { describe, expect, it } from '@jest/globals';
import { positionOf, scopesOf } from './budget-figure.ts';

describe('the totals that a programme is part of', () => {
  it('are both, but for the Host State Loan only the one that includes it', () => {
    expect(scopesOf('MP-I')).toEqual(['EXCL_HOST_STATE_LOAN', 'INCL_HOST_STATE_LOAN']);
    expect(scopesOf('MP-VII-2')).toEqual(['INCL_HOST_STATE_LOAN']);
  });
});

describe('the place of a figure in its year', () => {
  it('is by programme, then stage, totals last and by scope', () => {
    const places = [
      positionOf(1, 'PROPOSED', null), positionOf(1, 'APPROVED', null), positionOf(2, 'PROPOSED', null),
      positionOf(null, 'PROPOSED', 'NOT_STATED'), positionOf(null, 'APPROVED', 'INCL_HOST_STATE_LOAN'), positionOf(null, 'APPROVED', 'EXCL_HOST_STATE_LOAN'),
    ];
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(new Set(places).size).toBe(places.length);
  });
});
