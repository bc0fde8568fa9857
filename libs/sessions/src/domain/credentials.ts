import type { Versioned } from '@assembly-graph/events';
import { rule, type Cited, type Collection } from '@assembly-graph/kernel';
import type { Delegation } from './delegation.ts';

export const CREDENTIALS_FORMS = ['ORIGINAL', 'COPY', 'EMAIL_OR_FAX', 'NOTE_VERBALE', 'NONE'] as const;
export type CredentialsForm = (typeof CREDENTIALS_FORMS)[number];

export const CREDENTIALS_VERDICTS = ['ACCEPTED', 'PROVISIONAL', 'QUESTIONED', 'REJECTED'] as const;
export type CredentialsVerdict = (typeof CREDENTIALS_VERDICTS)[number];

/** What may be received after what: an original that was received stays received, and what came is not as if nothing had. */
export const FORM_MOVES: Readonly<Record<CredentialsForm, readonly CredentialsForm[]>> = {
  NONE: CREDENTIALS_FORMS,
  NOTE_VERBALE: ['NOTE_VERBALE', 'EMAIL_OR_FAX', 'COPY', 'ORIGINAL'],
  EMAIL_OR_FAX: ['NOTE_VERBALE', 'EMAIL_OR_FAX', 'COPY', 'ORIGINAL'],
  COPY: ['NOTE_VERBALE', 'EMAIL_OR_FAX', 'COPY', 'ORIGINAL'],
  ORIGINAL: ['ORIGINAL'],
};

/** One step in the history of a delegation's credentials: in what form they were there from an instant on, and what was found. Never changed. */
export interface Credentials extends Cited, Versioned {
  readonly delegationId: string;
  readonly sessionCode: string;
  /** Among the steps of the delegation, from 1. */
  readonly ordinal: number;
  readonly form: CredentialsForm;
  readonly receivedAt: string;
  readonly verdict: CredentialsVerdict | null;
  /** Symbol of the report that says so. */
  readonly reportSymbol: string | null;
}

export type CredentialsSteps = Collection<Credentials, 'delegation'>;

type Step = Pick<Credentials, 'form' | 'receivedAt' | 'verdict'>;

/** Checks the next step in the history of a delegation's credentials. @throws RuleBroken */
export function checkStep({ stateIso3 }: Pick<Delegation, 'stateIso3'>, before: readonly Step[], step: Step): void {
  rule(stateIso3 !== null, 'credentials are those of the representatives of States');
  const last = before.at(-1);
  rule(last === undefined || last.receivedAt <= step.receivedAt, 'what was received later is entered later');
  rule(last === undefined || FORM_MOVES[last.form].includes(step.form), 'an original that was received stays received');
  rule(step.verdict !== 'ACCEPTED' || step.form === 'ORIGINAL', 'credentials that are not in due form are accepted provisionally at the most');
}

/** How a delegation's credentials stood at an instant: null before anything was entered. */
export const credentialsAt = <S extends Step>(steps: readonly S[], at: string): S | null => steps.findLast(({ receivedAt }) => receivedAt <= at) ?? null;

/** Whose credentials of a session stand how at an instant. */
export interface CredentialsSummary {
  /** Delegations of States. */
  readonly delegations: number;
  readonly forms: readonly { readonly form: CredentialsForm; readonly count: number }[];
  readonly verdicts: readonly { readonly verdict: CredentialsVerdict; readonly count: number }[];
}
export interface SummaryMoment {
  readonly sessionCode: string;
  /** RFC 3339 in UTC; null: the opening of the session. */
  readonly at: string | null;
}

/** For several sessions and moments, in the order asked. */
export type SummarizeCredentials = (asked: readonly SummaryMoment[]) => Promise<readonly CredentialsSummary[]>;
