import { byGlobalId, stubWith, uuidIn, type Subgraph } from '@assembly-graph/platform/graph';
import { fundOf, FUNDS, type FundCode } from '../domain/fund.ts';
import { budgetLine } from './concordance.resolver.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import type { SessionStub, StateStub, TopicStub } from './stubs.ts';

/** A representation is whatever its sender says. */
interface ById {
  readonly id?: string;
}
type Found = { loaders: ResolutionsLoaders };

const isYear = (year: unknown): year is number => typeof year === 'number' && Number.isInteger(year) && year > 0 && year <= 9999;

/** How each thing of this domain is found by the fields of its keys. */
export const references: Subgraph<ResolutionsLoaders>['references'] = {
  Resolution: ({ symbol, id }: ById & { symbol?: string }, { loaders }: Found) =>
    symbol ? loaders.resolutionBySymbol.load(symbol) : byGlobalId('Resolution', id, loaders.resolution),
  Draft: ({ symbol, id }: ById & { symbol?: string }, { loaders }: Found) => (symbol ? loaders.draftBySymbol.load(symbol) : byGlobalId('Draft', id, loaders.draft)),
  StateVote: ({ id }: ById, { loaders }: Found) => byGlobalId('StateVote', id, loaders.stateVote),
  AmendmentProposal: ({ id }: ById, { loaders }: Found) => byGlobalId('AmendmentProposal', id, loaders.amendment),
  Explanation: ({ id }: ById, { loaders }: Found) => byGlobalId('Explanation', id, loaders.explanation),
  Paragraph: ({ id }: ById, { loaders }: Found) => byGlobalId('Paragraph', id, loaders.paragraph),
  Mandate: ({ id }: ById, { loaders }: Found) => byGlobalId('Mandate', id, loaders.mandate),
  Decision: ({ id }: ById, { loaders }: Found) => byGlobalId('Decision', id, loaders.decision),
  Election: ({ code, id }: ById & { code?: string }, { loaders }: Found) =>
    code ? loaders.election.load(code) : byGlobalId('Election', id, loaders.electionById),
  Candidature: ({ id }: ById, { loaders }: Found) => byGlobalId('Candidature', id, loaders.candidature),
  Ballot: ({ id }: ById, { loaders }: Found) => byGlobalId('Ballot', id, loaders.ballot),
  MajorProgramme: ({ code, id }: ById & { code?: string }, { loaders }: Found) =>
    code ? loaders.majorProgramme.load(code) : byGlobalId('MajorProgramme', id, loaders.majorProgrammeById),
  FinancialYear: ({ year, id }: ById & { year?: unknown }, { loaders }: Found) =>
    isYear(year) ? loaders.financialYear.load(String(year)) : byGlobalId('FinancialYear', id, loaders.financialYearById),
  BudgetFigure: ({ id }: ById, { loaders }: Found) => byGlobalId('BudgetFigure', id, loaders.budgetFigure),
  BudgetLine: ({ code, year }: { code?: unknown; year?: unknown }, { loaders }: Found) => (typeof code === 'string' && isYear(year) ? budgetLine(code, year, 'infinity', loaders) : null),
  Concordance: ({ id }: ById, { loaders }: Found) => byGlobalId('Concordance', id, loaders.budgetAt('infinity').concordance),
  ScaleRate: ({ id }: ById, { loaders }: Found) => byGlobalId('ScaleRate', id, loaders.scaleRate),
  AssessedContribution: ({ id }: ById, { loaders }: Found) => byGlobalId('AssessedContribution', id, loaders.assessedContribution),
  DeflatorSeries: ({ id }: ById, { loaders }: Found) => byGlobalId('DeflatorSeries', id, loaders.deflatorSeriesById),
  ArrearsPosition: ({ id }: ById, { loaders }: Found) => byGlobalId('ArrearsPosition', id, loaders.arrears('infinity').arrearsPosition),
  Payment: ({ id }: ById, { loaders }: Found) => byGlobalId('Payment', id, loaders.arrears('infinity').payment),
  Fund: ({ code }: { code?: unknown }) => (FUNDS.includes(code as FundCode) ? fundOf(code as FundCode) : null),
  FundLevel: ({ id }: ById, { loaders }: Found) => byGlobalId('FundLevel', id, loaders.funds('infinity').fundLevel),
  State: stubWith<StateStub>('iso3'),
  AgendaItem: ({ id }: ById) => (typeof id === 'string' && uuidIn('AgendaItem', id) !== null ? { id } : null),
  Session: stubWith<SessionStub>('code'),
  Topic: stubWith<TopicStub>('code'),
};
