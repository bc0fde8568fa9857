import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { advanced, BEFORE_TABLING, DRAFT_STATUSES, isOnTheTable, LIFECYCLE_STAGES, mayFollow, type LifecycleStage } from './lifecycle.ts';

const stage = fc.constantFrom(...LIFECYCLE_STAGES);
/** What a text went through when these steps were tried one after the other, and how often it was refused. */
function walk(tried: readonly LifecycleStage[]): { path: LifecycleStage[]; refusals: unknown[] } {
  const path: LifecycleStage[] = ['CONCEPT'];
  const refusals: unknown[] = [];
  for (const next of tried) {
    try {
      path.push(advanced(path.at(-1)!, next));
    } catch (failure) {
      refusals.push(failure);
    }
  }
  return { path, refusals };
}

describe('the lifecycle of a text', () => {
  it('is never left, whatever is tried: each step is one that may follow, each refusal a rule in words', () => {
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 40 }), (tried) => {
        const { path, refusals } = walk(tried);
        path.slice(1).forEach((next, index) => expect(mayFollow(path[index]!, next)).toBe(true));
        for (const refusal of refusals) {
          expect(refusal).toBeInstanceOf(RuleBroken);
          expect((refusal as RuleBroken).sentence).toMatch(/^an? .* \S+/);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('goes forward, and back only to a revision or an oral amendment of what is on the table', () => {
    const rank = (one: LifecycleStage) => LIFECYCLE_STAGES.indexOf(one);
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 40 }), (tried) => {
        const { path } = walk(tried);
        path.slice(1).forEach((next, index) => {
          if (rank(next) < rank(path[index]!)) expect([path[index], next]).toEqual(['ORALLY_AMENDED', 'REVISED']);
        });
      }),
      { numRuns: 500 },
    );
  });

  it('ends where a draft was rejected, withdrawn or left without action, and is adopted once', () => {
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 60 }), (tried) => {
        const { path } = walk(tried);
        const ended = path.findIndex((one) => ['NOT_ADOPTED', 'WITHDRAWN', 'NO_ACTION'].includes(one));
        if (ended >= 0) expect(path).toHaveLength(ended + 1);
        expect(path.filter((one) => one === 'ADOPTED').length).toBeLessThanOrEqual(1);
        expect(path.filter((one) => one === 'TABLED').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 500 },
    );
  });

  it('is on the table from its tabling until it is decided on', () => {
    expect(LIFECYCLE_STAGES.filter(isOnTheTable)).toEqual(['TABLED', 'REVISED', 'ORALLY_AMENDED']);
    expect(DRAFT_STATUSES).toHaveLength(9);
    expect(BEFORE_TABLING.some(isOnTheTable)).toBe(false);
  });

  it.each<[LifecycleStage, LifecycleStage, string]>([
    ['TABLED', 'TABLED', 'a draft is tabled once; what comes after is a revision'],
    ['TABLED', 'INFORMAL', 'a text goes forward only: what was circulated or tabled is not taken back, it is revised'],
    ['INFORMAL', 'CONCEPT', 'a text goes forward only: what was circulated or tabled is not taken back, it is revised'],
    ['INFORMAL', 'ADOPTED', 'a text is revised, amended orally and decided on once it is tabled, not before'],
    ['CONCEPT', 'REVISED', 'a text is revised, amended orally and decided on once it is tabled, not before'],
    ['WITHDRAWN', 'TABLED', 'a draft that was rejected, withdrawn or left without action goes no further'],
    ['NO_ACTION', 'ADOPTED', 'a draft that was rejected, withdrawn or left without action goes no further'],
    ['ADOPTED', 'ADOPTED', 'a draft is adopted once, and what is adopted is no longer a draft'],
    ['OFFICIAL', 'WITHDRAWN', 'a draft is adopted once, and what is adopted is no longer a draft'],
    ['TABLED', 'OFFICIAL', 'a text is issued once it is adopted, its advance version before the official one and each of them once'],
    ['OFFICIAL', 'ADVANCE_VERSION', 'a text is issued once it is adopted, its advance version before the official one and each of them once'],
    ['ADVANCE_VERSION', 'CORRECTED', 'a corrigendum corrects an official text'],
  ])('%s is not followed by %s: %s', (from, to, sentence) => {
    expect(() => advanced(from, to)).toThrow(new RuleBroken(sentence));
  });
});
