import { citedInput, DateScalar, DecimalScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess } from '@assembly-graph/platform/graph';
import type { FundsDeskUseCases } from '../use-cases/funds-desk.ts';
import { FundCodeEnum, FundLevelType, FundStageEnum } from './fund.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const level = {
  entity: 'fundLevel',
  type: () => FundLevelType,
  access: { policies: ['secretariat'] } satisfies DeedAccess,
  load: (id: string, { funds }: ResolutionsLoaders) => funds('infinity').fundLevel.load(id),
};
const asAt = { type: () => DateScalar, description: 'From the beginning of this day.' };
const amount = { type: () => DecimalScalar, description: 'The level, in thousands of euros.' };
const replenishment = { type: () => DecimalScalar, description: 'By how much the fund is to be replenished for it, in thousands of euros, if that is stated.', nullable: true };
const resolution = { type: () => String, description: 'Of a decided level: symbol of the resolution that decided it.', nullable: true, longest: 100 };
const document = { type: () => String, description: 'Symbol of the document in which it stands.', nullable: true, longest: 100 };

/** The deeds on funds. */
export const fundDeeds = (deeds: FundsDeskUseCases): object =>
  deedsResolver('FundDeeds', [
    deedKind({
      ...level,
      name: 'recordFundLevel',
      description: 'Records the level of a fund from a day on: as it was proposed, recommended or decided, or what was in it. What the Assembly decided cites its resolution. For the secretariat.',
      input: {
        fund: { type: () => FundCodeEnum, description: 'The fund.' },
        stage: { type: () => FundStageEnum, description: 'How far it had come.' },
        asAt, amount, replenishment, resolution, document,
        ...publishedInput,
      },
      do: deeds.recordFundLevel,
    }),
    deedKind({
      ...level,
      name: 'correctFundLevel',
      description: 'Tells a level otherwise that was recorded wrongly; what the record said stays readable by `knownAt`. What is left out stays as it is. For the secretariat.',
      of: 'FundLevel',
      input: {
        ...reasonInput,
        asAt: { ...asAt, nullable: true },
        amount: { ...amount, nullable: true },
        replenishment, resolution, document,
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...publishedInput.sources, nullable: true },
        note: citedInput.note,
      },
      do: deeds.correctFundLevel,
    }),
  ]);
