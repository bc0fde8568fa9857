import type { EntityManager } from 'typeorm';

/** The id of the last event of these types about a thing; null if there is none. */
export const lastEventOn =
  (manager: EntityManager) =>
  async (subjectId: string, types: readonly string[]): Promise<string | null> => {
    const [event]: { id: string }[] = await manager.query(
      'select event_id as id from resolutions.event where subject_id = $1 and type = any($2::text[]) order by seq desc limit 1',
      [subjectId, types],
    );
    return event?.id ?? null;
  };
