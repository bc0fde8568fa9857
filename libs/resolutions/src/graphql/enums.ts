import { enumOf } from '@assembly-graph/platform/graph';
import type { ContributionKind } from '../domain/assessed-contribution.ts';
import type { VotesAvailability } from '../domain/ballot.ts';
import type { BudgetScope, BudgetStage } from '../domain/budget-figure.ts';
import type { PointStatus } from '../domain/budget-series.ts';
import type { PriceBasis } from '../domain/deflator-series.ts';
import type { CandidateList, CandidatureResult, Gender } from '../domain/candidature.ts';
import type { DecisionMode, DecisionResult, DecisionSubject, Requirement } from '../domain/decision.ts';
import type { Office } from '../domain/election.ts';
import type { ResolutionKind, ResolutionPart, TextStatus } from '../domain/resolution.ts';

export const ResolutionKindEnum = enumOf<ResolutionKind>('ResolutionKind', 'What kind of text was adopted.', {
  RESOLUTION: 'A resolution, as a rule numbered within its session.',
  DECISION: 'A decision that is no numbered resolution.',
  RECOMMENDATION: 'A recommendation, e.g. to the judges on the election of the Registrar (art. 43(4)).',
  DECLARATION: 'A declaration, e.g. the Kampala Declaration.',
});

export const ResolutionPartEnum = enumOf<ResolutionPart>('ResolutionPart', 'A part of what is recorded of a resolution, which was or was not read in a source.', {
  SYMBOL: 'Its symbol.',
  TITLE: 'Its title, word for word.',
  SUBJECT: 'What it is about; the wording of the title may be recalled.',
  DATE: 'The day of its adoption.',
  CONSENSUS: 'That it was adopted by consensus.',
  VOTE: 'That it was adopted by a vote.',
});

export const DecisionSubjectEnum = enumOf<DecisionSubject>('DecisionSubject', 'What was decided on.', {
  RESOLUTION: 'The adoption of a resolution, decision, recommendation or declaration.',
  REMOVAL_FROM_OFFICE: 'The removal of an elected official from office (Rome Statute, art. 46).',
  REPORT: 'A report before the Assembly.',
  AGENDA: 'The agenda of the session.',
  CREDENTIALS: 'The credentials of representatives.',
  EXEMPTION: 'Whether a State Party in arrears may vote all the same (Rome Statute, art. 112(8)).',
  PROCEDURE: 'How to proceed.',
  ELECTION_RESULT: 'The result of an election.',
});

export const DecisionModeEnum = enumOf<DecisionMode>('DecisionMode', 'How it was decided.', {
  CONSENSUS: 'By consensus (art. 112(7)): without a vote.',
  ACCLAMATION: 'By acclamation: without a vote.',
  WITHOUT_VOTE: 'Without a vote, as the source says; not said to be by consensus.',
  SILENCE_PROCEDURE: 'By silence: nobody objected in time.',
  VOTE: 'By a vote; the source does not say of which kind.',
  RECORDED_VOTE: 'By a vote of which the record says how each State voted.',
  NON_RECORDED_VOTE: 'By a vote that was counted without names.',
  SECRET_BALLOT: 'By a vote that was a secret ballot, as the source says.',
});

export const DecisionResultEnum = enumOf<DecisionResult>('DecisionResult', 'What came of it.', {
  ADOPTED: 'It was adopted or agreed to.',
  REJECTED: 'It was not adopted.',
  POSTPONED: 'It was put off.',
  NO_ACTION: 'It was decided not to take action.',
});

export const RequirementEnum = enumOf<Requirement>('DecisionRequirement', 'What it took to decide.', {
  CONSENSUS: 'That nobody objected (art. 112(7)).',
  SIMPLE_PRESENT_VOTING: 'A simple majority of States Parties present and voting: matters of procedure (art. 112(7)(b)).',
  TWO_THIRDS_PRESENT_VOTING:
    'Two thirds of those present and voting, an absolute majority of States Parties being the quorum: matters of substance (art. 112(7)(a)).',
  TWO_THIRDS_STATES_PARTIES: 'Two thirds of States Parties: an amendment to the Statute on which there is no consensus (art. 121(3)).',
  ABSOLUTE_MAJORITY_STATES_PARTIES: 'An absolute majority of States Parties.',
});

export const TextStatusEnum = enumOf<TextStatus>('TextStatus', 'How far the text of a resolution has come.', {
  ADVANCE: 'An advance version was issued.',
  OFFICIAL: 'The official text was issued.',
  CORRECTED: 'The official text was corrected by a corrigendum.',
});

export const OfficeEnum = enumOf<Office>('Office', 'An office to which the Assembly elects.', {
  JUDGE: 'Judge of the Court (art. 36).',
  PROSECUTOR: 'Prosecutor (art. 42(4)).',
  DEPUTY_PROSECUTOR: 'Deputy Prosecutor (art. 42(4)).',
  REGISTRAR_RECOMMENDATION: 'Recommendation on the election of the Registrar, whom the judges elect (art. 43(4)).',
  PRESIDENT_ASP: 'President of the Assembly (art. 112(3)(a)).',
  BUREAU: 'Member of the Bureau of the Assembly, a State (art. 112(3)).',
  CBF_MEMBER: 'Member of the Committee on Budget and Finance.',
  TFV_BOARD_MEMBER: 'Member of the Board of Directors of the Trust Fund for Victims.',
  ACN_MEMBER: 'Member of the Advisory Committee on nominations of judges (art. 36(4)(c)).',
});

export const CandidateListEnum = enumOf<CandidateList>('CandidateList', 'The list on which a candidate for judge stands (art. 36(5)).', {
  A: 'Competence in criminal law and procedure, with experience in criminal proceedings (art. 36(3)(b)(i)).',
  B: 'Competence in international law, with experience in a professional legal capacity (art. 36(3)(b)(ii)).',
});

export const GenderEnum = enumOf<Gender>('Gender', 'The gender of a candidate, as the elections count it for the minimum voting requirements.', {
  FEMALE: 'Female.',
  MALE: 'Male.',
});

export const CandidatureResultEnum = enumOf<CandidatureResult>('CandidatureResult', 'What came of a candidature.', {
  ELECTED: 'Elected.',
  NOT_ELECTED: 'Stood and was not elected.',
  WITHDRAWN: 'Withdrawn before or during the voting.',
  SHORT_LISTED: 'Short-listed, but not put to the Assembly.',
  STANDING: 'Nominated, and still to be voted on.',
});

export const VotesAvailabilityEnum = enumOf<VotesAvailability>('VotesAvailability', 'Whether it can be known how each State voted.', {
  SECRET: 'No: the ballot is secret.',
  NOT_RECORDED: 'No: the votes were counted without names.',
  RECORDED: 'Yes: the vote was recorded.',
});

export const BudgetStageEnum = enumOf<BudgetStage>('BudgetStage', 'How far a budget had come, in this order.', {
  PROPOSED: 'Proposed by the Court.',
  PROPOSED_REVISED: 'Proposed by the Court, revised before it was considered.',
  CBF_RECOMMENDED: 'Recommended by the Committee on Budget and Finance.',
  APPROVED: 'Approved by the Assembly.',
  SUPPLEMENTARY: 'Asked for on top of the approved budget.',
  CONTINGENCY_NOTIFIED: 'Notified to be taken from the Contingency Fund.',
  FORECAST: 'Expenditure forecast during the year.',
  ACTUAL: 'Expenditure of the year.',
});

export const BudgetScopeEnum = enumOf<BudgetScope>('BudgetScope', 'What a total includes. Totals of different scopes are never compared or mixed.', {
  INCL_HOST_STATE_LOAN: 'All major programmes, the Host State Loan for the premises (MP-VII-2) among them: "total" in the resolutions.',
  EXCL_HOST_STATE_LOAN: 'All major programmes but the Host State Loan (MP-VII-2): "sub-total" in the resolutions.',
  NOT_STATED: 'The source does not say whether the Host State Loan is included.',
});

export const PointStatusEnum = enumOf<PointStatus>('BudgetPointStatus', 'Whether a point of a series has a figure, and if not, why.', {
  FIGURE: 'There is a figure.',
  NO_FIGURE_AT_THIS_STAGE: 'No figure of this stage and scope is on record; nothing was filled in.',
  LEFT_OUT_UNCONFIRMED: 'There is a figure, but it is recalled: `includeUnconfirmed: true` shows it.',
  NO_INDEX: 'There is a figure, but the deflator series has no index of its year: it can not be told in the prices asked for.',
  NO_LINE_IN_THIS_YEAR: 'Through the concordance there is no such line in this year.',
  NOT_APPORTIONED: 'There are figures of the lines that it continues, or that continue it, but the record does not say how much of them is its.',
});

export const PriceBasisEnum = enumOf<PriceBasis>('PriceBasis', 'In whose prices an amount is told.', {
  NOMINAL: 'In those of its own year, as published.',
  REAL: 'In those of a base year, by a deflator series on record. None is made up.',
});

export const MoneyUnitEnum = enumOf<'THOUSAND'>('MoneyUnit', 'What an amount of money is counted in.', {
  THOUSAND: 'Thousands of the currency, as the budget documents have it.',
});

export const ContributionKindEnum = enumOf<ContributionKind>('ContributionKind', 'Where a share of the assessed contributions comes from.', {
  ASSESSED: 'Assessed on the State for the year: share and amount, as entered in this record.',
  PUBLISHED_SHARE: 'Published, rounded as the source has it.',
  COMPUTED_SHARE:
    "Computed by this record: the State's United Nations rate over the sum of the rates of the States Parties on 1 January. It is NOT the Court's official scale and can differ from it.",
});
