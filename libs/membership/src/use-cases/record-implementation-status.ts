import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { statusThatEnds, type ImplementationLevel, type ImplementationSubject } from '../domain/implementation-status.ts';
import { tellOfImplementation, type ImplementationDesk } from './implementation-desk.ts';
import { stateOf } from './states-desk.ts';

export interface ImplementationInput extends CitedInput {
  readonly state: string;
  readonly subject: ImplementationSubject;
  readonly level: ImplementationLevel;
  readonly evidence: string;
  readonly since?: string | null;
}

/**
 * Records how far a State has got with a subject, from a day on; the level before ends with it.
 * @returns the id of the status
 * @throws RuleBroken, NotFound, BadInput
 */
export const recordImplementationStatus =
  (together: UnitOfWork<ImplementationDesk>) =>
  (deed: Deed, { state, subject, level, evidence, since, ...read }: ImplementationInput): Promise<string> =>
    together(deed, async (hands) => {
      const { implementationStatuses } = hands;
      const cited = await citedBy(hands.knownSources, read);
      const { iso3: stateIso3 } = await stateOf(hands, state);
      const from = since ?? null;
      const ended = statusThatEnds(await implementationStatuses.having({ stateIso3, subject }), { level, from }, hands.now.slice(0, 10));
      if (ended) await implementationStatuses.change(ended, ended.version, { to: from });
      const status = await implementationStatuses.add({ id: randomUUID(), stateIso3, subject, level, evidence, from, to: null, ...cited });
      tellOfImplementation(hands, status, 'ImplementationStatusRecorded', { changedFields: ['level', 'evidence', 'from'], reason: null, payload: { levelBefore: ended?.level ?? null } });
      return status.id;
    });
