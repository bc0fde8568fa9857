import { describe, expect, it } from '@jest/globals';
import { adoptionConfidence } from './decision.ts';
import type { Resolution } from './resolution.ts';

const of = (resolution: Partial<Resolution>) =>
  adoptionConfidence({ confidence: 'RECALLED', adoptedOn: '2016-11-24', adoptionMode: 'CONSENSUS', verifiedParts: [], ...resolution });

describe('how far the adoption of a resolution can be trusted', () => {
  it('is verified when its day and mode were read, even if the number is recalled', () => {
    expect(of({ verifiedParts: ['DATE', 'CONSENSUS'] })).toBe('VERIFIED');
    expect(of({ adoptionMode: 'VOTE', verifiedParts: ['DATE', 'VOTE'] })).toBe('VERIFIED');
  });

  it('is recalled when the mode or the day is, even if the resolution is verified', () => {
    expect(of({ confidence: 'VERIFIED', verifiedParts: ['SYMBOL', 'TITLE', 'DATE'] })).toBe('RECALLED');
    expect(of({ confidence: 'VERIFIED', verifiedParts: ['SYMBOL', 'TITLE', 'CONSENSUS'] })).toBe('RECALLED');
  });

  it('asks nothing of what is not known', () => {
    expect(of({ confidence: 'VERIFIED', adoptedOn: null, verifiedParts: ['CONSENSUS'] })).toBe('VERIFIED');
    expect(of({ confidence: 'VERIFIED', adoptedOn: null, adoptionMode: null })).toBe('VERIFIED');
    expect(of({ confidence: 'RECALLED', adoptedOn: null, adoptionMode: null })).toBe('RECALLED');
  });

  it('is never better than a second-hand copy that it was read in', () => {
    expect(of({ confidence: 'REPORTED', verifiedParts: ['DATE', 'CONSENSUS'] })).toBe('REPORTED');
  });
});
