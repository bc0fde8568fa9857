import { indexSearchFilters } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexWhatIsFiltered1795549500000 implements MigrationInterface {
  readonly name = 'IndexWhatIsFiltered1795549500000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of indexSearchFilters('sessions')) await runner.query(statement);
    await runner.query(`CREATE INDEX "agenda_item_number" ON "sessions"."agenda_item" ("number", "id")`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
