import type { Records, UseCase } from '@assembly-graph/events';
import type { SideEvent } from '../domain/side-event.ts';
import type { Participant } from '../domain/participant.ts';
import type { KnownHere } from './known-here.ts';
import type { SideEventCancellation } from './cancel-side-event.ts';
import type { SpeakerNaming } from './name-side-event-speaker.ts';
import type { SpeakerRemoval } from './remove-side-event-speaker.ts';
import type { SideEventReport } from './report-side-event-held.ts';
import type { SideEventRequest } from './request-side-event.ts';
import type { SideEventPlace } from './schedule-side-event.ts';
import type { SideEventMove } from './move-side-event.ts';
import type { NextStep } from './review-side-event.ts';

/** What a deed on side events has in its hands. */
export interface SideEventsDesk extends KnownHere {
  readonly sideEvents: Records<SideEvent>;
  readonly participants: Records<Participant>;
  /** Those who speak as this speaker, locked: one at the most. */
  participantsSpeakingAs(speaker: string): Promise<readonly Participant[]>;
  /** Makes what is kept for a retry of the deeds by which speakers of a side event were named say nothing of them any more. */
  forgetSpeakers(sideEventId: string): Promise<void>;
}

/** The deeds on side events, as the graph offers them. */
export interface SideEventUseCases {
  readonly requestSideEvent: UseCase<SideEventRequest>;
  readonly reviewSideEvent: UseCase<NextStep>;
  readonly approveSideEvent: UseCase<NextStep>;
  readonly scheduleSideEvent: UseCase<SideEventPlace>;
  readonly moveSideEvent: UseCase<SideEventMove>;
  readonly cancelSideEvent: UseCase<SideEventCancellation>;
  readonly nameSideEventSpeaker: UseCase<SpeakerNaming>;
  readonly removeSideEventSpeaker: UseCase<SpeakerRemoval>;
  readonly reportSideEventHeld: UseCase<SideEventReport>;
}
