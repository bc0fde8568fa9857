import { DateScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess } from '@assembly-graph/platform/graph';
import type { MergerUseCases } from '../use-cases/mergers-desk.ts';
import type { CivilSocietyLoaders } from './loaders.ts';
import { OrganizationMergerType } from './organization-merger.type.ts';

const access: DeedAccess = { policies: ['secretariat'] };
const merger = { entity: 'organizationMerger', type: () => OrganizationMergerType, access };

/** The deeds on mergers of organizations. */
export const organizationMergerDeeds = (deeds: MergerUseCases): object =>
  deedsResolver('OrganizationMergerDeeds', [
    deedKind({
      ...merger,
      name: 'recordOrganizationMerger',
      description: 'Records that an organization merges into another from a day on. It may end what it began before, and begins nothing new. For the secretariat.',
      input: {
        organization: { type: () => String, description: 'Code of the organization that merges.', longest: 100 },
        into: { type: () => String, description: 'Code of the organization into which it does.', longest: 100 },
        mergedOn: { type: () => DateScalar, description: 'The first day on which it is part of the other; also one to come.' },
        ...publishedInput,
      },
      do: deeds.recordOrganizationMerger,
      load: (id: string, { organizationMerger }: CivilSocietyLoaders) => organizationMerger.clear(id).load(id),
    }),
    deedKind({
      ...merger,
      name: 'rescindOrganizationMerger',
      description: 'Takes a merger out of the record that never was, or not so; what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'OrganizationMerger',
      input: reasonInput,
      do: deeds.rescindOrganizationMerger,
      load: () => Promise.resolve(null),
    }),
  ]);
