import { randomUUID } from 'node:crypto';
import { VersionConflict, type Deed, type UnitOfWork } from '@assembly-graph/events';
import { BadInput, ENTERED_HERE } from '@assembly-graph/kernel';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { openSession } from './known-here.ts';

const MOST_SLOTS = 100;

export interface TermsInput {
  readonly session: string;
  /** 0 if none were set before. */
  readonly expectedVersion: number;
  readonly accreditationUntil?: string | null;
  readonly speakingSlots: number;
}

/** Sets on what terms civil society takes part in a session; of slots that are allocated none is taken back. @returns the id of the terms @throws RuleBroken, NotFound, VersionConflict, BadInput */
export const setSessionTerms =
  (together: UnitOfWork<AccreditationsDesk>) =>
  (deed: Deed, { session, expectedVersion, accreditationUntil = null, speakingSlots }: TermsInput): Promise<string> =>
    together(deed, async (hands) => {
      if (speakingSlots < 0 || speakingSlots > MOST_SLOTS) throw new BadInput(`speakingSlots must be from 0 to ${MOST_SLOTS}.`, 'speakingSlots');
      const [was] = await hands.sessionTerms.having({ sessionCode: session });
      if ((was?.version ?? 0) !== expectedVersion) throw new VersionConflict(expectedVersion, was?.version ?? 0);
      const said = { accreditationUntil, speakingSlots };
      const terms = was
        ? await hands.sessionTerms.change(was, expectedVersion, said)
        : await hands.sessionTerms.add({ ...ENTERED_HERE, id: randomUUID(), ...(await openSession(hands, session)), ...said, allocatedSlots: 0 });
      const subject = { type: 'SessionTerms', id: terms.id };
      hands.audit({ subject, version: terms.version, changedFields: Object.keys(said), reason: null });
      hands.outbox.add({ type: 'SessionTermsSet', subject: { ...subject, naturalKey: session }, subjectVersion: terms.version, session, changedFields: Object.keys(said), payload: said });
      return terms.id;
    });
