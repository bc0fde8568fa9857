import type { Versioned } from '@assembly-graph/events';
import { holdsAt, isDuring, rule, type Cited, type Collection, type Validity } from '@assembly-graph/kernel';
import { isWithEcosoc, ONE_WITH_ECOSOC, type Rule93Basis } from './rule-93.ts';

/** That an organization has a basis of rule 93 from … to …; an open beginning means that since when is not on record. */
export interface ConsultativeBasis extends Cited, Versioned, Validity {
  readonly organizationCode: string;
  readonly basis: Rule93Basis;
  /** What shows it, e.g. the symbol of a list of those with consultative status. */
  readonly evidence: string;
}

/** By the code of the organization; `at`: the owner's key is an instant. */
export type ConsultativeBases = Collection<ConsultativeBasis, 'at'>;

export type BasisSpell = Pick<ConsultativeBasis, 'basis' | 'from' | 'to'>;
/** The database holds to it, too, whatever else is entered at the same time. */
export const ONCE_AT_A_TIME = 'an organization has a basis of rule 93 once at a time';

/**
 * Whether an organization can have had a basis, as it is said.
 * @param others all else that is on record of it
 * @param today the day of the deed
 * @throws RuleBroken
 */
export function proveBasis(said: BasisSpell, others: readonly BasisSpell[], today: string): void {
  const { basis, from, to } = said;
  rule(from === null || from <= today, 'a basis of rule 93 is recorded once it is there, not before');
  rule(from === null || to === null || from < to, 'a basis of rule 93 ends after it began');
  const together = others.filter((other) => isDuring(other, said));
  rule(!together.some((other) => other.basis === basis), ONCE_AT_A_TIME);
  rule(!isWithEcosoc(basis) || !together.some((other) => isWithEcosoc(other.basis)), ONE_WITH_ECOSOC);
}

/** Of the bases on which an accreditation rests, those that are not on record of its organization at a moment; the record need not be complete. */
export const notOnRecord = (bases: readonly Rule93Basis[], onRecord: readonly BasisSpell[], moment: string): readonly Rule93Basis[] =>
  bases.filter((basis) => !onRecord.some((one) => one.basis === basis && holdsAt(one, moment)));
