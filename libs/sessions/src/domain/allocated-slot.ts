import type { Versioned } from '@assembly-graph/events';

/** That an organization has a slot in the NGO segment of the general debate of a session, as it was allocated elsewhere; its id is that of the slot there. */
export interface AllocatedSlot extends Versioned {
  readonly sessionCode: string;
  readonly organizationCode: string;
}
