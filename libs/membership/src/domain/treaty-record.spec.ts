import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { statuteEntersIntoForceOn, withdrawalTakesEffectOn } from './entry-into-force.ts';
import { partyStatuses } from './party-status.ts';
import { ACTS_OF_CONSENT, TREATY_ACTION_KINDS, type TreatyAction, type TreatyActionKind } from './treaty-action.ts';
import { withAction, withCorrection, withoutAction, type TreatyRecord } from './treaty-record.ts';

const cited = { confidence: 'VERIFIED', sourceKeys: ['S-A'], note: null } as const;
const anAction = (id: number, kind: TreatyActionKind, takenOn: string): TreatyAction =>
  ({ id: String(id), stateIso3: 'FJI', treatyCode: 'ROME_STATUTE', kind, takenOn, ruleApplied: null, depositaryReference: null, version: 1, knownFrom: null, ...cited });
const day = fc.integer({ min: 0, max: 9_000 }).map((n) => new Date(Date.UTC(1998, 6, 17) + n * 86_400_000).toISOString().slice(0, 10));
const step = fc.record({ what: fc.constantFrom('record', 'record', 'record', 'correct', 'remove'), kind: fc.constantFrom(...TREATY_ACTION_KINDS), day, which: fc.nat(9) });
const TODAY = '2026-11-23';

/** A record to which all of these were done, but for what was refused. */
function recordOf(steps: readonly { what: string; kind: TreatyActionKind; day: string; which: number }[]): TreatyRecord {
  return steps.reduce<TreatyRecord>((record, { what, kind, day: on, which }, index) => {
    const was = record[which % Math.max(1, record.length)];
    try {
      if (what === 'record' || !was) return withAction(record, anAction(index, kind, on), TODAY);
      return what === 'correct' ? withCorrection(record, was, { ...was, takenOn: on, version: was.version + 1 }, TODAY) : withoutAction(record, was);
    } catch (refusal) {
      expect(refusal).toMatchObject({ name: 'RuleBroken' });
      return record;
    }
  }, []);
}

describe('a record of treaty actions, whatever was recorded, corrected and taken out', () => {
  it('has a withdrawal take effect a year after its notification, never earlier (art. 127(1))', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const record = recordOf(steps);
        for (const { takenOn } of record.filter(({ kind }) => kind === 'WITHDRAWAL_EFFECTIVE')) {
          const notified = record.filter(({ kind }) => kind === 'WITHDRAWAL_NOTIFIED').map((one) => withdrawalTakesEffectOn(one.takenOn));
          expect(notified).toContain(takenOn);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('has the Statute enter into force by art. 126(2) of an instrument on record, and for nobody else', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const record = recordOf(steps);
        const consents = record.filter(({ kind }) => (ACTS_OF_CONSENT as readonly string[]).includes(kind));
        for (const { takenOn } of record.filter(({ kind }) => kind === 'ENTRY_INTO_FORCE')) {
          expect(consents.map((one) => statuteEntersIntoForceOn(one.takenOn))).toContain(takenOn);
        }
        const parties = partyStatuses('FJI', 'ROME_STATUTE', record, cited).filter(({ status }) => status === 'PARTY' || status === 'WITHDRAWING');
        if (parties.length > 0) expect(record.some(({ kind }) => kind === 'ENTRY_INTO_FORCE')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('signs the Statute once and in time (art. 125(1)), and ratifies only what was signed (art. 125(2))', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
        const record = recordOf(steps);
        const signed = record.filter(({ kind }) => kind === 'SIGNATURE');
        expect(signed.length).toBeLessThanOrEqual(1);
        for (const { takenOn } of signed) expect(takenOn <= '2000-12-31').toBe(true);
        for (const { takenOn } of record.filter(({ kind }) => kind === 'RATIFICATION')) expect(signed.some((one) => one.takenOn <= takenOn)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
