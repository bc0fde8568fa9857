import { BadInput, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ONCE, predecessorOf, proveSuccession } from './state-succession.ts';

const said = (predecessor: string, successorIso3: string, succeededOn = '1990-01-01') => ({ ...predecessorOf(predecessor, null), successorIso3, succeededOn });

describe('a succession of States', () => {
  it('has one predecessor: a State on record, or another by its name', () => {
    expect([predecessorOf('KEN', null), predecessorOf(undefined, 'A union')]).toEqual([{ predecessorIso3: 'KEN', predecessorName: null }, { predecessorIso3: null, predecessorName: 'A union' }]);
    for (const [state, name] of [[null, null], [undefined, undefined], ['KEN', 'Kenya']] as const) expect(() => predecessorOf(state, name)).toThrow(BadInput);
  });

  it('is never of a State by itself, nor of one to come', () => {
    expect(() => proveSuccession(said('KEN', 'KEN'), [], '2026-11-23')).toThrow('a State succeeds another');
    expect(() => proveSuccession(said('KEN', 'JOR', '2026-11-24'), [], '2026-11-23')).toThrow('a succession is recorded when it has come about, not before');
    expect(() => proveSuccession(said('KEN', 'JOR', '2026-11-23'), [], '2026-11-23')).not.toThrow();
  });

  it('whatever was recorded in whichever order, on a day no two States stand in each other\'s place, nor one twice in another\'s', () => {
    const state = fc.constantFrom('KEN', 'JOR', 'SEN');
    const day = fc.constantFrom('1990-01-01', '1991-12-25');
    fc.assert(
      fc.property(fc.array(fc.tuple(state, state, day), { maxLength: 20 }), (asked) => {
        const record: ReturnType<typeof said>[] = [];
        for (const [predecessor, successor, on] of asked) {
          const one = said(predecessor, successor, on);
          try {
            proveSuccession(one, record.filter(({ predecessorIso3, successorIso3 }) => [predecessorIso3, successorIso3].includes(successor)), '2026-11-23');
            record.push(one);
          } catch (failure) {
            expect(failure).toBeInstanceOf(RuleBroken);
            if (predecessor !== successor) expect((failure as Error).message).toBe(ONCE);
          }
        }
        const pairs = record.map(({ predecessorIso3, successorIso3, succeededOn }) => [...[predecessorIso3, successorIso3].sort(), succeededOn].join());
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
    );
  });
});
