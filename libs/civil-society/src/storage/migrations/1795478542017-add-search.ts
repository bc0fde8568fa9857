import { createSearchEntries, keepSearchable } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSearch1795478542017 implements MigrationInterface {
  readonly name = 'AddSearch1795478542017';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSearchEntries('civil_society'),
      ...keepSearchable('civil_society', {
        table: 'organization', kind: 'ORGANIZATION',
        title: 'new.name',
        labels: "concat_ws(' ', new.acronym, new.code)",
        detail: "concat_ws('. ', new.role_in_assembly, new.note)",
        topics: "'{}'",
        sessionCode: 'null',
        bodies: 'array[new.code]',
      }),
      ...keepSearchable('civil_society', {
        table: 'side_event', kind: 'SIDE_EVENT',
        title: 'new.title',
        labels: "array_to_string(new.co_host_states || new.co_host_organizations, ' ')",
        detail: "concat_ws('. ', new.room, new.note)",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: 'new.co_host_states || new.co_host_organizations',
      }),
      ...keepSearchable('civil_society', {
        table: 'advocacy_document', kind: 'ADVOCACY_DOCUMENT',
        title: 'new.title',
        labels: 'new.author_code',
        detail: "coalesce(new.note, '')",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: 'array[new.author_code]',
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
