import { rule } from '@assembly-graph/kernel';

/** On what a non-governmental organization may take part: any of these (Rules of Procedure, rule 93). An organization may have several. */
export const RULE_93_BASES = ['ROME_CONFERENCE', 'PREPCOM_REGISTERED', 'ECOSOC_GENERAL', 'ECOSOC_SPECIAL', 'ECOSOC_ROSTER', 'INVITED_BY_ASSEMBLY'] as const;
export type Rule93Basis = (typeof RULE_93_BASES)[number];

export const RULE_93 = 'Rules of Procedure, rule 93';
export const ONE_WITH_ECOSOC = 'an organization has one consultative status with ECOSOC at a time';
export const isWithEcosoc = (basis: Rule93Basis): boolean => basis.startsWith('ECOSOC_');

/** The bases, each once, in the order of the rule. @throws RuleBroken if there is none, or more than one standing with ECOSOC */
export function basesOf(named: readonly Rule93Basis[]): readonly Rule93Basis[] {
  const bases = RULE_93_BASES.filter((basis) => named.includes(basis));
  rule(bases.length > 0, 'an accreditation rests on at least one basis of rule 93', RULE_93);
  rule(bases.filter(isWithEcosoc).length <= 1, ONE_WITH_ECOSOC);
  return bases;
}
