import type { Deed, DeedRecord } from '@assembly-graph/events';
import { actsForOrganization, NotFound, toOrganization } from '@assembly-graph/kernel';
import type { Accreditation } from '../domain/accreditation.ts';
import { ACCREDITATION_STEPS, advanced, type AccreditationStep } from '../domain/accreditation-steps.ts';
import type { AccreditationsDesk } from './accreditations-desk.ts';
import { asSeen } from './as-seen.ts';

type Hands = AccreditationsDesk & DeedRecord;

interface Asked {
  readonly id: string;
  readonly expectedVersion: number;
}

interface Advance {
  readonly step: AccreditationStep;
  readonly to?: Partial<Accreditation>;
  /** For the organization to read, in the log. */
  readonly message?: string | null;
  readonly state?: string | null;
  readonly payload?: Readonly<Record<string, unknown>>;
}

/** The accreditation that a deed is about, as the caller has seen it. @throws NotFound for what is not theirs, VersionConflict */
export async function ownAccreditation(hands: Hands, { actor }: Deed, { id, expectedVersion }: Asked): Promise<Accreditation> {
  const found = await hands.accreditations.get(id);
  if (!actsForOrganization(actor, found.organizationCode)) throw new NotFound('The accreditation', id);
  return asSeen(found, expectedVersion);
}

/** Takes a step: changes the accreditation, logs the step, and tells the organization and the secretariat. @throws RuleBroken */
export async function advance(hands: Hands, { actor }: Deed, was: Accreditation, { step, to = {}, message = null, state = null, payload = {} }: Advance): Promise<Accreditation> {
  const status = advanced(was.status, step);
  const is = await hands.accreditations.change(was, was.version, { ...to, status });
  await hands.log({ accreditationId: is.id, at: hands.now, role: actor.role, fromStatus: was.status, toStatus: status, message, stateIso3: state });
  tellOfAccreditation(hands, is, ACCREDITATION_STEPS[step].event, ['status', ...Object.keys(to)], { from: was.status, ...payload });
  return is;
}

export function tellOfAccreditation({ audit, outbox }: Hands, is: Accreditation, type: string, changedFields: readonly string[], payload: object): void {
  const subject = { type: 'Accreditation', id: is.id };
  audit({ subject, version: is.version, changedFields, reason: null });
  outbox.add({
    type,
    subject: { ...subject, naturalKey: null },
    subjectVersion: is.version,
    session: is.sessionCode,
    organizations: [is.organizationCode],
    changedFields,
    audience: toOrganization(is.organizationCode),
    payload: { status: is.status, bases: is.bases, quota: is.quota, ...payload },
  });
}
