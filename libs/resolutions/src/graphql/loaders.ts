import type { Actor, Source } from '@assembly-graph/kernel';
import { groupLoader, keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import { arrearsLoaders, type ArrearsReads } from './arrears-loaders.ts';
import type { BudgetFigure } from '../domain/budget-figure.ts';
import type { BudgetReadsAt } from '../domain/budget-line.ts';
import type { SeriesFigures } from '../domain/budget-series.ts';
import { byVotes, type Ballot, type BallotResult, type Ballots } from '../domain/ballot.ts';
import type { Candidature, Candidatures } from '../domain/candidature.ts';
import type { EntitlementChecks } from '../domain/entitlement-check.ts';
import type { NominationPeriod } from '../domain/nomination-period.ts';
import type { DecisionsAt } from '../use-cases/decisions-stores.ts';
import type { ResolutionsStores } from '../use-cases/resolutions-stores.ts';
import { decisionLoaders } from './decision-loaders.ts';
import { fundLoaders, type FundReads } from './fund-loaders.ts';

/** Where the reads of this domain come from. */
export interface ResolutionsReads extends ResolutionsStores {
  readonly decisionsAt: DecisionsAt;
  readonly seriesFigures: SeriesFigures;
  readonly budgetAt: (knownAt: string) => BudgetReadsAt;
  readonly arrears: ArrearsReads;
  readonly funds: FundReads;
  /** `byKeys`: by the code of the election. */
  readonly electionBallots: Pick<Ballots, 'byKeys'>;
  readonly electionCandidatures: Pick<Candidatures, 'byKeys'>;
  readonly entitlementChecks: EntitlementChecks;
  readonly sources: (keys: readonly string[]) => Promise<readonly Source[]>;
}

export type ResolutionsLoaders = ReturnType<typeof resolutionsLoaders>;

/** The loaders of one request, for whoever asks. */
export const resolutionsLoaders = (reads: ResolutionsReads, actor: Actor) => ({
  source: keyLoader(reads.sources, ({ key }) => key),
  ...decisionLoaders(reads.decisionsAt, actor),
  ...electionLoaders(reads),
  ...budgetLoaders(reads),
  ...contributionLoaders(reads),
  arrears: arrearsLoaders(reads.arrears),
  funds: fundLoaders(reads.funds),
});

const electionLoaders = ({ elections, candidatures, ballots, ballotResults, nominationPeriods, notEntitled, electionCandidatures, electionBallots, entitlementChecks }: ResolutionsReads) => ({
  election: keyLoader(elections.byKeys, ({ code }) => code),
  electionById: keyLoader(elections.byIds, ({ id }) => id),
  electionsOfSession: listLoader(elections, 'session'),
  candidature: keyLoader(candidatures.byIds, ({ id }) => id),
  candidaturesOfElection: listLoader(candidatures, 'election'),
  candidaturesOfState: listLoader(candidatures, 'state'),
  ballot: keyLoader(ballots.byIds, ({ id }) => id),
  ballotsOfElection: listLoader(ballots, 'election'),
  allBallotsOfElection: groupLoader<Ballot>(async (keys) => byNumber(await electionBallots.byKeys(keys)), ({ electionCode }) => electionCode),
  allCandidaturesOfElection: groupLoader<Candidature>(electionCandidatures.byKeys, ({ electionCode }) => electionCode),
  nominationPeriods: groupLoader<NominationPeriod>(async (keys) => byExtension(await nominationPeriods.byKeys(keys)), ({ electionCode }) => electionCode),
  notEntitledOfBallot: listLoader(notEntitled, 'ballot'),
  entitlementCheck: keyLoader(entitlementChecks.of, ({ ballotId }) => ballotId),
  ballotResults: groupLoader<BallotResult>(async (keys) => byVotes(await ballotResults.byKeys(keys)), ({ ballotId }) => ballotId),
});

const byNumber = (ballots: readonly Ballot[]) => [...ballots].sort((a, b) => a.number - b.number);
const byExtension = (periods: readonly NominationPeriod[]) => [...periods].sort((a, b) => a.extension - b.extension);

const budgetLoaders = ({ majorProgrammes, financialYears, budgetFigures, deflatorSeries, budgetAt }: ResolutionsReads) => ({
  budgetAt: perKnowledge((knownAt) => {
    const { budgetFigures: figures, concordances, concordancesInto } = budgetAt(knownAt);
    return {
      concordance: keyLoader(concordances.byIds, ({ id }) => id),
      figuresOfYear: groupLoader(figures.byKeys, ({ year }) => String(year)),
      concordancesOf: groupLoader(concordances.byKeys, ({ year }) => String(year)),
      concordancesInto: groupLoader(concordancesInto.byKeys, ({ intoYear }) => String(intoYear)),
    };
  }),
  deflatorSeriesById: keyLoader(deflatorSeries.byIds, ({ id }) => id),
  majorProgramme: keyLoader(majorProgrammes.byKeys, ({ code }) => code),
  majorProgrammeById: keyLoader(majorProgrammes.byIds, ({ id }) => id),
  financialYear: keyLoader(financialYears.byKeys, ({ year }) => String(year)),
  financialYearById: keyLoader(financialYears.byIds, ({ id }) => id),
  budgetFigure: keyLoader(budgetFigures.byIds, ({ id }) => id),
  figuresOfYear: listLoader(budgetFigures, 'year'),
  figuresOfProgramme: listLoader(budgetFigures, 'programme'),
  figuresOfResolution: listLoader(budgetFigures, 'resolution'),
  /** Every figure of a year, for its sums. */
  allFiguresOfYear: groupLoader<BudgetFigure>(budgetFigures.byKeys, ({ year }) => String(year)),
});

const contributionLoaders = ({ scaleRates, assessedContributions }: ResolutionsReads) => ({
  scaleRate: keyLoader(scaleRates.byIds, ({ id }) => id),
  scaleRatesOfState: listLoader(scaleRates, 'state'),
  assessedContribution: keyLoader(assessedContributions.byIds, ({ id }) => id),
  contributionsOfState: listLoader(assessedContributions, 'state'),
});
