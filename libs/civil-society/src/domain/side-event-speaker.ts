import { BadInput, rule } from '@assembly-graph/kernel';
import type { Participant } from './participant.ts';
import type { SideEvent } from './side-event.ts';

export const SPEAKER_ROLES = ['MODERATOR', 'OPENING_REMARKS', 'KEYNOTE', 'PANELLIST', 'CLOSING_REMARKS'] as const;
export type SpeakerRole = (typeof SPEAKER_ROLES)[number];

/**
 * Who speaks at a side event, as everybody may know it: a State by its alpha-3 code, or an organization by its code. Which person does is kept
 * in that person's own row and nowhere else (`Participant.speaksAs` has the `id`), so what is erased there is gone from every speaker, past ones too.
 */
export interface Speaker {
  readonly id: string;
  readonly state: string | null;
  readonly organization: string | null;
  readonly role: SpeakerRole;
}

/** Who speaks as somebody names them: exactly one of the three. */
export interface NamedSpeaker {
  readonly state?: string | null;
  readonly organization?: string | null;
  readonly role: SpeakerRole;
}

const MOST_SPEAKERS = 50;

type OfSideEvent = Pick<SideEvent, 'speakers'>;

/** What a side event says of these speakers: the codes are what lists of side events are found by. */
export const speaking = (speakers: readonly Speaker[]) => ({
  speakers,
  speakerStates: [...new Set(speakers.flatMap(({ state }) => state ?? []))],
  speakerOrganizations: [...new Set(speakers.flatMap(({ organization }) => organization ?? []))],
});

/** @throws RuleBroken */
export function mayHaveSpeakers({ status }: Pick<SideEvent, 'status'>): void {
  rule(status !== null && status !== 'CANCELLED', 'speakers are named of a side event that was requested here and is not cancelled');
}

/** Whom a participant speaks for, if they may at this side event. @throws RuleBroken */
export function speaksFor({ sessionCode, badge, organizationCode }: Participant, event: Pick<SideEvent, 'sessionCode'>): { readonly organization: string } {
  rule(sessionCode === event.sessionCode, 'a participant speaks beside the session to which they come');
  rule(badge !== 'VOID', 'a participant whose badge is void does not speak');
  return { organization: organizationCode };
}

/**
 * The speakers with one more, the last.
 * @param person whether it is one of the people of an organization, of whom several may speak in one role
 * @throws RuleBroken, BadInput
 */
export function withSpeaker({ speakers }: OfSideEvent, id: string, { state = null, organization = null, role }: NamedSpeaker, person: boolean): readonly Speaker[] {
  if ((state === null) === (organization === null)) throw new BadInput('A speaker is a State, an organization or a participant.', 'speaker');
  rule(speakers.length < MOST_SPEAKERS, `a side event has ${MOST_SPEAKERS} speakers at the most`);
  const again = speakers.some((one) => one.state === state && one.organization === organization && one.role === role);
  rule(person || !again, 'a State or an organization is named once in each role');
  return [...speakers, { id, state, organization, role }];
}

/** The speakers without one; null if there is none with this id. */
export function withoutSpeaker({ speakers }: OfSideEvent, id: string): readonly Speaker[] | null {
  const others = speakers.filter((speaker) => speaker.id !== id);
  return others.length === speakers.length ? null : others;
}
