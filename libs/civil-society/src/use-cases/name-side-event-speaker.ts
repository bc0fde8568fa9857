import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, BadInput, NotFound, rule, type Actor } from '@assembly-graph/kernel';
import type { Participant } from '../domain/participant.ts';
import { mayHaveSpeakers, speaking, speaksFor, withSpeaker, type NamedSpeaker } from '../domain/side-event-speaker.ts';
import { actsForOrganizers } from '../domain/side-event.ts';
import { asSeen } from './as-seen.ts';
import { mustBeKnown, mustStand } from './known-here.ts';
import type { NextStep } from './review-side-event.ts';
import type { SideEventsDesk } from './side-events-desk.ts';
import { tellOfSideEvent } from './tell-of-side-event.ts';

export interface SpeakerNaming extends NextStep, NamedSpeaker {
  readonly participant?: string | null;
}

/**
 * Names who speaks at a side event, by one of its organizers or the secretariat: a State, an organization, or a participant of an organization for
 * which the caller acts. Of a participant everybody learns the organization; who it is, is noted in the participant's own row.
 * @returns the id of the side event
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const nameSideEventSpeaker =
  (together: UnitOfWork<SideEventsDesk>) =>
  (deed: Deed, { id, expectedVersion, participant, ...named }: SpeakerNaming): Promise<string> =>
    together(deed, async (hands) => {
      const found = await hands.sideEvents.get(id);
      if (!actsForOrganizers(deed.actor, found)) throw new NotFound('The side event', id);
      const was = asSeen(found, expectedVersion);
      mayHaveSpeakers(was);
      const { state, organization, role } = named;
      if ([state, organization, participant].filter((one) => one != null).length !== 1) throw new BadInput('A speaker is a State, an organization or a participant.', 'participant');
      const person = participant == null ? null : await ownParticipant(hands, deed.actor, participant);
      const speaker = person === null ? named : { ...speaksFor(person, was), role };
      await mustBeKnown(hands, 'organization', state == null ? [] : [state], organization == null ? [] : [organization]);
      await mustStand(hands, hands.now.slice(0, 10), speaker.organization == null ? [] : [speaker.organization]);
      const speakerId = randomUUID();
      const event = await hands.sideEvents.change(was, expectedVersion, speaking(withSpeaker(was, speakerId, speaker, person !== null)));
      if (person !== null) await hands.participants.change(person, person.version, { speaksAs: [...person.speaksAs, speakerId] });
      tellOfSideEvent(hands, event, { type: 'SideEventSpeakerNamed', changedFields: ['speakers'], payload: { speaker: event.speakers.at(-1) } });
      return id;
    });

async function ownParticipant({ participants }: SideEventsDesk, actor: Actor, id: string): Promise<Participant> {
  const participant = await participants.get(id);
  if (!actsForOrganization(actor, participant.organizationCode)) throw new NotFound('The participant', id);
  rule(participant.erasedAt === null, 'nobody of whom the consent is withdrawn is named');
  return participant;
}
