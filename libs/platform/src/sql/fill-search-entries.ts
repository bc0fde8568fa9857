/** On what connection or within what transaction. */
interface Connection {
  query(sql: string, parameters?: unknown[]): Promise<{ name: string; made: string | null }[]>;
}

/**
 * Lets a table be filled without its trigger of `keepSearchable`, row by row far slower than all at once.
 * @returns makes the entries of all its rows, by the trigger's own words so that the two can't differ, and lets the trigger work again;
 *   null if the table isn't searched, or by another trigger, which goes on working
 */
export async function withoutSearchTrigger(connection: Connection, schema: string, table: string): Promise<(() => Promise<void>) | null> {
  const [trigger] = await connection.query(
    `select tgname as name, substring(prosrc from '(insert into .*\\) )values \\(') || 'select ' || substring(prosrc from 'values \\((.*)\\)\\s+on conflict') as made
       from pg_trigger join pg_proc on pg_proc.oid = tgfoid
      where tgrelid = format('%I.%I', $1::text, $2::text)::regclass and tgname = $2 || '_is_searchable' and not tgisinternal`,
    [schema, table],
  );
  if (!trigger?.made) return null;
  await connection.query(`alter table "${schema}"."${table}" disable trigger "${trigger.name}"`);
  return async () => {
    await connection.query(`${trigger.made} from "${schema}"."${table}" as new`);
    await connection.query(`alter table "${schema}"."${table}" enable trigger "${trigger.name}"`);
  };
}
