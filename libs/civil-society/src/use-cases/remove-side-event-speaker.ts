import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { NotFound } from '@assembly-graph/kernel';
import { mayHaveSpeakers, speaking, withoutSpeaker } from '../domain/side-event-speaker.ts';
import { actsForOrganizers } from '../domain/side-event.ts';
import { asSeen } from './as-seen.ts';
import type { NextStep } from './review-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SpeakerRemoval extends NextStep {
  readonly speaker: string;
}

/**
 * Takes a speaker off a side event, by one of its organizers or the secretariat; that a participant was it is forgotten with it.
 * @returns the id of the side event
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const removeSideEventSpeaker =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion, speaker }: SpeakerRemoval): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.sideEvents.get(id);
      if (!actsForOrganizers(deed.actor, found)) throw new NotFound('The side event', id);
      const was = asSeen(found, expectedVersion);
      mayHaveSpeakers(was);
      const left = withoutSpeaker(was, speaker);
      if (left === null) throw new NotFound('The speaker', speaker);
      const event = await hands.sideEvents.change(was, expectedVersion, speaking(left));
      for (const person of await hands.participantsSpeakingAs(speaker)) {
        await hands.participants.change(person, person.version, { speaksAs: person.speaksAs.filter((one) => one !== speaker) });
        await hands.forgetSpeakers(id);
      }
      tellOfSideEvent(hands, event, { type: 'SideEventSpeakerRemoved', changedFields: ['speakers'], payload: { speaker: was.speakers.find((one) => one.id === speaker) } });
      return id;
    });
