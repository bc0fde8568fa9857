import { knownSourcesOf, postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { DecisionsDesk } from '../use-cases/decisions-desk.ts';
import { AmendmentProposalTable, ExplanationTable, ParagraphTable, StateVoteTable } from './decision-detail-tables.ts';
import { DecisionTable, ResolutionTable } from './decision-tables.ts';
import { DraftTable, LifecycleStepTable } from './draft-tables.ts';
import { MandateTable } from './mandate-tables.ts';

/** The desk within one transaction. */
export const postgresDecisionsDesk = (manager: EntityManager): DecisionsDesk => ({
  drafts: postgresRecords(manager, DraftTable, 'The draft'),
  steps: postgresRecords(manager, LifecycleStepTable, 'The step'),
  resolutions: postgresRecords(manager, ResolutionTable, 'The resolution'),
  decisions: postgresRecords(manager, DecisionTable, 'The decision'),
  stateVotes: postgresRecords(manager, StateVoteTable, 'The vote'),
  amendments: postgresRecords(manager, AmendmentProposalTable, 'The amendment proposal'),
  explanations: postgresRecords(manager, ExplanationTable, 'The explanation'),
  paragraphs: postgresRecords(manager, ParagraphTable, 'The paragraph'),
  mandates: postgresRecords(manager, MandateTable, 'The mandate'),
  knownSources: knownSourcesOf(manager),
  knownStates: async (codes) => {
    const rows: { iso3: string }[] = await manager.query('select iso3 from resolutions.state_code where iso3 = any($1::text[])', [codes]);
    return rows.map(({ iso3 }) => iso3);
  },
  eventOf: async (type, subjectId) => {
    const [event]: { event_id: string }[] = await manager.query('select event_id from resolutions.event where subject_id = $1 and type = $2 order by seq limit 1', [subjectId, type]);
    return event?.event_id ?? null;
  },
});
