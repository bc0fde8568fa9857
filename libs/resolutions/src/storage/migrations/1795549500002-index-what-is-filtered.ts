import { indexSearchFilters } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class IndexWhatIsFiltered1795549500002 implements MigrationInterface {
  readonly name = 'IndexWhatIsFiltered1795549500002';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of indexSearchFilters('resolutions')) await runner.query(statement);
    await runner.query(`CREATE INDEX "decision_plenary_meeting" ON "resolutions"."decision" ("plenary_meeting", "decided_on", "id")`);
    await runner.query(`CREATE INDEX "decision_topics" ON "resolutions"."decision" USING gin ("topics")`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
