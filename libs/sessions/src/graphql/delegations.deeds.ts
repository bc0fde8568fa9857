import { citedInput, deedKind, deedsResolver, type DeedAccess, type DeedFields } from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { DelegationsDeskUseCases } from '../use-cases/delegations-desk.ts';
import { CredentialsFormEnum, CredentialsVerdictEnum, DelegationCapacityEnum, DelegationType } from './delegation.type.ts';
import type { SessionsLoaders } from './loaders.ts';
import { instantField, SECRETARIAT, sessionInput } from './sessions.deeds.ts';

/** Whoever acts for a State or an organization; whose delegation it is, the use case asks. */
const DELEGATIONS: DeedAccess = { policies: ['secretariat', 'delegation', 'organization'] };
const delegation = { entity: 'delegation', type: () => DelegationType, load: (id: string, loaders: SessionsLoaders) => loaders.delegation.load(id) };
const counts = (more: { defaultValue?: number; nullable?: boolean }) =>
  ({
    representatives: { type: () => Int, description: 'Representatives; of a State Party one (Rome Statute, art. 112(1)).', ...more },
    alternates: { type: () => Int, description: 'Alternates.', ...more },
    advisers: { type: () => Int, description: 'Advisers.', ...more },
    headName: { type: () => String, description: 'The name of its head: personal data, told only with the scope personal:read.', nullable: true, longest: 200 },
  }) satisfies DeedFields;
const atFirst = counts({ defaultValue: 0 });

/** The deeds on delegations and their credentials. */
export const delegationsDeeds = (deeds: DelegationsDeskUseCases): object =>
  deedsResolver<SessionsLoaders>('DelegationsDeeds', [
    deedKind({
      ...delegation, access: DELEGATIONS,
      name: 'recordDelegation',
      description: 'Records who takes part in a session, in numbers: the secretariat for all, a delegation for its own State, an organization for itself.',
      input: {
        ...sessionInput,
        state: { type: () => String, description: 'Alpha-3 code of the State.', nullable: true, longest: 3 },
        organization: { type: () => String, description: 'Code of the organization.', nullable: true, longest: 60 },
        capacity: { type: () => DelegationCapacityEnum, description: 'In which capacity.', defaultValue: 'STATE_PARTY' },
        ...atFirst,
        representatives: { ...atFirst.representatives, defaultValue: 1 },
        ...citedInput,
      },
      do: deeds.recordDelegation,
    }),
    deedKind({
      ...delegation, access: DELEGATIONS,
      name: 'changeDelegation',
      description: 'Tells otherwise who takes part. What is left out stays as it is. For the secretariat, and for whose delegation it is.',
      of: 'Delegation',
      input: {
        ...counts({ nullable: true }),
        forgetHead: { type: () => Boolean, description: 'true: the name of its head is removed, also from what the record once said.', nullable: true },
      },
      do: deeds.changeDelegation,
    }),
    deedKind({
      ...delegation, access: SECRETARIAT,
      name: 'recordCredentials',
      description: 'Records the next step in the history of a delegation\'s credentials; what was before stays. For the secretariat.',
      of: 'Delegation',
      input: {
        form: { type: () => CredentialsFormEnum, description: 'In what form they are there from then on.' },
        receivedAt: instantField('From when on: when it was received, or found.'),
        verdict: { type: () => CredentialsVerdictEnum, description: 'What was found of them.', nullable: true },
        report: { type: () => String, description: 'Symbol of the report that says so.', nullable: true, longest: 60 },
        ...citedInput,
      },
      do: deeds.recordCredentials,
    }),
  ]);
