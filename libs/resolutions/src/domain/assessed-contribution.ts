import type { Cited, Collection, Decimal } from '@assembly-graph/kernel';

export const CONTRIBUTION_KINDS = ['ASSESSED', 'PUBLISHED_SHARE', 'COMPUTED_SHARE'] as const;
export type ContributionKind = (typeof CONTRIBUTION_KINDS)[number];

/** What part of the Court's budget a State Party is to bear in a year (Rome Statute, art. 117). */
export interface AssessedContribution extends Cited {
  readonly id: string;
  readonly year: number;
  readonly stateIso3: string;
  readonly kind: ContributionKind;
  readonly sharePercent: Decimal;
  /** In thousands of euros; null where no source gives it. */
  readonly amount: Decimal | null;
  /** Of a computed share: the rate of the United Nations on which it rests. */
  readonly scaleRateId: string | null;
}

export type AssessedContributions = Collection<AssessedContribution, 'state'>;
