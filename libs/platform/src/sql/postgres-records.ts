import { VersionConflict, type Records, type Versioned } from '@assembly-graph/events';
import { NotFound } from '@assembly-graph/kernel';
import type { EntityManager, EntitySchema } from 'typeorm';
import { describeColumns, type Column } from './columns.ts';

type Fields = Readonly<Record<string, unknown>>;

/**
 * The records of one kind within the transaction of a deed.
 * @param what as an error calls one of them, e.g. "The draft"
 */
export function postgresRecords<T extends Versioned>(manager: EntityManager, table: EntitySchema<T>, what: string): Records<T> {
  const { path, columns } = describeColumns(manager, table);
  const selected = [...columns.values()].map(({ name, property }) => `${name} as "${property}"`).join(', ');
  // A field that is no column would be lost without a word.
  const columnOf = (field: string): Column => columns.get(field) ?? absent(`${path} has no column for ${field}.`);
  const known = (fields: Fields) => Object.entries(fields).filter(([, value]) => value !== undefined);

  async function insert(fields: Fields): Promise<T> {
    const entries = known(fields);
    const names = entries.map(([field]) => columnOf(field).name).join(', ');
    const values = entries.map(([field], index) => `$${index + 1}::${columnOf(field).type}`).join(', ');
    const [row]: T[] = await manager.query(`insert into ${path} (${names}) values (${values}) returning ${selected}`, entries.map(bound(columnOf)));
    return row!;
  }

  return {
    async get(id) {
      const [row]: T[] = await manager.query(`select ${selected} from ${path} where "id" = $1 for update`, [id]);
      if (!row) throw new NotFound(what, id);
      return row;
    },
    having: (fields) => {
      const entries = known(fields as Fields);
      const conditions = entries.map(([field], index) => `${columnOf(field).name} is not distinct from $${index + 1}::${columnOf(field).type}`);
      return manager.query(`select ${selected} from ${path} where ${conditions.join(' and ') || 'true'} order by "id" for update`, entries.map(bound(columnOf)));
    },
    add: (thing) => insert(thing as Fields),
    async change(was, expectedVersion, to) {
      const entries = known(to as Fields);
      const changes = entries.map(([field], index) => `${columnOf(field).name} = $${index + 3}::${columnOf(field).type}`);
      const [[row]]: [T[]] = await manager.query(
        `update ${path} set ${[...changes, '"version" = "version" + 1'].join(', ')} where "id" = $1 and "version" = $2 returning ${selected}`,
        [was.id, expectedVersion, ...entries.map(bound(columnOf))],
      );
      return row ?? conflict(was, expectedVersion);
    },
    async remove(was, expectedVersion) {
      const [, removed]: [unknown, number] = await manager.query(`delete from ${path} where "id" = $1 and "version" = $2`, [was.id, expectedVersion]);
      if (removed === 0) conflict(was, expectedVersion);
    },
  };
}

const bound = (columnOf: (field: string) => Column) => ([field, value]: [string, unknown]): unknown => {
  const isJson = columnOf(field).element.startsWith('json');
  return isJson && value !== null ? JSON.stringify(value) : value;
};

function absent(message: string): never {
  throw new Error(message);
}

function conflict(was: Versioned, expected: number): never {
  throw new VersionConflict(expected, was.version);
}
