import type { Cited, Collection, Validity } from '@assembly-graph/kernel';
import type { RegionalGroupCode } from './state.ts';

/** A State belongs to a regional group from … to …; an open beginning means that no change is on record. */
export interface GroupMembership extends Cited, Validity {
  readonly id: string;
  readonly stateIso3: string;
  readonly group: RegionalGroupCode;
}

export type GroupMemberships = Collection<GroupMembership>;

/** The five regional groups of the United Nations, by which the Assembly balances its seats. */
export const REGIONAL_GROUP_NAMES: Readonly<Record<RegionalGroupCode, string>> = {
  AFRICAN: 'African States',
  ASIA_PACIFIC: 'Asia-Pacific States',
  EASTERN_EUROPEAN: 'Eastern European States',
  GRULAC: 'Latin American and Caribbean States',
  WEOG: 'Western European and other States',
};
