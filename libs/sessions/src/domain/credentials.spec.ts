import { RuleBroken } from '@assembly-graph/kernel';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkStep, CREDENTIALS_FORMS, CREDENTIALS_VERDICTS, credentialsAt, FORM_MOVES, type CredentialsForm, type CredentialsVerdict } from './credentials.ts';
import { checkDelegation, DELEGATION_CAPACITIES } from './delegation.ts';

const day = (number: number) => new Date(Date.UTC(2004, 8, number)).toISOString();
type Step = { form: CredentialsForm; receivedAt: string; verdict: CredentialsVerdict | null };
const steps = fc.array(fc.record({ form: fc.constantFrom(...CREDENTIALS_FORMS), receivedAt: fc.integer({ min: 1, max: 28 }).map(day), verdict: fc.option(fc.constantFrom(...CREDENTIALS_VERDICTS)) }), { maxLength: 10 });

describe('credentials', () => {
  it('come one after the other; an original that was received stays received, and only one is more than provisionally accepted', () => {
    fc.assert(
      fc.property(steps, (offered) => {
        const history: Step[] = [];
        for (const step of offered) {
          const last = history.at(-1);
          const possible = (!last || (last.receivedAt <= step.receivedAt && FORM_MOVES[last.form].includes(step.form))) && (step.verdict !== 'ACCEPTED' || step.form === 'ORIGINAL');
          if (!possible) {
            expect(() => checkStep({ stateIso3: 'NLD' }, history, step)).toThrow(RuleBroken);
            continue;
          }
          checkStep({ stateIso3: 'NLD' }, history, step);
          history.push(step);
        }
        const original = history.findIndex(({ form }) => form === 'ORIGINAL');
        expect(original === -1 || history.slice(original).every(({ form }) => form === 'ORIGINAL')).toBe(true);
        expect(history.every(({ verdict, form }) => verdict !== 'ACCEPTED' || form === 'ORIGINAL')).toBe(true);
        // What was said of a moment stays what was said, whatever came later.
        for (let at = 1; at <= 28; at += 1) {
          const known = history.filter(({ receivedAt }) => receivedAt <= day(at));
          expect(credentialsAt(history, day(at))).toBe(known.at(-1) ?? null);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('are those of the representatives of States', () => {
    expect(() => checkStep({ stateIso3: null }, [], { form: 'ORIGINAL', receivedAt: day(1), verdict: null })).toThrow('credentials are those of the representatives of States');
  });
});

describe('a delegation', () => {
  it('of a State Party has one representative, who may be accompanied by alternates and advisers (Rome Statute, art. 112(1))', () => {
    const counts = fc.record({ representatives: fc.integer({ min: 0, max: 4 }), alternates: fc.integer({ min: 0, max: 30 }), advisers: fc.integer({ min: 0, max: 30 }) });
    fc.assert(
      fc.property(fc.constantFrom(...DELEGATION_CAPACITIES), fc.boolean(), counts, (capacity, isState, composition) => {
        const check = () => checkDelegation({ ...composition, capacity, stateIso3: isState ? 'NLD' : null });
        const ofState = ['STATE_PARTY', 'OBSERVER_STATE', 'INVITED_STATE'].includes(capacity);
        if (ofState !== isState) expect(check).toThrow('and nobody else does');
        else if (capacity === 'STATE_PARTY' && composition.representatives > 1) {
          expect(check).toThrow(expect.objectContaining({ sentence: 'each State Party has one representative, who may be accompanied by alternates and advisers', citation: 'Rome Statute, art. 112(1)' }));
        } else expect(check).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });
  it.each([{ alternates: -1 }, { advisers: 2_147_483_647 }])('has no such number: %j', (wrong) => {
    expect(() => checkDelegation({ stateIso3: 'NLD', capacity: 'STATE_PARTY', representatives: 1, alternates: 0, advisers: 0, ...wrong })).toThrow('must be 0 to 1,000');
  });
});
