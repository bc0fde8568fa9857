import type { Versioned } from '@assembly-graph/events';
import type { Cited, Collection } from '@assembly-graph/kernel';

export const REGIONAL_GROUPS = ['AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG'] as const;
export type RegionalGroupCode = (typeof REGIONAL_GROUPS)[number];

export const UN_STATUSES = ['MEMBER', 'OBSERVER', 'NON_MEMBER'] as const;
export type UnStatus = (typeof UN_STATUSES)[number];

/** A State, whether or not it is party to anything. Known by its ISO 3166-1 alpha-3 code. */
export interface State extends Versioned, Cited {
  readonly iso3: string;
  readonly iso2: string;
  /** UN M49, three digits; a text, for zeros lead. */
  readonly m49: string;
  /** In English, as it is called today. */
  readonly name: string;
  readonly unStatus: UnStatus;
}

/**
 * `partyAt`: the owner's key is an instant, a blank and an instant of knowledge (or "infinity"); its things are the States Parties then.
 * `groupAt`: the owner's key is a regional group's code, an instant and an instant of knowledge (or "infinity"), with blanks between; its
 * things are the group's members then.
 */
export type States = Collection<State, 'partyAt' | 'groupAt'>;
