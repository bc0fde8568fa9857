import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proveMerger, successorsOf, type Merging } from './organization-merger.ts';

const merging = (organizationCode: string, intoCode: string, mergedOn = '2015-01-01'): Merging => ({ organizationCode, intoCode, mergedOn });

describe('a merger of organizations', () => {
  it.each<[string, Merging, Merging[]]>([
    ['an organization merges into another', merging('a', 'a'), []],
    ['an organization merges once', merging('a', 'b'), [merging('a', 'c', '2020-01-01')]],
    ['mergers do not lead back to where they began', merging('c', 'a', '2030-01-01'), [merging('a', 'b'), merging('b', 'c', '2020-01-01')]],
    ['an organization merges into one that still stands by itself', merging('a', 'b', '2016-01-01'), [merging('b', 'c', '2016-01-01')]],
    ['an organization merges after those that have merged into it', merging('b', 'c', '2014-12-31'), [merging('a', 'b')]],
  ])('%s', (sentence, asked, mergers) => {
    expect(() => proveMerger(asked, mergers)).toThrow(new RuleBroken(sentence));
  });

  it('whatever was recorded in whichever order leads each organization, on any day, to one that stands by itself', () => {
    const codes = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const day = fc.integer({ min: 1, max: 9 }).map((one) => `2015-01-0${one}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(codes, codes, day), { maxLength: 25 }), day, (asked, on) => {
        const mergers: Merging[] = [];
        for (const [organization, into, mergedOn] of asked) {
          try {
            proveMerger(merging(organization, into, mergedOn), mergers);
            mergers.push(merging(organization, into, mergedOn));
          } catch (failure) {
            expect(failure).toBeInstanceOf(RuleBroken);
          }
        }
        for (const organization of ['a', 'b', 'c', 'd', 'e']) {
          const successors = successorsOf(organization, on, mergers);
          expect(new Set([organization, ...successors]).size).toBe(successors.length + 1);
          expect(successorsOf(successors.at(-1) ?? organization, on, mergers)).toEqual([]);
          const days = [organization, ...successors].flatMap((one) => mergers.filter(({ organizationCode }) => organizationCode === one).map(({ mergedOn }) => mergedOn));
          expect(days).toEqual([...new Set(days)].sort());
        }
      }),
    );
  });
});
