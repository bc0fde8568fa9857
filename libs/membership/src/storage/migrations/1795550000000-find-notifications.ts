import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindNotifications1795550000000 implements MigrationInterface {
  readonly name = 'FindNotifications1795550000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "treaty_action_reference" ON "membership"."treaty_action"  ("depositary_reference") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
