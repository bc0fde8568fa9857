import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindScaleRatesOfStates1795567248968 implements MigrationInterface {
  readonly name = 'FindScaleRatesOfStates1795567248968';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "scale_rate_state_by_first_year" ON "resolutions"."scale_rate"  ("state_iso3", "from_year", "id") `);
    await runner.query(`CREATE INDEX "scale_rate_state_by_last_year" ON "resolutions"."scale_rate"  ("state_iso3", "to_year", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
