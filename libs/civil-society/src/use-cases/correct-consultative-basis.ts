import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citing, type CitedInput } from '@assembly-graph/kernel';
import { proveBasis, type ConsultativeBasis } from '../domain/consultative-basis.ts';
import type { Rule93Basis } from '../domain/rule-93.ts';
import { asSeen } from './as-seen.ts';
import { othersThan, tellOfBasis, type ConsultativeBasesDesk } from './consultative-bases-desk.ts';
import { mustStand } from './known-here.ts';
import type { BasisRescission } from './rescind-consultative-basis.ts';

/** What is left out, or null, stays as it is. */
export interface BasisCorrection extends BasisRescission, Partial<CitedInput> {
  readonly basis?: Rule93Basis | null;
  readonly evidence?: string | null;
  readonly since?: string | null;
  readonly until?: string | null;
}

/**
 * Tells a basis of rule 93 otherwise, because it was entered in error; what the record said before stays readable (`knownAt`).
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const correctConsultativeBasis =
  (together: UnitOfWork<ConsultativeBasesDesk>) =>
  (deed: Deed, { id, expectedVersion, reason, basis, evidence, since, until, confidence, sources, note }: BasisCorrection): Promise<string> =>
    together(deed, async (hands) => {
      const was = asSeen(await hands.bases.get(id), expectedVersion);
      const said = Object.entries({ basis, evidence, from: since, to: until, confidence, sourceKeys: sources, note }).filter(([, value]) => value != null);
      const to = await citing(hands.knownSources, Object.fromEntries(said) as Partial<ConsultativeBasis>);
      const changedFields = Object.keys(to);
      if (changedFields.length === 0) throw new BadInput('Say what is told otherwise.', 'input');
      proveBasis({ ...was, ...to }, await othersThan(hands, was), hands.now.slice(0, 10));
      if (since != null) await mustStand(hands, since, [was.organizationCode]);
      const corrected = await hands.bases.change(was, expectedVersion, to);
      const correctionOf = await hands.lastEventOn(id, ['ConsultativeBasisRecorded', 'ConsultativeBasisEnded', 'ConsultativeBasisCorrected']);
      tellOfBasis(hands, corrected, 'ConsultativeBasisCorrected', { version: corrected.version, changedFields, reason, correctionOf });
      return id;
    });
