import { randomUUID } from 'node:crypto';
import type { Deed, UnitOfWork } from '@assembly-graph/events';
import { citedBy, type CitedInput } from '@assembly-graph/kernel';
import { proveMerger } from '../domain/organization-merger.ts';
import { mustBeKnown } from './known-here.ts';
import { tellOfMerger, type MergersDesk } from './mergers-desk.ts';

export interface MergerInput extends CitedInput {
  readonly organization: string;
  readonly into: string;
  readonly mergedOn: string;
}

/**
 * Records that an organization merges into another from a day on, past or to come. What it did stays its own; from that day on it begins nothing new.
 * @returns the id of the merger
 * @throws RuleBroken, BadInput
 */
export const recordOrganizationMerger =
  (together: UnitOfWork<MergersDesk>) =>
  (deed: Deed, input: MergerInput): Promise<string> =>
    together(deed, async (hands) => {
      const merging = { organizationCode: input.organization, intoCode: input.into, mergedOn: input.mergedOn };
      await mustBeKnown(hands, 'organization', [], [input.organization]);
      await mustBeKnown(hands, 'into', [], [input.into]);
      const cited = await citedBy(hands.knownSources, input);
      proveMerger(merging, await hands.all());
      const merger = await hands.mergers.add({ id: randomUUID(), ...merging, ...cited });
      hands.audit({ subject: { type: 'OrganizationMerger', id: merger.id }, version: merger.version, changedFields: ['organization', 'into', 'mergedOn'], reason: null });
      tellOfMerger(hands, merger, 'OrganizationMerged', merger.version);
      return merger.id;
    });
