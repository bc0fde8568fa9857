import type { UseCase } from '@assembly-graph/events';
import type { Mandate } from '../domain/mandate.ts';
import type { MandateClosing } from './close-mandate.ts';
import type { DecisionsHands } from './draft-steps.ts';
import type { FollowUpLink } from './link-follow-up.ts';
import type { MandateInput } from './register-mandate.ts';
import type { Supersession } from './supersede-mandate.ts';

/** The deeds on mandates, as the graph offers them. */
export interface MandateUseCases {
  readonly registerMandate: UseCase<MandateInput>;
  readonly linkFollowUp: UseCase<FollowUpLink>;
  readonly supersedeMandate: UseCase<Supersession>;
  readonly closeMandate: UseCase<MandateClosing>;
}

/** Audits and tells what was done about a mandate. */
export function tellOfMandate(
  { audit, outbox }: DecisionsHands,
  type: string,
  mandate: Mandate,
  { occurredAt, changedFields, reason = null, payload = {} }: {
    occurredAt: string; changedFields: readonly string[]; reason?: string | null; payload?: Readonly<Record<string, unknown>>;
  },
): void {
  audit({ subject: { type: 'Mandate', id: mandate.id }, version: mandate.version, changedFields, reason });
  outbox.add({
    type,
    subject: { type: 'Mandate', id: mandate.id, naturalKey: null },
    subjectVersion: mandate.version,
    occurredAt,
    topics: mandate.topics,
    session: mandate.sessionCode,
    changedFields,
    payload: { resolutionId: mandate.resolutionId, paragraphId: mandate.paragraphId, addressee: mandate.addressee, ...payload },
  });
}
