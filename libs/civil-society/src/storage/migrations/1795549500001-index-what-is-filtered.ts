import { indexSearchFilters } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexWhatIsFiltered1795549500001 implements MigrationInterface {
  readonly name = 'IndexWhatIsFiltered1795549500001';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of indexSearchFilters('civil_society')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
