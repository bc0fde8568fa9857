/** Whom civil society speaks to, or meets, that is neither a State nor an organization. */
export const BODIES_ADDRESSED = [
  'ASSEMBLY', 'BUREAU', 'STATES_PARTIES', 'COMMITTEE_ON_BUDGET_AND_FINANCE', 'SECRETARIAT', 'COURT', 'JUDICIARY', 'OFFICE_OF_THE_PROSECUTOR', 'REGISTRY', 'TRUST_FUND_FOR_VICTIMS',
] as const;
export type BodyAddressed = (typeof BODIES_ADDRESSED)[number];
