import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountUptakes1795567519088 implements MigrationInterface {
  readonly name = 'CountUptakes1795567519088';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "treaty_action_uptake" ON "membership"."treaty_action"  ("treaty_code", "kind", "taken_on", "state_iso3", "confidence") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
