import type { Versioned } from '@assembly-graph/events';
import { actsForOrganization, actsForState, BadInput, rule, type Actor, type Cited, type Collection } from '@assembly-graph/kernel';
import type { CredentialsForm, CredentialsVerdict } from './credentials.ts';

export const STATE_DELEGATIONS = ['STATE_PARTY', 'OBSERVER_STATE', 'INVITED_STATE'] as const;
export const OTHER_DELEGATIONS = ['IGO', 'OTHER_BODY', 'NGO'] as const;
export const DELEGATION_CAPACITIES = [...STATE_DELEGATIONS, ...OTHER_DELEGATIONS] as const;
export type DelegationCapacity = (typeof DELEGATION_CAPACITIES)[number];

/** Who takes part in a session for a State or an organization, in numbers; the name of its head is personal data. */
export interface Delegation extends Cited, Versioned {
  readonly sessionCode: string;
  /** Exactly one of the two. */
  readonly stateIso3: string | null;
  readonly organizationCode: string | null;
  readonly capacity: DelegationCapacity;
  readonly representatives: number;
  readonly alternates: number;
  readonly advisers: number;
  /** All of them together. */
  readonly persons: number;
  /** As its credentials stand by the last step of their history; null: nothing was entered, or found. */
  readonly credentialsForm: CredentialsForm | null;
  readonly credentialsVerdict: CredentialsVerdict | null;
  readonly headName: string | null;
}

/** `laterOriginals`: of a session, those whose credentials were no originals at its opening, and of which an original came later. */
export type Delegations = Collection<Delegation, 'session' | 'state' | 'organization' | 'laterOriginals'>;

/** Whether an actor acts for the one whose delegation it is. */
export const actsForDelegation = (actor: Actor, { stateIso3, organizationCode }: Pick<Delegation, 'stateIso3' | 'organizationCode'>): boolean =>
  stateIso3 === null ? actsForOrganization(actor, organizationCode) : actsForState(actor, stateIso3);

type Composition = Pick<Delegation, 'stateIso3' | 'capacity' | 'representatives' | 'alternates' | 'advisers'>;

/** How many a delegation is in all. */
export const personsOf = ({ representatives, alternates, advisers }: Pick<Delegation, 'representatives' | 'alternates' | 'advisers'>): number => representatives + alternates + advisers;

/** @throws RuleBroken, BadInput */
export function checkDelegation({ stateIso3, capacity, representatives, alternates, advisers }: Composition): void {
  const isState = (STATE_DELEGATIONS as readonly string[]).includes(capacity);
  if (isState !== (stateIso3 !== null)) throw new BadInput('A State takes part as STATE_PARTY, OBSERVER_STATE or INVITED_STATE, and nobody else does.', 'capacity');
  rule(
    capacity !== 'STATE_PARTY' || representatives <= 1,
    'each State Party has one representative, who may be accompanied by alternates and advisers',
    'Rome Statute, art. 112(1)',
  );
  for (const [field, count] of Object.entries({ representatives, alternates, advisers })) {
    if (count < 0 || count > 1_000) throw new BadInput(`${field} must be 0 to 1,000.`, field);
  }
}
