import type { EntityManager } from 'typeorm';
import type { CredentialsForm, CredentialsSummary, CredentialsVerdict, SummarizeCredentials } from '../domain/credentials.ts';
import { CREDENTIALS_FORMS, CREDENTIALS_VERDICTS } from '../domain/credentials.ts';

/** How the credentials of sessions stand at a moment each: one statement. A delegation of which nothing was entered has none. */
export const postgresCredentialsSummary =
  (manager: EntityManager): SummarizeCredentials =>
  async (asked) => {
    const rows: { place: number; form: CredentialsForm; verdict: CredentialsVerdict | null; count: number }[] = await manager.query(
      `select asked.place::int as place, coalesce(step.form, 'NONE') as form, step.verdict, count(*)::int as count
         from unnest($1::text[], $2::timestamptz[]) with ordinality as asked(session_code, at, place)
         join sessions.delegation d on d.session_code = asked.session_code and d.state_iso3 is not null
         left join lateral (select c.form, c.verdict from sessions.credentials c
                             where c.delegation_id = d.id and c.received_at <= coalesce(asked.at, sessions.opened_at(asked.session_code))
                             order by c.ordinal desc limit 1) as step on true
        group by 1, 2, 3`,
      [asked.map(({ sessionCode }) => sessionCode), asked.map(({ at }) => at)],
    );
    const byPlace = Map.groupBy(rows, ({ place }) => place);
    return asked.map((_, index): CredentialsSummary => {
      const found = byPlace.get(index + 1) ?? [];
      const total = (of: (row: (typeof found)[number]) => boolean) => found.filter(of).reduce((sum, { count }) => sum + count, 0);
      return {
        delegations: total(() => true),
        forms: CREDENTIALS_FORMS.map((form) => ({ form, count: total((row) => row.form === form) })),
        verdicts: CREDENTIALS_VERDICTS.map((verdict) => ({ verdict, count: total((row) => row.verdict === verdict) })),
      };
    });
  };
