import type { Records, UseCase } from '@assembly-graph/events';
import type { Accreditation, LoggedStep } from '../domain/accreditation.ts';
import type { Organization } from '../domain/organization.ts';
import type { Participant } from '../domain/participant.ts';
import type { SessionTerms } from '../domain/session-terms.ts';
import type { RegionalGroupCode } from '../domain/known.ts';
import type { AccreditationAnswer } from './answer-information-request.ts';
import type { BadgeIssue } from './issue-badge.ts';
import type { Circulation } from './circulate-accreditation.ts';
import type { ConsentWithdrawal } from './withdraw-consent.ts';
import type { AccreditationDecision } from './decide-accreditation.ts';
import type { AccreditationDraft } from './draft-accreditation.ts';
import type { Eligibility } from './find-eligible.ts';
import type { AccreditationEnd } from './withdraw-accreditation.ts';
import type { InformationRequest } from './request-information.ts';
import type { Nomination } from './nominate-participant.ts';
import type { Objection } from './object-to-accreditation.ts';
import type { Submission } from './submit-accreditation.ts';
import type { TermsInput } from './set-session-terms.ts';
import type { KnownHere } from './known-here.ts';

/** What a deed on accreditations and participants has in its hands. */
export interface AccreditationsDesk extends KnownHere {
  readonly accreditations: Records<Accreditation>;
  readonly participants: Records<Participant>;
  readonly sessionTerms: Records<SessionTerms>;
  /** @throws NotFound */
  organization(code: string): Promise<Organization>;
  regionOf(stateIso3: string | null): Promise<RegionalGroupCode | null>;
  /** Appends to the log of an accreditation, which is never changed. */
  log(step: Omit<LoggedStep, 'id' | 'place'>): Promise<void>;
  /** Makes what is kept for a retry of the deeds by which a person was named, to come or to speak, say nothing of the person any more. */
  forgetNamings(participant: Pick<Participant, 'id' | 'speaksAs'>): Promise<void>;
}

/** The deeds on accreditations and participants, as the graph offers them. */
export interface AccreditationUseCases {
  readonly setSessionTerms: UseCase<TermsInput>;
  readonly draftAccreditation: UseCase<AccreditationDraft>;
  readonly submitAccreditation: UseCase<Submission>;
  readonly requestInformation: UseCase<InformationRequest>;
  readonly answerInformationRequest: UseCase<AccreditationAnswer>;
  readonly findEligible: UseCase<Eligibility>;
  readonly circulateAccreditation: UseCase<Circulation>;
  readonly objectToAccreditation: UseCase<Objection>;
  readonly decideAccreditation: UseCase<AccreditationDecision>;
  readonly withdrawAccreditation: UseCase<AccreditationEnd>;
  readonly revokeAccreditation: UseCase<AccreditationEnd>;
  readonly lapseAccreditation: UseCase<AccreditationEnd>;
  readonly nominateParticipant: UseCase<Nomination>;
  readonly issueBadge: UseCase<BadgeIssue>;
  readonly withdrawConsent: UseCase<ConsentWithdrawal>;
}
