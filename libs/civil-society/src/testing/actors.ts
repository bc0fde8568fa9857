import { PUBLIC, SCOPES, type Actor } from '@assembly-graph/kernel';

const someone = (role: Actor['role'], more: Partial<Actor> = {}): Actor => ({ ...PUBLIC, role, subject: `subject-of-${role}-${more.organization ?? more.state ?? ''}`, ...more });

/** Who asks, in the specs of this domain. */
export const secretariat = someone('secretariat');
export const ngo = (organization: string): Actor => someone('ngo', { organization });
export const coalition = someone('coalition', { organization: 'cicc' });
export const delegation = (state: string): Actor => someone('delegation', { state });
export const withPersonal = (actor: Actor): Actor => ({ ...actor, scopes: [SCOPES.personal] });
