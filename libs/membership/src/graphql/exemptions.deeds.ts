import { citedInput, DateTimeScalar, deedKind, deedsResolver, reasonInput } from '@assembly-graph/platform/graph';
import { ID } from 'type-graphql';
import type { ExemptionsDeskUseCases } from '../use-cases/exemptions-desk.ts';
import { ExemptionOutcomeEnum } from './enums.ts';
import { ExemptionRequestType } from './exemption-request.type.ts';
import type { MembershipLoaders } from './loaders.ts';

const request = {
  entity: 'exemptionRequest',
  type: () => ExemptionRequestType,
  load: (id: string, { exemptionRequest }: MembershipLoaders) => exemptionRequest.load(id),
};

/** The deeds on requests for exemption from the loss of the vote. */
export const exemptionsDeeds = (deeds: ExemptionsDeskUseCases): object =>
  deedsResolver('ExemptionsDeeds', [
    deedKind({
      ...request,
      name: 'openExemptionRequest',
      description: 'Asks the Assembly to let a State vote in spite of its arrears, due to conditions beyond its control (art. 112(8)). For the delegation of the State and the secretariat.',
      access: { policies: ['ofOwnState'] },
      input: {
        state: { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 },
        session: { type: () => String, description: 'Code of the session at which it is to be decided.', longest: 10 },
        grounds: { type: () => String, description: 'On which grounds; read by the State itself and the secretariat.', longest: 5_000 },
        submittedAt: { type: () => DateTimeScalar, description: 'When it was made, if not now: for the secretariat.', nullable: true },
        ...citedInput,
      },
      do: deeds.openExemptionRequest,
    }),
    deedKind({
      ...request,
      name: 'recommendExemption',
      description: 'Records that the Committee on Budget and Finance advises the Assembly to grant a request. For the secretariat.',
      access: { policies: ['secretariat'] },
      of: 'ExemptionRequest',
      input: {},
      do: deeds.recommendExemption,
    }),
    deedKind({
      ...request,
      name: 'decideExemption',
      description: 'Records what the Assembly decided about a request; granted, the State may vote from an instant on (art. 112(8)). For the secretariat.',
      access: { policies: ['secretariat'] },
      of: 'ExemptionRequest',
      input: {
        outcome: { type: () => ExemptionOutcomeEnum, description: 'What was decided.' },
        decision: { type: () => ID, description: 'The id of the Decision, if it is on record.', nullable: true, idOf: 'Decision' },
        effectiveAt: { type: () => DateTimeScalar, description: 'Of a permission: the instant from which on the State may vote.', nullable: true },
        until: { type: () => DateTimeScalar, description: 'Of a permission: the instant of its end, if the decision names one; else it holds while the arrears last.', nullable: true },
      },
      do: deeds.decideExemption,
    }),
    deedKind({
      ...request,
      name: 'withdrawExemptionRequest',
      description: 'Takes a request back before it is decided. For the delegation of the State and the secretariat.',
      access: { policies: ['statesAndSecretariat'] },
      of: 'ExemptionRequest',
      input: reasonInput,
      do: deeds.withdrawExemptionRequest,
    }),
  ]);
