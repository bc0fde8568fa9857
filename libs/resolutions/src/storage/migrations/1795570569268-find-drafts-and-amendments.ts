import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindDraftsAndAmendments1795570569268 implements MigrationInterface {
  readonly name = 'FindDraftsAndAmendments1795570569268';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "draft_agenda_item" ON "resolutions"."draft"  ("agenda_item_id", "sort_key", "id") `);
    await runner.query(`CREATE INDEX "amendment_proposal_proposers" ON "resolutions"."amendment_proposal" USING gin ("proposers")`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
