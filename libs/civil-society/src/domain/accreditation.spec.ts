import { BadInput, RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { funnelOf } from './accreditation-funnel.ts';
import { ACCREDITATION_STATUSES, ACCREDITATION_STEPS, advanced, ENDED, type AccreditationStatus, type AccreditationStep } from './accreditation-steps.ts';
import { daysBetween, delegatesFrom } from './accreditation.ts';
import { basesOf, RULE_93, RULE_93_BASES } from './rule-93.ts';

const STEPS = Object.keys(ACCREDITATION_STEPS) as AccreditationStep[];

describe('the way of an accreditation', () => {
  it('is from its draft to the decision, with a question in between and an objection that is overcome', () => {
    const way = (['submit', 'requestInformation', 'answer', 'findEligible', 'circulate', 'object', 'accredit', 'revoke'] as const).reduce<AccreditationStatus[]>((ways, step) => [...ways, advanced(ways.at(-1)!, step)], ['DRAFT']);
    expect(way).toEqual(['DRAFT', 'SUBMITTED', 'INFO_REQUESTED', 'SUBMITTED', 'ELIGIBLE', 'CIRCULATED', 'OBJECTED', 'ACCREDITED', 'REVOKED']);
  });

  it('never leaves its statuses, ends where it ends, and nobody is accredited who was not found eligible', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 40 }), (steps) => {
        const way: AccreditationStatus[] = ['DRAFT'];
        for (const step of steps) {
          try {
            way.push(advanced(way.at(-1)!, step));
          } catch (refusal) {
            expect(refusal).toBeInstanceOf(RuleBroken);
            expect((refusal as RuleBroken).sentence).toBe(ACCREDITATION_STEPS[step].sentence);
          }
        }
        expect(way.slice(0, -1).filter((status) => ENDED.includes(status))).toEqual([]);
        for (const status of way) expect(ACCREDITATION_STATUSES).toContain(status);
        if (way.includes('ACCREDITED')) expect(way.indexOf('ELIGIBLE')).toBeLessThan(way.indexOf('ACCREDITED'));
        if (way.includes('ELIGIBLE')) expect(way).toContain('SUBMITTED');
      }),
      { numRuns: 500 },
    );
  });

  it('can be walked to every status', () => {
    const reached = new Set<AccreditationStatus>(['DRAFT']);
    for (let before = 0; before < reached.size; ) {
      before = reached.size;
      for (const status of [...reached]) {
        for (const step of STEPS) if ((ACCREDITATION_STEPS[step].from as readonly string[]).includes(status)) reached.add(advanced(status, step));
      }
    }
    expect([...reached].sort()).toEqual([...ACCREDITATION_STATUSES].sort());
  });

  it.each<[AccreditationStatus, AccreditationStep, string]>([
    ['SUBMITTED', 'submit', 'an accreditation is submitted once, from its draft'],
    ['ELIGIBLE', 'requestInformation', 'information is requested on what was submitted and not yet found eligible'],
    ['SUBMITTED', 'answer', 'what was not asked is not answered'],
    ['DRAFT', 'findEligible', 'what was submitted, with nothing more to ask, is found eligible'],
    ['SUBMITTED', 'circulate', 'an accreditation is circulated once it was found eligible'],
    ['ELIGIBLE', 'object', 'only to what was circulated is an objection made'],
    ['ELIGIBLE', 'accredit', 'an organization is accredited once its accreditation was circulated'],
    ['ACCREDITED', 'refuse', 'an accreditation is decided once, after it was submitted'],
    ['REFUSED', 'withdraw', 'what has ended is not withdrawn'],
    ['CIRCULATED', 'revoke', 'only what was granted is revoked'],
    ['SUBMITTED', 'lapse', 'what waits for a decision does not lapse'],
  ])('%s: %s is refused, for %s', (status, step, sentence) => expect(() => advanced(status, step)).toThrow(sentence));
});

describe('rule 93', () => {
  it('asks for at least one basis, and the rule is told with its number', () => {
    expect(() => basesOf([])).toThrow('an accreditation rests on at least one basis of rule 93');
    try {
      basesOf([]);
    } catch (refusal) {
      expect((refusal as RuleBroken).citation).toBe('Rules of Procedure, rule 93');
      expect(RULE_93).toBe('Rules of Procedure, rule 93');
    }
  });

  it('takes any bases each once, with one status at ECOSOC', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...RULE_93_BASES), { maxLength: 12 }), (named) => {
        const ecosoc = new Set(named.filter((basis) => basis.startsWith('ECOSOC_')));
        if (named.length === 0 || ecosoc.size > 1) expect(() => basesOf(named)).toThrow(RuleBroken);
        else expect(basesOf(named)).toEqual(RULE_93_BASES.filter((basis) => named.includes(basis)));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the funnel', () => {
  it('tells no step whose few could be told, nor a step that leaves few behind', () => {
    const counts = fc.array(fc.nat({ max: 40 }), { minLength: 4, maxLength: 4 }).map((all) => all.toSorted((a, b) => b - a));
    fc.assert(
      fc.property(counts, (reached) => {
        const told = funnelOf(reached).flatMap((step) => (step.suppressed ? [] : [step.reached!]));
        for (const count of told) expect(count === 0 || count >= 5).toBe(true);
        told.slice(1).forEach((count, index) => expect(told[index]! - count === 0 || told[index]! - count >= 5).toBe(true));
      }),
      { numRuns: 500 },
    );
    expect(funnelOf([20, 12, 12, 10])).toEqual([
      { step: 'SUBMITTED', reached: 20, suppressed: false }, { step: 'ELIGIBLE', reached: 12, suppressed: false },
      { step: 'CIRCULATED', reached: 12, suppressed: false }, { step: 'ACCREDITED', reached: null, suppressed: true },
    ]);
  });
});

it('counts whole days, and people within reason', () => {
  expect([daysBetween('2026-01-01T10:00:00.000Z', '2026-01-03T09:59:59.999Z'), daysBetween('2026-01-02T00:00:00.000Z', '2026-01-01T00:00:00.000Z')]).toEqual([1, 0]);
  expect([delegatesFrom('quota', 1), delegatesFrom('quota', 1000)]).toEqual([1, 1000]);
  for (const wrong of [0, -1, 1001]) expect(() => delegatesFrom('quota', wrong)).toThrow(BadInput);
});
