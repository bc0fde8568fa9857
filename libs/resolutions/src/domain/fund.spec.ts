import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FUND_STAGES, levelOn, proveDecided, proveLevel, type FundLevel } from './fund.ts';

const TODAY = '2026-11-23';
const aLevel = (said: Partial<FundLevel> = {}): FundLevel => ({
  id: 'one', fund: 'CONTINGENCY', stage: 'DECIDED', asAt: '2020-01-01', amount: '7000.0', replenishment: null, resolutionId: 'two', documentSymbol: null,
  version: 1, knownFrom: null, confidence: 'VERIFIED', sourceKeys: ['S-ONE'], note: null, ...said,
});
const days = fc.date({ min: new Date('2003-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }).map((day) => day.toISOString().slice(0, 10));
const broken = expect.objectContaining({ name: 'RuleBroken' });

describe('the level of a fund', () => {
  it('is on any day the last of its stage that began by then, in whatever order they were recorded', () => {
    const levels = fc.uniqueArray(fc.record({ asAt: days, stage: fc.constantFrom(...FUND_STAGES) }).map(aLevel), { selector: ({ asAt, stage }) => `${asAt} ${stage}` });
    fc.assert(fc.property(levels, days, fc.constantFrom(...FUND_STAGES), (all, day, stage) => {
      const level = levelOn(all, stage, day);
      const begun = all.filter((one) => one.stage === stage && one.asAt <= day);
      expect(level === null).toBe(begun.length === 0);
      if (level) expect(begun.every(({ asAt }) => asAt <= level.asAt) && begun.includes(level)).toBe(true);
      expect(levelOn([...all].reverse(), stage, day)).toEqual(level);
    }));
  });

  it('may be of a coming day where it is decided, and not where it is what was in the fund', () => {
    expect(() => proveLevel(aLevel({ asAt: '2027-01-01' }), TODAY)).not.toThrow();
    expect(() => proveLevel(aLevel({ stage: 'ACTUAL', asAt: TODAY }), TODAY)).not.toThrow();
    expect(() => proveLevel(aLevel({ stage: 'ACTUAL', asAt: '2027-01-01' }), TODAY)).toThrow(broken);
  });

  it.each<[string, Partial<FundLevel>]>([
    ['less than nothing', { amount: '-0.1' }],
    ['a replenishment of less than nothing', { replenishment: '-1' }],
    ['a replenishment by more than there is to be in it', { replenishment: '7000.1' }],
    ['a replenishment by what was in it', { stage: 'ACTUAL', replenishment: '1' }],
    ['a day before there was a Court', { asAt: '2002-06-30' }],
  ])('is not %s', (_what, said) => expect(() => proveLevel(aLevel(said), TODAY)).toThrow(broken));

  it('is decided by a resolution adopted by then, and by nothing else', () => {
    fc.assert(fc.property(fc.constantFrom(...FUND_STAGES), fc.option(fc.option(days)), (stage, adoptedOn) => {
      const resolution = adoptedOn === null ? null : { adoptedOn };
      const decided = resolution !== null && resolution.adoptedOn !== null && resolution.adoptedOn <= TODAY;
      const prove = () => proveDecided(stage, resolution, TODAY);
      if (stage === 'DECIDED' ? decided : resolution === null) prove(); else expect(prove).toThrow(broken);
    }));
  });
});
