import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { listChanged, type Seen, type SpeakersDesk } from './speakers-desk.ts';

/**
 * Closes a list: it takes no more speakers but for the right of reply.
 * @returns its id
 * @throws RuleBroken, NotFound, VersionConflict
 */
export const closeSpeakersList =
  (together: UnitOfWork<SpeakersDesk>) =>
  (deed: Deed, { id, expectedVersion }: Seen): Promise<string> =>
    together(deed, async (hands) => {
      const list = await hands.lists.get(id);
      rule(list.closedAt === null, 'a list of speakers is closed once');
      rule(list.opensAt <= hands.now, 'a list is closed after it opened');
      await listChanged(hands, list, 'CLOSED', null, { closedAt: hands.now }, expectedVersion);
      return id;
    });
