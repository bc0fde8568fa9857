import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { ENTERED_HERE, rule, topicsNamedIn, type TopicCode } from '@assembly-graph/kernel';
import type { BodyAddressed } from '../domain/addressee.ts';
import { mayBeRecordedBy, type EngagementKind } from '../domain/engagement.ts';
import type { AdvocacyDesk } from './advocacy-desk.ts';
import { mustBeKnown, mustStand, openSession } from './known-here.ts';

export interface EngagementInput {
  readonly kind: EngagementKind;
  readonly title: string;
  readonly heldOn: string;
  readonly session?: string | null;
  readonly withBody?: BodyAddressed | null;
  readonly withStates?: readonly string[] | null;
  readonly organizations: readonly string[];
  readonly topics?: readonly TopicCode[] | null;
}

const NO_SESSION = { sessionCode: null, sessionOpensOn: null };

/** Records that organizations met somebody, by one who took part; organizations and States, never persons. @returns its id @throws RuleBroken, NotFound, BadInput */
export const recordEngagement =
  (together: UnitOfWork<AdvocacyDesk>) =>
  (deed: Deed, { kind, title, heldOn, session, withBody = null, withStates, organizations, topics }: EngagementInput): Promise<string> =>
    together(deed, async (hands) => {
      const said = { kind, withBody, withStates: [...new Set(withStates)], organizations: [...new Set(organizations)] };
      mayBeRecordedBy(said, deed.actor);
      await mustBeKnown(hands, 'organizations', said.withStates, said.organizations);
      rule(heldOn <= hands.now.slice(0, 10), 'an engagement is recorded once it was held');
      await mustStand(hands, heldOn, said.organizations);
      const id = randomUUID();
      const engagement = await hands.engagements.add({
        ...ENTERED_HERE, id, ...said, title, heldOn, ...(session == null ? NO_SESSION : await openSession(hands, session)), topics: topics ? [...new Set(topics)] : topicsNamedIn(title),
      });
      const subject = { type: 'Engagement', id };
      hands.audit({ subject, version: 1, changedFields: ['kind', 'heldOn'], reason: null });
      hands.outbox.add({
        type: 'EngagementRecorded',
        subject: { ...subject, naturalKey: null },
        subjectVersion: 1,
        occurredAt: heldOn,
        session: engagement.sessionCode,
        topics: engagement.topics,
        states: said.withStates,
        organizations: said.organizations,
        payload: { kind, withBody },
      });
      return id;
    });
