import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderWhatAStateDid1795548668352 implements MigrationInterface {
  readonly name = 'OrderWhatAStateDid1795548668352';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "treaty_action_state_in_order" ON "membership"."treaty_action"  ("state_iso3", "id") `);
    await runner.query(`CREATE INDEX "treaty_action_treaty_by_state" ON "membership"."treaty_action"  ("treaty_code", "state_iso3", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
