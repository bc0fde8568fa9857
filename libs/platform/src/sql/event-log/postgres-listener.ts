import type { DeedRecord, Listener, LoggedEvent } from '@assembly-graph/events';
import type { Clock } from '@assembly-graph/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { recordDeed } from './record-deed.ts';

/** What a domain does about an event of another: in one transaction, with the stores and the record in its hands. */
export type Hear<Stores> = (event: LoggedEvent, hands: Stores & DeedRecord) => Promise<unknown>;

export interface ListenerOptions<Stores> extends Pick<Listener, 'name' | 'of' | 'types'> {
  readonly hear: Hear<Stores>;
}

/** The role of the graph itself in what follows from an event without anybody asking for it. */
const GRAPH = 'graph';

/**
 * A listener whose place is kept in the schema of its own domain. What it does about an event and its move to the event's place are one
 * transaction; the row of the place is locked in it, so two processes with the same listener hear each event once between them.
 */
export function postgresListener<Stores extends object>(
  database: DataSource,
  storesOf: (manager: EntityManager) => Stores,
  clock: Clock,
  { name, of, types, hear }: ListenerOptions<Stores>,
): Listener {
  const { schema } = database.options as { schema: string };

  /** Locks the place, if it is still where the caller saw it. */
  async function holds(manager: EntityManager, from: string | null): Promise<boolean> {
    await manager.query(`insert into "${schema}".listener (name, feed) values ($1, $2) on conflict do nothing`, [name, of]);
    const [{ place }]: [{ place: string | null }] = await manager.query(`select place from "${schema}".listener where name = $1 for update`, [name]);
    return place === from;
  }
  const move = (manager: EntityManager, to: string) =>
    manager.query(`update "${schema}".listener set place = $2, heard_at = clock_timestamp() where name = $1`, [name, to]);

  return {
    name,
    of,
    types,
    place: async () => (await database.query(`select place from "${schema}".listener where name = $1`, [name]))[0]?.place ?? null,
    hear: (from, { event, cursor }) =>
      database.transaction('READ COMMITTED', async (manager) => {
        if (!(await holds(manager, from))) return false;
        if (event === null) throw new Error(`The ${of} feed keeps an event from the listener ${name}.`);
        const deed = { name, by: { id: `listener:${name}`, role: GRAPH }, now: clock.now() };
        await recordDeed(manager, storesOf(manager), deed, (hands) => hear(event, hands), () => move(manager, cursor));
        return true;
      }),
    passOver: (from, to) =>
      database.transaction('READ COMMITTED', async (manager) => {
        if (!(await holds(manager, from))) return false;
        await move(manager, to);
        return true;
      }),
  };
}
