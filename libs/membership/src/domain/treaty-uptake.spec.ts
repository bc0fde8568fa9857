import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { treatyUptake } from './treaty-uptake.ts';

const counts = (depositsOfParties: number, statesParties: number) => ({ deposits: depositsOfParties, depositsOfParties, leftOutUnconfirmed: 0, statesParties });
const at = '2026-11-23T00:00:00.000Z';

describe('art. 121(4): "seven-eighths of them"', () => {
  it('is rounded up: of 125 States Parties 110, of 120 exactly 105', () => {
    expect(treatyUptake(counts(109, 125), { treaty: 'ART124_2015', at }).threshold).toMatchObject({ needed: 110, missing: 1, reached: false });
    expect(treatyUptake(counts(110, 125), { treaty: 'ART124_2015', at }).threshold).toMatchObject({ missing: 0, reached: true });
    expect(treatyUptake(counts(105, 120), { treaty: 'ART124_2015', at }).threshold).toMatchObject({ needed: 105, reached: true });
  });

  it('is reached exactly when eight times the deposits are seven times the States Parties or more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 0, max: 200 }), (parties, deposits) => {
        const { threshold } = treatyUptake(counts(deposits, parties), { treaty: 'ART124_2015', at });
        expect(threshold!.reached).toBe(deposits * 8 >= parties * 7);
        expect(threshold!.missing === 0).toBe(threshold!.reached);
      }),
      { numRuns: 300 },
    );
  });

  it('decides for the amendment to article 124 only; those to articles 5 to 8 bind who accepts them (art. 121(5))', () => {
    expect(treatyUptake(counts(1, 125), { treaty: 'ART124_2015', at }).threshold).toMatchObject({ decides: true, citation: 'Rome Statute, art. 121(4)' });
    expect(treatyUptake(counts(1, 125), { treaty: 'ART8_2010', at }).threshold).toMatchObject({ decides: false, citation: 'Rome Statute, art. 121(5)' });
    expect(treatyUptake(counts(1, 125), { treaty: 'APIC', at }).threshold).toBeNull();
  });

  it('is not reached while there is no State Party', () => {
    expect(treatyUptake(counts(0, 0), { treaty: 'ART124_2015', at })).toMatchObject({ sharePercent: null, threshold: { reached: false } });
  });
});
