import type { Confidence } from '@assembly-graph/kernel';
import { CitedInterface, DateTimeFilter, DateTimeScalar, enumFilter, enumOf, IntFilter, KeyFilter, listOf, NodeInterface } from '@assembly-graph/platform/graph';
import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { Credentials, CredentialsForm, CredentialsSummary, CredentialsVerdict } from '../domain/credentials.ts';
import type { Delegation, DelegationCapacity } from '../domain/delegation.ts';

export const DelegationCapacityEnum = enumOf<DelegationCapacity>('DelegationCapacity', 'In which capacity a delegation takes part.', {
  STATE_PARTY: 'Of a State Party (Rome Statute, art. 112(1)).',
  OBSERVER_STATE: 'Of a State that has signed the Statute or the Final Act (Rome Statute, art. 112(1)).',
  INVITED_STATE: 'Of another State that was invited.',
  IGO: 'Of an intergovernmental organization (rule 92 of the Rules of Procedure).',
  OTHER_BODY: 'Of another invited body (rule 92).',
  NGO: 'Of a non-governmental organization (rule 93).',
});
export const CredentialsFormEnum = enumOf<CredentialsForm>('CredentialsForm', 'In what form credentials are there.', {
  ORIGINAL: 'The original.', COPY: 'A copy.', EMAIL_OR_FAX: 'By e-mail or fax.', NOTE_VERBALE: 'Named in a note verbale.', NONE: 'Nothing was received.',
});
export const CredentialsVerdictEnum = enumOf<CredentialsVerdict>('CredentialsVerdict', 'What was found of credentials.', {
  ACCEPTED: 'Accepted.', PROVISIONAL: 'Accepted provisionally.', QUESTIONED: 'Questioned.', REJECTED: 'Rejected.',
});

@Directive('@key(fields: "id")')
@ObjectType('Delegation', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'Who takes part in a session for a State or an organization, in numbers.' })
export class DelegationType implements Delegation {
  readonly id!: string;
  readonly sessionCode!: string;
  readonly stateIso3!: string | null;
  readonly organizationCode!: string | null;
  @Field(() => DelegationCapacityEnum, { description: 'In which capacity.' })
  readonly capacity!: DelegationCapacity;
  @Field(() => Int, { description: 'Representatives; of a State Party one (Rome Statute, art. 112(1)).' })
  readonly representatives!: number;
  @Field(() => Int, { description: 'Alternates.' })
  readonly alternates!: number;
  @Field(() => Int, { description: 'Advisers.' })
  readonly advisers!: number;
  @Field(() => Int, { description: 'All of them together.' })
  readonly persons!: number;
  readonly credentialsForm!: CredentialsForm | null;
  readonly credentialsVerdict!: CredentialsVerdict | null;
  @Directive('@requiresScopes(scopes: [["personal:read"]])')
  @Directive('@policy(policies: [["ownDelegation"]])')
  @Field(() => String, { nullable: true, description: 'The name of its head: personal data, for the secretariat and the delegation itself, with the scope personal:read.' })
  readonly headName!: string | null;
  @Field(() => Int, { description: 'How often it or its credentials were changed, from 1; a deed on it says which one its author has seen.' })
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const DelegationList = listOf('Delegation', () => DelegationType, {
  filters: {
    session: [KeyFilter, 'Code of the session.'],
    state: [KeyFilter, 'Alpha-3 code of the State.'],
    organization: [KeyFilter, 'Code of the organization.'],
    capacity: [enumFilter('DelegationCapacity', DelegationCapacityEnum), 'In which capacity.'],
    representatives: [IntFilter, 'Representatives.'],
    alternates: [IntFilter, 'Alternates.'],
    advisers: [IntFilter, 'Advisers.'],
    persons: [IntFilter, 'All of them together.'],
    credentialsForm: [enumFilter('CredentialsForm', CredentialsFormEnum), 'In what form its credentials are there; unknown (null): nothing was entered.'],
    credentialsVerdict: [enumFilter('CredentialsVerdict', CredentialsVerdictEnum), 'What was found of its credentials; unknown (null): nothing yet.'],
  },
  orders: { state: 'By State; organizations come last.', capacity: 'By capacity.' },
  measures: { representatives: {}, alternates: {}, advisers: {}, persons: {} },
});

@Directive('@key(fields: "id")')
@ObjectType('Credentials', { implements: [NodeInterface, CitedInterface], simpleResolvers: true, description: 'A step in the history of a delegation\'s credentials; it is never changed, a next one follows.' })
export class CredentialsType implements Credentials {
  readonly id!: string;
  readonly delegationId!: string;
  readonly sessionCode!: string;
  @Field(() => Int, { description: 'Its place among the steps of the delegation, from 1.' })
  readonly ordinal!: number;
  @Field(() => CredentialsFormEnum, { description: 'In what form they were there from then on.' })
  readonly form!: CredentialsForm;
  @Field(() => DateTimeScalar, { description: 'From when on: when it was received, or found.' })
  readonly receivedAt!: string;
  @Field(() => CredentialsVerdictEnum, { nullable: true, description: 'What was found; null: nothing yet.' })
  readonly verdict!: CredentialsVerdict | null;
  readonly reportSymbol!: string | null;
  readonly version!: number;
  readonly knownFrom!: string | null;
  readonly confidence!: Confidence;
  readonly sourceKeys!: readonly string[];
  readonly note!: string | null;
}

export const CredentialsList = listOf('Credentials', () => CredentialsType, {
  filters: {
    form: [enumFilter('CredentialsForm', CredentialsFormEnum), 'In what form.'],
    verdict: [enumFilter('CredentialsVerdict', CredentialsVerdictEnum), 'What was found.'],
    receivedAt: [DateTimeFilter, 'From when on.'],
  },
  orders: { ordinal: 'By the order of the steps.', receivedAt: 'By when.' },
});

@ObjectType('CredentialsFormCount', { simpleResolvers: true, description: 'How many credentials were there in a form.' })
export class FormCountType {
  @Field(() => CredentialsFormEnum, { description: 'The form.' })
  readonly form!: CredentialsForm;
  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;
}
@ObjectType('CredentialsVerdictCount', { simpleResolvers: true, description: 'How many credentials were found so.' })
export class VerdictCountType {
  @Field(() => CredentialsVerdictEnum, { description: 'What was found.' })
  readonly verdict!: CredentialsVerdict;
  @Field(() => Int, { description: 'How many.' })
  readonly count!: number;
}
@ObjectType('CredentialsSummary', { simpleResolvers: true, description: 'How the credentials of the delegations of States that are on record stood at a moment.' })
export class CredentialsSummaryType implements CredentialsSummary {
  @Field(() => Int, { description: 'Delegations of States that are on record.' })
  readonly delegations!: number;
  @Field(() => [FormCountType], { description: 'In what form they were there; NONE for those of which nothing was entered.' })
  readonly forms!: readonly FormCountType[];
  @Field(() => [VerdictCountType], { description: 'What was found of them.' })
  readonly verdicts!: readonly VerdictCountType[];
}
