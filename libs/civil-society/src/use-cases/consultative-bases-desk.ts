import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { ConsultativeBasis } from '../domain/consultative-basis.ts';
import type { BasisCorrection } from './correct-consultative-basis.ts';
import type { BasisEnd } from './end-consultative-basis.ts';
import type { KnownHere } from './known-here.ts';
import type { BasisInput } from './record-consultative-basis.ts';
import type { BasisRescission } from './rescind-consultative-basis.ts';

/** What a deed on the bases of rule 93 that organizations have has in its hands. */
export interface ConsultativeBasesDesk extends KnownHere {
  readonly bases: Records<ConsultativeBasis>;
  readonly knownSources: KnownSources;
  /** The last event of these types about something, by its id; null if there is none. */
  lastEventOn(subjectId: string, types: readonly string[]): Promise<string | null>;
}

/** The deeds on them, as the graph offers them. */
export interface ConsultativeBasisUseCases {
  readonly recordConsultativeBasis: UseCase<BasisInput>;
  readonly endConsultativeBasis: UseCase<BasisEnd>;
  readonly correctConsultativeBasis: UseCase<BasisCorrection>;
  readonly rescindConsultativeBasis: UseCase<BasisRescission>;
}

/** All else on record of the organization that has a basis. */
export const othersThan = async ({ bases }: ConsultativeBasesDesk, { id, organizationCode }: ConsultativeBasis): Promise<readonly ConsultativeBasis[]> =>
  (await bases.having({ organizationCode })).filter((one) => one.id !== id);

interface Told {
  readonly version: number;
  readonly changedFields: readonly string[];
  readonly reason: string | null;
  readonly correctionOf?: string | null;
}

export function tellOfBasis({ audit, outbox }: DeedRecord, { id, organizationCode: organization, basis, from, to }: ConsultativeBasis, type: string, { version, changedFields, reason, correctionOf }: Told): void {
  audit({ subject: { type: 'ConsultativeBasis', id }, version, changedFields, reason });
  outbox.add({
    type,
    subject: { type: 'ConsultativeBasis', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: type === 'ConsultativeBasisEnded' ? to : from,
    organizations: [organization],
    changedFields: version === 1 ? [] : changedFields,
    correctionOf,
    payload: { organization, basis, from, to },
  });
}
