import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { IMPLEMENTATION_LEVELS, statusThatEnds, statusThatMoves, type ImplementationLevel } from './implementation-status.ts';

interface Spell {
  readonly level: ImplementationLevel;
  readonly from: string | null;
  readonly to: string | null;
}
const TODAY = '2026-11-23';
const spell = (level: ImplementationLevel, from: string | null, to: string | null = null): Spell => ({ level, from, to });

describe('how far a State has got', () => {
  it.each<[string, Spell[], { level: ImplementationLevel; from: string | null }]>([
    ['a level is recorded when it is reached, not before', [], { level: 'PARTIAL', from: '2026-11-24' }],
    ['a State gets from one level to another; what was told wrongly is corrected', [spell('PARTIAL', null)], { level: 'PARTIAL', from: '2020-01-01' }],
    ['a level that follows another has a first day', [spell('NONE', null)], { level: 'PARTIAL', from: null }],
    ['levels are told in the order of their days', [spell('NONE', '2020-01-01')], { level: 'PARTIAL', from: '2020-01-01' }],
  ])('%s', (sentence, before, said) => {
    expect(() => statusThatEnds(before, said, TODAY)).toThrow(new RuleBroken(sentence));
  });

  it('whatever is recorded and corrected, one level holds at a time, each another than the one before, without a gap', () => {
    const level = fc.constantFrom(...IMPLEMENTATION_LEVELS);
    const day = fc.integer({ min: 1, max: 9 }).map((one) => `2020-01-0${one}`);
    const deed = fc.oneof(
      fc.record({ level, from: fc.oneof({ arbitrary: day, weight: 4 }, fc.constant(null)), correct: fc.constant(null) }),
      fc.record({ level, from: fc.oneof({ arbitrary: day, weight: 4 }, fc.constant(null)), correct: fc.nat(5) }),
    );
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 20 }), (deeds) => {
        let record: Spell[] = [];
        for (const { level: to, from, correct } of deeds) {
          try {
            if (correct === null) {
              const ended = statusThatEnds(record, { level: to, from }, TODAY);
              record = [...record.map((one) => (one === ended ? { ...one, to: from } : one)), spell(to, from)];
            } else if (record[correct]) {
              const was = record[correct];
              const is = { ...was, level: to, ...(from === null ? {} : { from }) };
              const moved = statusThatMoves(record, was, is, TODAY);
              record = record.map((one) => (one === was ? is : one === moved?.before ? { ...one, to: moved.to } : one));
            }
          } catch (failure) {
            expect(failure).toBeInstanceOf(RuleBroken);
          }
          for (const [index, one] of record.entries()) {
            const next = record[index + 1];
            expect(one.to).toBe(next ? next.from : null);
            if (next) expect([one.level === next.level, one.from === null || one.from < one.to!]).toEqual([false, true]);
          }
        }
      }),
    );
  });
});
