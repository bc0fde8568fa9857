import { holdsAt, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proveMembership, type Membership } from './coalition-membership.ts';

const TODAY = '2026-11-24';
const member = (memberCode: string, coalitionCode: string, from: string | null = null, to: string | null = null): Membership => ({ memberCode, coalitionCode, from, to });

describe('a member of a coalition', () => {
  it.each<[string, Membership, Membership[]]>([
    ['an organization is a member of another', member('a', 'a'), []],
    ['a membership is recorded once it has begun, not before', member('a', 'b', '2026-11-25'), []],
    ['a membership ends after it began', member('a', 'b', '2020-01-01', '2020-01-01'), []],
    ['an organization is a member of another once at a time', member('a', 'b', '2020-01-01'), [member('a', 'b', null, '2020-01-02')]],
    ['an organization is at no time among the members of its own members', member('c', 'a', '2020-01-01'), [member('a', 'b'), member('b', 'c', null, '2020-01-02')]],
  ])('%s', (sentence, said, others) => {
    expect(() => proveMembership(said, others, TODAY)).toThrow(new RuleBroken(sentence));
  });

  it('may have been the other way about before', () => {
    expect(() => proveMembership(member('c', 'a', '2020-01-02'), [member('a', 'b'), member('b', 'c', null, '2020-01-02')], TODAY)).not.toThrow();
  });

  it('whatever is recorded, nobody is on any day above itself, nor twice in one coalition; and nothing is refused that would not make it so', () => {
    const code = fc.constantFrom('a', 'b', 'c', 'd', 'e');
    const day = fc.option(fc.integer({ min: 1, max: 7 }).map((one) => `2020-01-0${one}`));
    const said = fc.record({ memberCode: code, coalitionCode: code, from: day, to: day });
    const days = ['2019-12-31', ...[1, 2, 3, 4, 5, 6, 7].map((one) => `2020-01-0${one}`)];
    /** Of whom an organization is a member on a day, by way of however many others. */
    const above = (record: readonly Membership[], of: string, on: string): Set<string> => {
      const found = new Set<string>();
      for (const open = [of]; open.length > 0; ) {
        const at = open.pop();
        for (const one of record) if (one.memberCode === at && holdsAt(one, on) && !found.has(one.coalitionCode)) open.push(one.coalitionCode) && found.add(one.coalitionCode);
      }
      return found;
    };
    const isSound = (record: readonly Membership[]) =>
      days.every((on) => {
        const pairs = record.filter((one) => holdsAt(one, on)).map((one) => `${one.memberCode} ${one.coalitionCode}`);
        return new Set(pairs).size === pairs.length && ['a', 'b', 'c', 'd', 'e'].every((one) => !above(record, one, on).has(one));
      });
    fc.assert(
      fc.property(fc.array(said, { maxLength: 20 }), (all) => {
        let record: Membership[] = [];
        for (const one of all) {
          try {
            proveMembership(one, record, TODAY);
            record = [...record, one];
            expect(isSound(record)).toBe(true);
          } catch (failure) {
            expect(failure).toBeInstanceOf(RuleBroken);
            expect((one.from !== null && one.to !== null && one.from >= one.to) || !isSound([...record, one])).toBe(true);
          }
        }
      }),
    );
  });
});
