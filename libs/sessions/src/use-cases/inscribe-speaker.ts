import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { actsForOrganization, actsForState, BadInput, citedBy, NotFound, rule, type Actor, type CitedInput } from '@assembly-graph/kernel';
import { checkOpen, orderWith, type SpeakersList } from '../domain/speakers-list.ts';
import type { SpeakerRank, SpeakingSlot } from '../domain/speaking-slot.ts';
import { capacityOf, type SpeakerCapacity } from '../domain/statement.ts';
import { momentFrom } from '../domain/venue.ts';
import { isAlpha3, isOrganizationCode } from '../domain/written-forms.ts';
import { listChanged, type SpeakersDesk } from './speakers-desk.ts';

export interface Inscription extends CitedInput {
  readonly speakersList: string;
  readonly state?: string | null;
  readonly organization?: string | null;
  readonly capacity?: SpeakerCapacity | null;
  readonly requestedRank: SpeakerRank;
  readonly reply: boolean;
  readonly writtenOnly: boolean;
  readonly inscribedAt?: string | null;
}

/**
 * Puts a speaker on a list: a delegation its own State, an organization itself if a slot was allocated to it (Rules of Procedure, rule 93).
 * @returns the id of the slot
 * @throws RuleBroken, NotFound, BadInput
 */
export const inscribeSpeaker =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, input: Inscription): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const list = await hands.lists.get(input.speakersList);
      const speaker = speakerIn(input);
      checkMay(deed.actor, list, speaker);
      const { requestedRank, reply, writtenOnly } = input;
      if (deed.actor.role !== 'secretariat' && reply) throw new BadInput('A right of reply is entered by the secretariat.', 'reply');
      if (deed.actor.role !== 'secretariat' && input.inscribedAt != null) throw new BadInput('What was asked for earlier is entered by the secretariat.', 'inscribedAt');
      const inscribedAt = input.inscribedAt == null ? hands.now : momentFrom('inscribedAt', input.inscribedAt);
      rule(inscribedAt <= hands.now, 'a speaker is entered when it has asked for the floor');
      checkOpen(list, inscribedAt, reply);
      const slots = await hands.slots.having({ listId: list.id });
      const again = slots.some((slot) => !slot.reply && slot.status !== 'WITHDRAWN' && slot.speakerState === speaker.speakerState && slot.speakerOrganization === speaker.speakerOrganization);
      rule(reply || !again, 'a speaker stands on a list once');
      const id = randomUUID();
      const order = orderWith(list, slots, { id, requestedRank, reply });
      await hands.slots.add({
        ...cited, ...speaker, id, listId: list.id, sessionCode: list.sessionCode, segment: list.segment, meetingId: null, capacity: capacityOf(speaker, input.capacity ?? null),
        // Last, until all have their places: the database looks at the order when the deed is done.
        position: writtenOnly ? null : order.length, requestedRank, reply, status: writtenOnly ? 'WRITTEN_ONLY' : reply ? 'RIGHT_OF_REPLY' : 'INSCRIBED',
        calledAt: null, startedAt: null, endedAt: null, seconds: null,
      });
      if (!writtenOnly) await hands.keepOrder(list.id, order);
      await listChanged(hands, list, 'INSCRIBED', id);
      return id;
    });

type Speaker = Pick<SpeakingSlot, 'speakerState' | 'speakerOrganization'>;

/** @throws BadInput unless exactly one is named, by its code */
export function speakerIn({ state = null, organization = null }: { readonly state?: string | null; readonly organization?: string | null }): Speaker {
  if ((state === null) === (organization === null)) throw new BadInput('Name either a State or an organization.', 'state');
  if (state !== null && !isAlpha3(state)) throw new BadInput('A State is named by its alpha-3 code, e.g. "JOR".', 'state');
  if (organization !== null && !isOrganizationCode(organization)) throw new BadInput('An organization is named by its code, e.g. "amnesty".', 'organization');
  return { speakerState: state, speakerOrganization: organization };
}

function checkMay(actor: Actor, { id, admitted }: SpeakersList, { speakerState, speakerOrganization }: Speaker): void {
  const theirs = speakerState === null ? actsForOrganization(actor, speakerOrganization) : actsForState(actor, speakerState);
  if (!theirs) throw new NotFound('The list', id);
  rule(
    actor.role === 'secretariat' || speakerOrganization === null || admitted.includes(speakerOrganization),
    'an organization puts itself on a list when a slot was allocated to it',
    'Rules of Procedure, rule 93',
  );
}
