import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { capacityOf, checkStatement, STATEMENT_KINDS, textOf } from './statement.ts';

const said = { kind: 'GENERAL_DEBATE', form: 'ORAL', speakerState: 'JPN', speakerOrganization: null, onBehalfOf: [], onBehalfOfStates: [], concerns: [] } as const;

describe('a statement', () => {
  it('is made for others than its speaker, each named once', () => {
    const states = fc.array(fc.constantFrom('JPN', 'CAN', 'FRA', 'DEU'), { maxLength: 4 });
    const organizations = fc.array(fc.constantFrom('eu', 'cicc', 'hrw'), { maxLength: 4 });
    fc.assert(
      fc.property(states, organizations, fc.boolean(), (onBehalfOfStates, onBehalfOf, byState) => {
        const speaker = byState ? { speakerState: 'JPN', speakerOrganization: null } : { speakerState: null, speakerOrganization: 'cicc' };
        const check = () => checkStatement({ ...said, ...speaker, onBehalfOf, onBehalfOfStates });
        const distinct = new Set(onBehalfOf).size === onBehalfOf.length && new Set(onBehalfOfStates).size === onBehalfOfStates.length;
        const itself = byState ? onBehalfOfStates.includes('JPN') : onBehalfOf.includes('cicc');
        if (distinct && !itself) expect(check).not.toThrow();
        else expect(check).toThrow('a statement is made for others than its speaker, each named once');
      }),
      { numRuns: 400 },
    );
  });

  it('that explains a position, or dissociates from a text, names the text', () => {
    fc.assert(fc.property(fc.constantFrom(...STATEMENT_KINDS), fc.boolean(), (kind, names) => {
      const check = () => checkStatement({ ...said, kind, form: 'WRITTEN', concerns: names ? ['ICC-ASP/18/L.4'] : [] });
      if (!names && ['EXPLANATION_BEFORE', 'EXPLANATION_AFTER', 'DISSOCIATION'].includes(kind)) expect(check).toThrow('names the text that it is about');
      else expect(check).not.toThrow();
    }));
  });

  it('that is only submitted in writing is not spoken', () => expect(() => checkStatement({ ...said, kind: 'WRITTEN' })).toThrow('what is only submitted in writing is not spoken'));
  it.each(['ICC-ASP/18/10', 'nonsense', '\u0000'])('is not about %j', (symbol) => expect(() => checkStatement({ ...said, concerns: [symbol] })).toThrow('drafts'));
  it('is about a draft or a resolution, as the symbol says', () => expect(['ICC-ASP/18/L.4', 'ICC-ASP/18/Res.1', 'RC/Res.6', 'ICC-ASP/18/10'].map(textOf)).toEqual(['DRAFT', 'RESOLUTION', 'RESOLUTION', null]));
  it('is made in a capacity of its speaker', () => {
    expect([capacityOf({ speakerState: 'JPN' }, null), capacityOf({ speakerState: null }, null), capacityOf({ speakerState: 'USA' }, 'OBSERVER_STATE')]).toEqual(['STATE_PARTY', 'NGO', 'OBSERVER_STATE']);
    expect(() => capacityOf({ speakerState: 'JPN' }, 'NGO')).toThrow('A State speaks as STATE_PARTY or OBSERVER_STATE.');
    expect(() => capacityOf({ speakerState: null }, 'STATE_PARTY')).toThrow('An organization speaks as NGO or ORGANIZATION.');
  });
});
