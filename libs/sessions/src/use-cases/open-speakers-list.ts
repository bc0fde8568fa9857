import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, rule, type CitedInput } from '@assembly-graph/kernel';
import { checkLimits, type SpeakersOrdering, type TimeLimit } from '../domain/speakers-list.ts';
import type { StatementSegment } from '../domain/statement.ts';
import { momentFrom } from '../domain/venue.ts';
import { sessionWith } from './sessions-desk.ts';
import { tellList, type SpeakersDesk } from './speakers-desk.ts';

export interface SpeakersListInput extends CitedInput {
  readonly session: string;
  readonly segment: StatementSegment;
  readonly meeting?: string | null;
  readonly agendaItem?: string | null;
  readonly opensAt: string;
  readonly closesAt: string;
  readonly ordering: SpeakersOrdering;
  readonly timeLimits: readonly TimeLimit[];
}

/**
 * Opens a list of speakers for a part of a session, or for one meeting of it.
 * @returns its id
 * @throws RuleBroken, NotFound, BadInput
 */
export const openSpeakersList =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, input: SpeakersListInput): Promise<string> =>
    together(deed, async (hands) => {
      const cited = await citedBy(hands.knownSources, input);
      const session = await sessionWith(hands, input.session);
      const { segment, ordering, timeLimits, meeting: meetingId = null, agendaItem: agendaItemId = null } = input;
      const [opensAt, closesAt] = [momentFrom('opensAt', input.opensAt), momentFrom('closesAt', input.closesAt)];
      rule(opensAt < closesAt, 'a list closes after it opens');
      checkLimits(timeLimits);
      const meeting = meetingId === null ? null : await hands.meetings.get(meetingId);
      const item = agendaItemId === null ? null : await hands.agendaItems.get(agendaItemId);
      rule([meeting, item].every((one) => one === null || one.sessionCode === session.code), 'a list of speakers is for a meeting or an item of its session');
      // The NGO segment is part of the general debate: whoever has a slot in it may put itself on its list.
      const allocated = segment === 'GENERAL_DEBATE' && meetingId === null ? await hands.allocated.having({ sessionCode: session.code }) : [];
      const admitted = [...new Set(allocated.map(({ organizationCode }) => organizationCode))].sort();
      const list = await hands.lists.add({
        ...cited, id: randomUUID(), sessionCode: session.code, segment, meetingId, agendaItemId, opensAt, closesAt, closedAt: null, ordering, timeLimits, admitted,
      });
      await tellList(hands, list, 'OPENED', null);
      return list.id;
    });
