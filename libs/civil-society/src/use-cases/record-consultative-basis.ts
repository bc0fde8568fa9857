import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { proveBasis } from '../domain/consultative-basis.ts';
import type { Rule93Basis } from '../domain/rule-93.ts';
import { tellOfBasis, type ConsultativeBasesDesk } from './consultative-bases-desk.ts';
import { mustBeKnown, mustStand } from './known-here.ts';

export interface BasisInput extends CitedInput {
  readonly organization: string;
  readonly basis: Rule93Basis;
  readonly evidence: string;
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * Records that an organization has a basis of rule 93, or had it.
 * @returns the id of what is on record
 * @throws RuleBroken, BadInput
 */
export const recordConsultativeBasis =
  (together: UnitOfWork<ConsultativeBasesDesk>) =>
  (deed: Deed, { organization: organizationCode, basis, evidence, since, until, ...read }: BasisInput): Promise<string> =>
    together(deed, async (hands) => {
      const spell = { basis, from: since ?? null, to: until ?? null };
      await mustBeKnown(hands, 'organization', [], [organizationCode]);
      const cited = await citedBy(hands.knownSources, read);
      proveBasis(spell, await hands.bases.having({ organizationCode }), hands.now.slice(0, 10));
      if (spell.from !== null) await mustStand(hands, spell.from, [organizationCode]);
      const added = await hands.bases.add({ id: randomUUID(), organizationCode, evidence, ...spell, ...cited });
      tellOfBasis(hands, added, 'ConsultativeBasisRecorded', { version: added.version, changedFields: ['basis', 'evidence', 'from', 'to'], reason: null });
      return added.id;
    });
