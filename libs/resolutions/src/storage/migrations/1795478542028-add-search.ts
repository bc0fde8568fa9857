import { createSearchEntries, keepSearchable } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddSearch1795478542028 implements MigrationInterface {
  readonly name = 'AddSearch1795478542028';

  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...createSearchEntries('resolutions'),
      ...keepSearchable('resolutions', {
        table: 'resolution', kind: 'RESOLUTION',
        title: 'new.title',
        labels: "coalesce(new.symbol, '')",
        detail: "coalesce(new.note, '')",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: "array[case new.session_code when 'RC2010' then 'REVIEW_CONFERENCE' else 'ASSEMBLY' end]",
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
