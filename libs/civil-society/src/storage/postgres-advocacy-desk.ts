import { NotFound } from '@assembly-graph/kernel';
import { postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { AdvocacyDesk } from '../use-cases/advocacy-desk.ts';
import type { SegmentDesk } from '../use-cases/segment-desk.ts';
import { SessionTermsTable } from './accreditation-tables.ts';
import { EngagementTable, NgoSpeakingSlotTable, OutcomeLinkTable, RecommendationTable } from './advocacy-tables.ts';
import { postgresKnownHere } from './postgres-known-here.ts';
import { AdvocacyDocumentTable } from './tables.ts';

/** The desk of what organizations write and whom they meet, within one transaction. */
export const postgresAdvocacyDesk = (manager: EntityManager): AdvocacyDesk => ({
  ...postgresKnownHere(manager),
  documents: postgresRecords(manager, AdvocacyDocumentTable, 'The document'),
  recommendations: postgresRecords(manager, RecommendationTable, 'The recommendation'),
  outcomeLinks: postgresRecords(manager, OutcomeLinkTable, 'The outcome'),
  engagements: postgresRecords(manager, EngagementTable, 'The engagement'),
});

/** The desk of the NGO segment, within one transaction. */
export const postgresSegmentDesk = (manager: EntityManager): SegmentDesk => ({
  ...postgresKnownHere(manager),
  sessionTerms: postgresRecords(manager, SessionTermsTable, 'The terms of the session'),
  slots: postgresRecords(manager, NgoSpeakingSlotTable, 'The slot'),
  async sessionOf(slotId) {
    const [slot]: { session: string }[] = await manager.query('select session_code as session from civil_society.ngo_speaking_slot where id = $1', [slotId]);
    if (!slot) throw new NotFound('The slot', slotId);
    return slot.session;
  },
});
