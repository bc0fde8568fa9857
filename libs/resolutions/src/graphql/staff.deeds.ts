import { citedInput, DateScalar, DecimalScalar, deedKind, deedsResolver, partField, publishedInput, reasonInput, type DeedAccess } from '@assembly-graph/platform/graph';
import { Int } from 'type-graphql';
import type { StaffDeskUseCases } from '../use-cases/staff-desk.ts';
import type { ResolutionsLoaders } from './loaders.ts';
import { StaffSnapshotType } from './staff.type.ts';

const snapshot = {
  entity: 'staffSnapshot',
  type: () => StaffSnapshotType,
  access: { policies: ['secretariat'] } satisfies DeedAccess,
  load: (id: string, { staff }: ResolutionsLoaders) => staff.staffSnapshot.load(id),
};
const state = { type: () => String, description: 'Alpha-3 code of the State.', longest: 3 };
const asAt = { type: () => DateScalar, description: 'As at this day.' };
const counts = partField(
  'StaffCountInput',
  'How many of the staff are of a nationality and grade.',
  {
    state: { ...state, description: 'Alpha-3 code of the State whose nationals they are.' },
    grade: { type: () => String, description: 'As in the common system of the United Nations, e.g. "P-4".', longest: 10 },
    women: { type: () => Int, description: 'How many are women.' },
    men: { type: () => Int, description: 'How many are men.' },
  },
  { list: true, most: 2_000 },
);
const desirableRanges = partField(
  'DesirableRangeInput',
  'How many of the staff it is desirable that a State has as nationals.',
  { state, from: { type: () => DecimalScalar, description: 'From so many.' }, to: { type: () => DecimalScalar, description: 'To so many.' } },
  { list: true, nullable: true, most: 300 },
);

/** The deeds on the staff of the Court, for whoever keeps its reports. */
export const staffDeeds = (deeds: StaffDeskUseCases): object =>
  deedsResolver('StaffDeeds', [
    deedKind({
      ...snapshot,
      name: 'recordStaffSnapshot',
      description: 'Records the staff as at a day, as a whole, by nationality, grade and gender, with the desirable ranges of States. For the secretariat.',
      input: { asAt, counts: { ...counts, description: 'Whom it counts, each nationality and grade once.' }, desirableRanges, ...publishedInput },
      do: deeds.recordStaffSnapshot,
    }),
    deedKind({
      ...snapshot,
      name: 'correctStaffSnapshot',
      description: 'Tells otherwise whom a snapshot counts that was recorded wrongly. What is left out stays as it is, and so do nationalities and grades that are not named. Of counts no past is kept. For the secretariat.',
      of: 'StaffSnapshot',
      input: {
        ...reasonInput,
        asAt: { ...asAt, nullable: true },
        counts: { ...counts, description: 'The nationalities and grades that are counted otherwise; no women and no men where there is nobody.', nullable: true },
        desirableRanges,
        confidence: { ...citedInput.confidence, nullable: true, defaultValue: undefined },
        sources: { ...publishedInput.sources, nullable: true },
        note: citedInput.note,
      },
      do: deeds.correctStaffSnapshot,
    }),
  ]);
