import { groupLoader, keyLoader, listLoader, perKnowledge } from '@assembly-graph/platform/graph';
import type { FundLevels } from '../domain/fund.ts';
import type { Moment } from '../domain/moment.ts';

/** The levels of funds as of a moment of the record. */
export type FundReads = (moment: Moment) => FundLevels;

/** The loaders of one request, for each instant of knowledge that it asks about. */
export const fundLoaders = (reads: FundReads) =>
  perKnowledge((knownAt) => {
    const levels = reads({ day: null, knownAt });
    return {
      fundLevel: keyLoader(levels.byIds, ({ id }) => id),
      /** Every level of a fund, of which the caller picks the one that holds. */
      allLevelsOfFund: groupLoader(levels.byKeys, ({ fund }) => fund),
      levelsOfFund: listLoader(levels, 'fund'),
    };
  });
