import type { DeedRecord, Records, UseCase } from '@assembly-graph/events';
import type { KnownSources } from '@assembly-graph/kernel';
import type { OrganizationMerger } from '../domain/organization-merger.ts';
import type { KnownHere } from './known-here.ts';
import type { MergerInput } from './record-organization-merger.ts';
import type { MergerRescission } from './rescind-organization-merger.ts';

/** What a deed on mergers of organizations has in its hands. */
export interface MergersDesk extends KnownHere {
  readonly mergers: Records<OrganizationMerger>;
  /** All on record; other deeds on mergers wait. */
  all(): Promise<readonly OrganizationMerger[]>;
  readonly knownSources: KnownSources;
}

/** The deeds on mergers of organizations, as the graph offers them. */
export interface MergerUseCases {
  readonly recordOrganizationMerger: UseCase<MergerInput>;
  readonly rescindOrganizationMerger: UseCase<MergerRescission>;
}

export function tellOfMerger({ outbox }: DeedRecord, merger: OrganizationMerger, type: string, version: number): void {
  const { id, organizationCode: organization, intoCode: into, mergedOn } = merger;
  outbox.add({
    type,
    subject: { type: 'OrganizationMerger', id, naturalKey: null },
    subjectVersion: version,
    occurredAt: mergedOn,
    organizations: [organization, into],
    payload: { organization, into, mergedOn },
  });
}
