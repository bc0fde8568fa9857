import { rule } from '@assembly-graph/kernel';

export const ACCREDITATION_STATUSES = [
  'DRAFT', 'SUBMITTED', 'INFO_REQUESTED', 'ELIGIBLE', 'CIRCULATED', 'OBJECTED', 'ACCREDITED', 'REFUSED', 'LAPSED', 'WITHDRAWN', 'REVOKED',
] as const;
export type AccreditationStatus = (typeof ACCREDITATION_STATUSES)[number];

interface Step {
  readonly from: readonly AccreditationStatus[];
  readonly to: AccreditationStatus;
  /** What is said where it may not be taken. */
  readonly sentence: string;
  /** What is told when it was. */
  readonly event: string;
}

/**
 * Each step on the way to accreditation. Rule 93 says who may take part; how it is asked for is practice, and whether the Assembly circulates
 * applications and takes objections to them was not verified.
 */
export const ACCREDITATION_STEPS = {
  submit: { from: ['DRAFT'], to: 'SUBMITTED', sentence: 'an accreditation is submitted once, from its draft', event: 'AccreditationSubmitted' },
  requestInformation: { from: ['SUBMITTED'], to: 'INFO_REQUESTED', sentence: 'information is requested on what was submitted and not yet found eligible', event: 'AccreditationInformationRequested' },
  answer: { from: ['INFO_REQUESTED'], to: 'SUBMITTED', sentence: 'what was not asked is not answered', event: 'AccreditationInformationGiven' },
  findEligible: { from: ['SUBMITTED'], to: 'ELIGIBLE', sentence: 'what was submitted, with nothing more to ask, is found eligible', event: 'AccreditationFoundEligible' },
  circulate: { from: ['ELIGIBLE'], to: 'CIRCULATED', sentence: 'an accreditation is circulated once it was found eligible', event: 'AccreditationCirculated' },
  object: { from: ['CIRCULATED'], to: 'OBJECTED', sentence: 'only to what was circulated is an objection made', event: 'AccreditationObjected' },
  accredit: { from: ['CIRCULATED', 'OBJECTED'], to: 'ACCREDITED', sentence: 'an organization is accredited once its accreditation was circulated', event: 'AccreditationDecided' },
  refuse: { from: ['SUBMITTED', 'INFO_REQUESTED', 'ELIGIBLE', 'CIRCULATED', 'OBJECTED'], to: 'REFUSED', sentence: 'an accreditation is decided once, after it was submitted', event: 'AccreditationDecided' },
  withdraw: {
    from: ['DRAFT', 'SUBMITTED', 'INFO_REQUESTED', 'ELIGIBLE', 'CIRCULATED', 'OBJECTED', 'ACCREDITED'], to: 'WITHDRAWN',
    sentence: 'what has ended is not withdrawn', event: 'AccreditationWithdrawn',
  },
  revoke: { from: ['ACCREDITED'], to: 'REVOKED', sentence: 'only what was granted is revoked', event: 'AccreditationRevoked' },
  lapse: { from: ['DRAFT', 'INFO_REQUESTED', 'ACCREDITED'], to: 'LAPSED', sentence: 'what waits for a decision does not lapse', event: 'AccreditationLapsed' },
} as const satisfies Record<string, Step>;
export type AccreditationStep = keyof typeof ACCREDITATION_STEPS;

/** Those from which no step leads on. */
export const ENDED: readonly AccreditationStatus[] = ['REFUSED', 'LAPSED', 'WITHDRAWN', 'REVOKED'];

/** Where a step leads from a status. @throws RuleBroken */
export function advanced(status: AccreditationStatus, step: AccreditationStep): AccreditationStatus {
  const { from, to, sentence } = ACCREDITATION_STEPS[step];
  rule((from as readonly AccreditationStatus[]).includes(status), sentence);
  return to;
}
