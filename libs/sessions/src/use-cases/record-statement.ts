import { randomUUID } from 'node:crypto';
import type { Deed, DeedRecord, UnitOfWork } from '@assembly-graph/events';
import { BadInput, citedBy, rule, type CitedInput, type Language, type TopicCode } from '@assembly-graph/kernel';
import { orderWithout, type SpeakersList } from '../domain/speakers-list.ts';
import { checkSlotMove, type SpeakingSlot } from '../domain/speaking-slot.ts';
import { capacityOf, checkStatement, topicsOfSegment, type SpeakerCapacity, type StatementForm, type StatementKind, type StatementSegment } from '../domain/statement.ts';
import { addressFrom } from '../domain/written-forms.ts';
import { speakerIn } from './inscribe-speaker.ts';
import { sessionWith } from './sessions-desk.ts';
import { listChanged, slotOf, type SpeakersDesk } from './speakers-desk.ts';

/** A State or an organization, by its code. */
export interface AgentInput {
  readonly state?: string | null;
  readonly organization?: string | null;
}

export interface StatementInput extends CitedInput {
  readonly session: string;
  readonly kind: StatementKind;
  readonly segment?: StatementSegment | null;
  readonly slot?: string | null;
  readonly meeting?: string | null;
  readonly deliveredOn?: string | null;
  readonly speaker: AgentInput;
  readonly capacity?: SpeakerCapacity | null;
  readonly form: StatementForm;
  readonly onBehalfOf: readonly AgentInput[];
  readonly concerns: readonly string[];
  readonly texts: readonly { readonly lang: Language; readonly url: string }[];
  readonly videoOffset?: number | null;
  readonly topics?: readonly TopicCode[] | null;
}

/**
 * Records that a State or an organization made a statement to a session, for whom, and about which text.
 * A slot whose statement is only submitted in writing leaves the order of its list.
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordStatement =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, input: StatementInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const { slot, list } = input.slot ? await slotOf(hands, deed.actor, input.slot) : { slot: null, list: null };
      const meeting = input.meeting ? await hands.meetings.get(input.meeting) : null;
      rule([slot, meeting].every((one) => one === null || one.sessionCode === session.code), 'a statement is made in a meeting and a slot of its session');
      const { kind, form, concerns, deliveredOn = null, videoOffset = null } = input;
      const segment = input.segment ?? slot?.segment ?? null;
      const speaker = speakerIn(input.speaker);
      const others = input.onBehalfOf.map(speakerIn);
      const onBehalfOf = others.flatMap(({ speakerOrganization }) => speakerOrganization ?? []);
      const onBehalfOfStates = others.flatMap(({ speakerState }) => speakerState ?? []);
      checkStatement({ ...speaker, kind, form, onBehalfOf, onBehalfOfStates, concerns });
      rule(deliveredOn === null || (session.opensOn <= deliveredOn && deliveredOn <= session.closesOn), 'a statement is made on a day of its session');
      if (videoOffset !== null && (videoOffset < 0 || videoOffset > 86_400)) throw new BadInput('videoOffset must be 0 to 86,400 seconds.', 'videoOffset');
      if (slot) await settleSlot(hands, list, slot, speaker, form);
      const id = randomUUID();
      const ordinal = (await hands.statements.having({ sessionCode: session.code })).length + 1;
      const statement = await hands.statements.add({
        ...cited, ...speaker, id, code: `ST-${session.code}-${String(ordinal).padStart(4, '0')}`, sessionCode: session.code, sessionOpensOn: session.opensOn, segment, kind,
        slotId: slot?.id ?? null, meetingId: meeting?.id ?? slot?.meetingId ?? null, deliveredOn, onBehalfOf, onBehalfOfStates, concerns, videoOffset, form,
        texts: input.texts.map(({ lang, url }) => ({ lang, url: addressFrom('texts', url) })), speakerPerson: null, capacity: capacityOf(speaker, input.capacity ?? slot?.capacity ?? null),
        topics: [...new Set(input.topics ?? topicsOfSegment(segment))],
      });
      hands.audit({ subject: { type: 'Statement', id }, version: statement.version, changedFields: ['kind', 'speaker', 'onBehalfOf', 'concerns'], reason: null });
      hands.outbox.add({
        type: 'StatementRecorded',
        subject: { type: 'Statement', id, naturalKey: statement.code },
        subjectVersion: statement.version,
        occurredAt: deliveredOn,
        session: session.code,
        topics: statement.topics,
        states: [...(speaker.speakerState ? [speaker.speakerState] : []), ...onBehalfOfStates],
        organizations: [...(speaker.speakerOrganization ? [speaker.speakerOrganization] : []), ...onBehalfOf],
        payload: { code: statement.code, kind, segment, form, speaker: speaker.speakerState ?? speaker.speakerOrganization, onBehalfOf: [...onBehalfOfStates, ...onBehalfOf], concerns, slot: slot?.id ?? null },
      });
      return id;
    });

/** A statement and its slot agree on who spoke, and how. @throws RuleBroken */
async function settleSlot(
  hands: SpeakersDesk & DeedRecord, list: SpeakersList, slot: SpeakingSlot, { speakerState, speakerOrganization }: ReturnType<typeof speakerIn>, form: StatementForm,
): Promise<void> {
  rule(slot.speakerState === speakerState && slot.speakerOrganization === speakerOrganization, 'a statement is made in the slot of its speaker');
  if (form === 'ORAL') return rule(['SPEAKING', 'DELIVERED'].includes(slot.status), 'what is spoken is spoken in a slot that was called');
  if (slot.status === 'WRITTEN_ONLY') return;
  checkSlotMove(slot, 'WRITTEN_ONLY');
  const order = orderWithout(await hands.slots.having({ listId: list.id }), slot.id);
  await hands.slots.change(slot, slot.version, { status: 'WRITTEN_ONLY', position: null });
  await hands.keepOrder(list.id, order);
  await listChanged(hands, list, 'WITHDRAWN', slot.id);
}
