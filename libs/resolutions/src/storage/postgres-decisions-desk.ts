import { knownSourcesOf, postgresRecords } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import type { DecisionsDesk } from '../use-cases/decisions-desk.ts';
import { DecisionTable, ResolutionTable } from './decision-tables.ts';
import { DraftTable, LifecycleStepTable } from './draft-tables.ts';

/** The desk within one transaction. */
export const postgresDecisionsDesk = (manager: EntityManager): DecisionsDesk => ({
  drafts: postgresRecords(manager, DraftTable, 'The draft'),
  steps: postgresRecords(manager, LifecycleStepTable, 'The step'),
  resolutions: postgresRecords(manager, ResolutionTable, 'The resolution'),
  decisions: postgresRecords(manager, DecisionTable, 'The decision'),
  knownSources: knownSourcesOf(manager),
  knownStates: async (codes) => {
    // States are of another domain; this one knows those that it has a rate, a share or a candidate of: all that could be party.
    const rows: { iso3: string }[] = await manager.query(
      `select iso3 from unnest($1::text[]) as asked(iso3)
       where exists (select from resolutions.scale_rate where state_iso3 = iso3) or exists (select from resolutions.assessed_contribution where state_iso3 = iso3)`,
      [codes],
    );
    return rows.map(({ iso3 }) => iso3);
  },
  eventOf: async (type, subjectId) => {
    const [event]: { event_id: string }[] = await manager.query('select event_id from resolutions.event where subject_id = $1 and type = $2 order by seq limit 1', [subjectId, type]);
    return event?.event_id ?? null;
  },
});
