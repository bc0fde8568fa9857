import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HoldAtSize1795546609214 implements MigrationInterface {
  readonly name = 'HoldAtSize1795546609214';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "agenda_item_position" ON "sessions"."agenda_item"  ("position", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
