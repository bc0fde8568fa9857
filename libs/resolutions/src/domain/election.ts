import type { Cited, Collection } from '@assembly-graph/kernel';

export const OFFICES = ['JUDGE', 'PROSECUTOR', 'DEPUTY_PROSECUTOR', 'CBF_MEMBER', 'TFV_BOARD_MEMBER', 'ACN_MEMBER'] as const;
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
}

export type Elections = Collection<Election, 'session'>;
