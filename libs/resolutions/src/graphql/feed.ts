import { feedOf } from '@assembly-graph/platform/graph';
import { ArrearsPositionType, PaymentType } from './arrears.type.ts';
import { BallotType } from './ballot.type.ts';
import { DeflatorSeriesType } from './budget-gap.type.ts';
import { BudgetFigureType, FinancialYearType, MajorProgrammeType } from './budget.type.ts';
import { CandidatureType } from './candidature.type.ts';
import { ConcordanceType } from './concordance.type.ts';
import { AssessedContributionType, ScaleRateType } from './contribution.type.ts';
import { AmendmentProposalType, ExplanationType, ParagraphType, StateVoteType } from './decision-details.type.ts';
import { DecisionType } from './decision.type.ts';
import { DraftType } from './draft.type.ts';
import { ElectionType } from './election.type.ts';
import { FundLevelType } from './fund.type.ts';
import { MandateType } from './mandate.type.ts';
import { ResolutionType } from './resolution.type.ts';

/** The feed of this domain. Its events are about its entities. */
export const resolutionsFeed = feedOf('Resolutions', 'resolutionUpdated', () => [
  AmendmentProposalType, ArrearsPositionType, AssessedContributionType, BallotType, BudgetFigureType, CandidatureType, ConcordanceType, DecisionType,
  DeflatorSeriesType, DraftType, ElectionType, ExplanationType, FinancialYearType, FundLevelType, MajorProgrammeType, MandateType, ParagraphType, PaymentType, ResolutionType,
  ScaleRateType, StateVoteType,
]);
