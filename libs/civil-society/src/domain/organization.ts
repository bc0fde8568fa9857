import type { Cited, Collection, Confidence } from '@assembly-graph/kernel';

export const ORGANIZATION_KINDS = [
  'NGO',
  'NGO_NETWORK',
  'NATIONAL_COALITION',
  'AD_HOC_GROUP',
  'PROFESSIONAL_ASSOCIATION',
  'ACADEMIC_NETWORK',
  'FOUNDATION',
  'INTERGOVERNMENTAL_ORGANIZATION',
  'INTERGOVERNMENTAL_BODY',
  'INTERNATIONAL_HUMANITARIAN_ORGANIZATION',
  'COURT_BODY',
  'POLITICAL_COALITION',
] as const;
export type OrganizationKind = (typeof ORGANIZATION_KINDS)[number];

/** An organization or body other than a State that took part in the work of the Assembly; its confidence is that of its part in it. */
export interface Organization extends Cited {
  readonly id: string;
  /** The key by which the data set names it, e.g. "cicc". */
  readonly code: string;
  readonly name: string;
  readonly acronym: string | null;
  readonly kind: OrganizationKind;
  /** Alpha-3 code of the State where it has its seat; of most it is recalled, which is why it has a confidence of its own. */
  readonly seatIso3: string | null;
  /** Known exactly where the seat is. */
  readonly seatConfidence: Confidence | null;
  /** What it did at the Assembly, in the words of the data set. */
  readonly roleInAssembly: string | null;
}

/** `seat`: by the alpha-3 code of the State where it has its seat; `authorsOf` and `signatoriesOf`: by the id of an advocacy document. */
export type Organizations = Collection<Organization, 'seat' | 'authorsOf' | 'signatoriesOf'>;
