import { ROLES, type Actor, type Role } from '@assembly-graph/kernel';

const SUBJECT = /^[\x21-\x7e]{1,200}$/;
const STATE = /^[A-Z]{3}$/;
const ORGANIZATION = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const SCOPE = /^[a-z][a-z0-9:._-]{0,63}$/;
const LONGEST_CODE = 100;
const MOST_SCOPES = 50;

/**
 * The actor that claims describe; null unless each claim has exactly its shape: `sub`; `role`, one of the four that have a
 * token; `state` for a delegation and nobody else; `organization` for an NGO and the Coalition and nobody else; `scope`, words
 * parted by one space, or absent. Other claims (names, addresses) are not looked at and go no further.
 */
export function actorOfClaims(claims: Readonly<Record<string, unknown>>): Actor | null {
  const { sub, role, state = null, organization = null, scope = '' } = claims;
  if (typeof sub !== 'string' || !SUBJECT.test(sub)) return null;
  if (!isRole(role) || role === 'public') return null;
  if (role === 'delegation' ? !isOf(STATE, state) : state !== null) return null;
  if (role === 'ngo' || role === 'coalition' ? !isOf(ORGANIZATION, organization) : organization !== null) return null;
  if (typeof scope !== 'string') return null;
  const scopes = scope === '' ? [] : scope.split(' ');
  if (scopes.length > MOST_SCOPES || !scopes.every((each) => SCOPE.test(each))) return null;
  return { role, subject: sub, state: state as string | null, organization: organization as string | null, scopes };
}

/** The claims that say the same, for a token that we sign. */
export function claimsOfActor({ role, subject, state, organization, scopes }: Actor): Record<string, string> {
  return {
    ...(subject === null ? {} : { sub: subject }),
    role,
    ...(state === null ? {} : { state }),
    ...(organization === null ? {} : { organization }),
    ...(scopes.length ? { scope: scopes.join(' ') } : {}),
  };
}

const isRole = (value: unknown): value is Role => (ROLES as readonly unknown[]).includes(value);
const isOf = (shape: RegExp, value: unknown) => typeof value === 'string' && value.length <= LONGEST_CODE && shape.test(value);
