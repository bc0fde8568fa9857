import type { Records, UseCase } from '@assembly-graph/events';
import type { SessionTerms } from '../domain/session-terms.ts';
import type { NgoSpeakingSlot } from '../domain/speaking-slot.ts';
import type { SlotInput } from './allocate-ngo-speaking-slot.ts';
import type { SlotRelease } from './release-ngo-speaking-slot.ts';
import type { KnownHere } from './known-here.ts';

/** What a deed on the NGO segment of the general debate has in its hands. */
export interface SegmentDesk extends KnownHere {
  readonly sessionTerms: Records<SessionTerms>;
  readonly slots: Records<NgoSpeakingSlot>;
  /** Without locking the slot: whoever works on a segment locks its terms first. @throws NotFound */
  sessionOf(slotId: string): Promise<string>;
}

/** The deeds on the NGO segment, as the graph offers them. */
export interface SegmentUseCases {
  readonly allocateNgoSpeakingSlot: UseCase<SlotInput>;
  readonly releaseNgoSpeakingSlot: UseCase<SlotRelease>;
}
