import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { rule } from '@assembly-graph/kernel';
import { brought, provenDays, provenSession } from '../domain/mandate.ts';
import type { DecisionsDesk } from './decisions-desk.ts';
import { seen } from './draft-steps.ts';
import { tellOfMandate } from './mandate-desk.ts';

export interface FollowUpLink {
  readonly id: string;
  readonly expectedVersion: number;
  readonly document: string;
  readonly session: string;
  readonly reportedOn: string;
}

const MOST = 50;

/**
 * Links a document to the mandate that it answers, with the session before which it came.
 * @returns the id of the mandate
 * @throws RuleBroken, NotFound, VersionConflict, BadInput
 */
export const linkFollowUp =
  (together: UnitOfWork<DecisionsDesk>) =>
  (deed: Deed, { id, expectedVersion, document, session, reportedOn: on }: FollowUpLink): Promise<string> =>
    together(deed, async (hands) => {
      const was = seen(await hands.mandates.get(id), expectedVersion);
      const status = brought(was.status, 'REPORTED');
      const symbol = document.trim();
      rule(!was.followUpSymbols.includes(symbol), 'a document answers a mandate once');
      rule(was.followUpSymbols.length < MOST, `a mandate has ${MOST} answers on record at the most`);
      const reportedOn = was.reportedOn !== null && was.reportedOn < on ? was.reportedOn : on;
      const is = {
        status, reportedOn, followUpSymbols: [...was.followUpSymbols, symbol], followUpSessions: [...was.followUpSessions, provenSession(session, 'session')],
      };
      provenDays({ ...was, reportedOn: on }, hands.now.slice(0, 10));
      const mandate = await hands.mandates.change(was, expectedVersion, is);
      tellOfMandate(hands, 'MandateReported', mandate, { occurredAt: on, changedFields: ['status', 'followUps'], payload: { document: symbol, answeredAt: session } });
      return id;
    });
