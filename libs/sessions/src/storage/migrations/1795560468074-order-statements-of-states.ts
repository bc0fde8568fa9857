import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderStatementsOfStates1795560468074 implements MigrationInterface {
  readonly name = 'OrderStatementsOfStates1795560468074';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "statement_state_by_code" ON "sessions"."statement"  ("speaker_state", "code", "id") `);
    await runner.query(`CREATE INDEX "statement_state_by_day" ON "sessions"."statement"  ("speaker_state", "delivered_on", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
