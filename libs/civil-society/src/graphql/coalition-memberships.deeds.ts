import { DateScalar, deedKind, deedsResolver, publishedInput, reasonInput, type DeedAccess, type DeedField } from '@assembly-graph/platform/graph';
import type { CoalitionUseCases } from '../use-cases/coalitions-desk.ts';
import { CoalitionMembershipType } from './coalition-membership.type.ts';
import type { CivilSocietyLoaders } from './loaders.ts';

const access: DeedAccess = { policies: ['secretariat'] };
const load = (id: string, { coalitionMembership }: CivilSocietyLoaders) => coalitionMembership.clear(id).load(id);
const membership = { entity: 'coalitionMembership', type: () => CoalitionMembershipType, access };
const until: DeedField = { type: () => DateScalar, description: 'The first day on which the organization is no longer a member.' };

/** The deeds on members of coalitions. */
export const coalitionMembershipDeeds = (deeds: CoalitionUseCases): object =>
  deedsResolver('CoalitionMembershipDeeds', [
    deedKind({
      ...membership,
      name: 'recordCoalitionMembership',
      description: 'Records that an organization is a member of a coalition, or of another that has members, or was. For the secretariat.',
      input: {
        coalition: { type: () => String, description: 'Code of the organization that has the member.', longest: 100 },
        member: { type: () => String, description: 'Code of the member.', longest: 100 },
        since: { type: () => DateScalar, description: 'Since when; left out where it is not known.', nullable: true },
        until: { ...until, nullable: true },
        ...publishedInput,
      },
      do: deeds.recordCoalitionMembership,
      load,
    }),
    deedKind({
      ...membership,
      name: 'endCoalitionMembership',
      description: 'Ends the membership of an organization in another, on a day past or to come. For the secretariat.',
      of: 'CoalitionMembership',
      input: { ...reasonInput, until },
      do: deeds.endCoalitionMembership,
      load,
    }),
    deedKind({
      ...membership,
      name: 'rescindCoalitionMembership',
      description: 'Takes a membership out of the record that never was, or not so; what the record said stays readable by `knownAt`. For the secretariat.',
      of: 'CoalitionMembership',
      input: reasonInput,
      do: deeds.rescindCoalitionMembership,
      load: () => Promise.resolve(null),
    }),
  ]);
