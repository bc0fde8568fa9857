import type { Actor } from './actor.ts';

/**
 * Who may be told of an event: everybody, or the secretariat and those that the audience names, parted by blanks, e.g.
 * "state:SEN organization:amnesty". What it does not know, an audience keeps to the secretariat.
 */
export type EventAudience = string;

/** Everybody may be told. */
export const TO_ALL: EventAudience = 'public';
/** Nobody but the secretariat. */
export const TO_SECRETARIAT: EventAudience = 'secretariat';
/** The delegation of a State, by its alpha-3 code, and the secretariat. */
export const toState = (iso3: string): EventAudience => `state:${iso3}`;
/** Those who act for an organization, by its code, and the secretariat. */
export const toOrganization = (code: string): EventAudience => `organization:${code}`;

/** The audiences that an actor belongs to; null: all there are, for the secretariat acts for everybody. */
export function audiencesFor({ role, state, organization }: Actor): readonly EventAudience[] | null {
  if (role === 'secretariat') return null;
  return [
    TO_ALL,
    ...(role === 'delegation' && state !== null ? [toState(state)] : []),
    ...((role === 'ngo' || role === 'coalition') && organization !== null ? [toOrganization(organization)] : []),
  ];
}
