import { describeColumns } from '@assembly-graph/platform/sql';
import type { EntityManager } from 'typeorm';
import { changeOf, type ProgrammeChanges, type ProgrammeEntry } from '../domain/programme.ts';
import { ProgrammeEntryTable } from './meeting-tables.ts';

/** As many changes as one programme is told of; more, and one reads the programme. */
const MOST = 200;

/** What changed of the programmes of sessions since an instant each: one statement. The latest change comes first. */
export const postgresProgrammeChanges =
  (manager: EntityManager): ProgrammeChanges =>
  async (asked) => {
    const { columns } = describeColumns(manager, ProgrammeEntryTable);
    const as = (row: string) => `json_build_object(${[...columns.values()].map(({ property, name }) => `'${property}', ${row}.${name}`).join(', ')})`;
    const rows: { place: number; before: ProgrammeEntry | null; after: ProgrammeEntry }[] = await manager.query(
      `select asked.place::int as place, ${as('entry')} as after, case when was.id is not null then ${as('was')} end as before
         from unnest($1::text[], $2::timestamptz[]) with ordinality as asked(session_code, since, place)
         cross join lateral (select * from sessions.programme_entry e where e.session_code = asked.session_code and e.known_from > asked.since
                              order by e.known_from desc, e.id limit ${MOST}) as entry
         left join sessions.programme_entry_past was
           on was.id = entry.id and was.known_to > asked.since and (was.known_from is null or was.known_from <= asked.since)
        order by asked.place, entry.known_from desc, entry.id`,
      [asked.map(({ sessionCode }) => sessionCode), asked.map(({ since }) => since)],
    );
    const byPlace = Map.groupBy(rows, ({ place }) => place);
    return asked.map((_, index) => (byPlace.get(index + 1) ?? []).flatMap(({ before, after }) => changeOf(before && inUtc(before), inUtc(after)) ?? []));
  };

const inUtc = (entry: ProgrammeEntry): ProgrammeEntry => {
  const instant = <T extends string | null>(text: T) => (text === null ? text : (new Date(text).toISOString() as T));
  return { ...entry, startsAt: instant(entry.startsAt), endsAt: instant(entry.endsAt), startedAt: instant(entry.startedAt), endedAt: instant(entry.endedAt) };
};
