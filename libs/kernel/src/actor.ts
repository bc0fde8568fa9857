/** Who may ask the graph for something, or do something in it. */
export const ROLES = ['secretariat', 'delegation', 'ngo', 'coalition', 'public'] as const;
export type Role = (typeof ROLES)[number];

/** Whoever stands behind a request, as a verified token says; nothing personal but an opaque id. */
export interface Actor {
  readonly role: Role;
  /** An id that says nothing by itself, the same for every token of the same person; null for the public. */
  readonly subject: string | null;
  /** ISO alpha-3 code of the State that a delegation speaks for, else null. */
  readonly state: string | null;
  /** Code of the organization that an NGO, or the Coalition, speaks for, else null. */
  readonly organization: string | null;
  readonly scopes: readonly string[];
}

/** Whoever asks without a token. */
export const PUBLIC: Actor = Object.freeze({ role: 'public', subject: null, state: null, organization: null, scopes: Object.freeze([]) });

/** The scopes that a token may carry beyond its role. */
export const SCOPES = { personal: 'personal:read', subscribers: 'subscribers:manage', webhooks: 'webhooks:manage' } as const;

/** Whether an actor may do something with a thing. Pure: it looks at what it is given and nothing else. */
export type Policy<Thing = never, Args = never> = (actor: Actor, thing: Thing, args: Args) => boolean;

/** The secretariat acts for every organization, an NGO and the Coalition each for its own, nobody else for any. */
export const actsForOrganization = ({ role, organization }: Actor, code: string | null | undefined): boolean =>
  role === 'secretariat' || ((role === 'ngo' || role === 'coalition') && code != null && organization === code);

/** The secretariat acts for every State, a delegation for its own. */
export const actsForState = ({ role, state }: Actor, iso3: string | null | undefined): boolean =>
  role === 'secretariat' || (role === 'delegation' && iso3 != null && state === iso3);

/** A policy: only for these roles, whatever the thing. */
export const only =
  (...roles: readonly Role[]): Policy =>
  ({ role }) =>
    roles.includes(role);

/** A policy: only for whoever acts for the organization that the thing or the arguments name. */
export const own =
  <Thing, Args>(organizationOf: (thing: Thing, args: Args) => string | null | undefined): Policy<Thing, Args> =>
  (actor, thing, args) =>
    actsForOrganization(actor, organizationOf(thing, args));

/** A policy: only for whoever acts for the State that the thing or the arguments name. */
export const ownState =
  <Thing, Args>(stateOf: (thing: Thing, args: Args) => string | null | undefined): Policy<Thing, Args> =>
  (actor, thing, args) =>
    actsForState(actor, stateOf(thing, args));

/** Who did a deed, as far as the record keeps it. */
export const doneBy = ({ subject, role }: Actor): { readonly id: string; readonly role: Role } => ({ id: subject ?? PUBLIC.role, role });

/** The token is not valid, or there is none where one is needed. Says no more: a reason would help whoever forges one. */
export class Unauthenticated extends Error {
  readonly code = 'UNAUTHENTICATED';
  constructor(message = 'A valid token is needed.') {
    super(message);
    this.name = 'Unauthenticated';
  }
}

/** Whoever asks is known and may not have this, whatever it is: said before anything is looked up. */
export class Forbidden extends Error {
  readonly code = 'FORBIDDEN';
  constructor(message = 'This is not open to you.') {
    super(message);
    this.name = 'Forbidden';
  }
}
