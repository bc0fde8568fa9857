import { citedInput, DecimalScalar, deedKind, deedsResolver, partField, publishedInput, reasonInput, type DeedAccess } from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { BudgetDeskUseCases } from '../use-cases/budget-desk.ts';
import { ConcordanceType } from './concordance.type.ts';
import type { ResolutionsLoaders } from './loaders.ts';

const concordance = {
  entity: 'concordance',
  type: () => ConcordanceType,
  access: { policies: ['secretariat'] } satisfies DeedAccess,
  load: (id: string, { budgetAt }: ResolutionsLoaders) => budgetAt('infinity').concordance.load(id),
};
const programme = { type: () => String, description: 'Code of the programme whose line it is, e.g. "MP-I".', longest: 20 };
const into = partField(
  'ContinuingLineInput',
  'A line that continues another.',
  {
    programme: { ...programme, description: 'Code of its programme.' },
    share: { type: () => DecimalScalar, description: 'How much of the line it continues, e.g. "0.6"; of all lines, together 1, or of none.', nullable: true },
  },
  { list: true, most: 20 },
);
const intoYear = { type: () => Int, description: 'The year of the lines that continue it; the year after, if not given.', nullable: true };

/** The deeds on what became of lines of the budget. */
export const concordanceDeeds = (deeds: BudgetDeskUseCases): object =>
  deedsResolver('ConcordanceDeeds', [
    deedKind({
      ...concordance,
      name: 'recordConcordance',
      description: 'Records what became of a line of the budget: by which lines of a later year it is continued (also by one of its own code, if others have a part of it or come into it), or that it ended. For the secretariat.',
      input: {
        programme,
        year: { type: () => Int, description: 'The last year of the line.' },
        intoYear,
        into: { ...into, description: 'The lines that continue it; none, if it ended.' },
        ...publishedInput,
      },
      do: deeds.recordConcordance,
    }),
    deedKind({
      ...concordance,
      name: 'correctConcordance',
      description: 'Tells otherwise what became of a line, because it was recorded wrongly; what the record said stays readable by `knownAt`. What is left out stays as it is. For the secretariat.',
      of: 'Concordance',
      input: {
        ...reasonInput,
        intoYear: { ...intoYear, description: 'The year of the lines that continue it.' },
        into: { ...into, description: 'The lines that continue it; none, if it ended.', nullable: true },
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...publishedInput.sources, nullable: true },
        note: citedInput.note,
      },
      do: deeds.correctConcordance,
    }),
  ]);
