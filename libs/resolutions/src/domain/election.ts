import type { Cited, Collection } from '@assembly-graph/kernel';
import type { Majority } from './majority.ts';
import type { PublishedRequirement } from './minimum-requirement.ts';

export const OFFICES = [
  'JUDGE', 'PROSECUTOR', 'DEPUTY_PROSECUTOR', 'REGISTRAR_RECOMMENDATION', 'PRESIDENT_ASP', 'BUREAU', 'CBF_MEMBER', 'TFV_BOARD_MEMBER', 'ACN_MEMBER',
] as const;
export type Office = (typeof OFFICES)[number];

/** An election by the Assembly to one or more seats. */
export interface Election extends Cited {
  readonly id: string;
  readonly code: string;
  readonly office: Office;
  readonly sessionCode: string;
  /** The last day of voting. */
  readonly heldOn: string | null;
  readonly seats: number;
  /** 0: by consensus, without a ballot. */
  readonly ballotsHeld: number | null;
  /** The resolution or rules by which it is held, as they are cited; null where not on record. */
  readonly rules: string | null;
  /** The majority that elects; null of an election that was not opened here. */
  readonly majority: Majority | null;
  /** The minimum voting requirements as published before the first ballot. */
  readonly minimumRequirements: readonly PublishedRequirement[];
  readonly version: number;
  readonly knownFrom: string | null;
}

/** What the data set does not say of an election. */
export const NOT_OPENED_HERE = { rules: null, majority: null, minimumRequirements: [], version: 1, knownFrom: null } as const satisfies Partial<Election>;

export type Elections = Collection<Election, 'session'>;
