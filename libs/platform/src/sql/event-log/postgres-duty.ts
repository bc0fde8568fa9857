import type { DeedRecord, Duty } from '@assembly-graph/events';
import type { Clock } from '@assembly-graph/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from './record-deed.ts';

/** The role of the graph itself in what follows without anybody asking for it. */
const GRAPH = 'graph';

export interface DutyOptions<Stores> extends Pick<Duty, 'name' | 'everyMs'> {
  readonly perform: (hands: Stores & DeedRecord) => Promise<unknown>;
}

/** A duty as one transaction with the domain's stores and the record in its hands; what it does is told and audited as done by the role `graph`. */
export const postgresDuty = <Stores extends object>(
  database: DataSource,
  storesOf: (manager: EntityManager) => Stores,
  clock: Clock,
  { name, everyMs, perform }: DutyOptions<Stores>,
): Duty => ({
  name,
  everyMs,
  perform: () =>
    database.transaction('READ COMMITTED', async (manager) => {
      const deed = { name, by: { id: `duty:${name}`, role: GRAPH }, now: clock.now() };
      await recordDeed(manager, storesOf(manager), deed, perform, async () => undefined);
    }),
});
