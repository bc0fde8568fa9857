import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderContributionsOfStates1795565699784 implements MigrationInterface {
  readonly name = 'OrderContributionsOfStates1795565699784';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "scale_rate_state_by_rate" ON "resolutions"."scale_rate"  ("state_iso3", "rate_percent", "id") `);
    await runner.query(`CREATE INDEX "scale_rate_state_in_order" ON "resolutions"."scale_rate"  ("state_iso3", "id") `);
    await runner.query(`CREATE INDEX "assessed_contribution_state_by_share" ON "resolutions"."assessed_contribution"  ("state_iso3", "share_percent", "id") `);
    await runner.query(`CREATE INDEX "assessed_contribution_state_in_order" ON "resolutions"."assessed_contribution"  ("state_iso3", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
