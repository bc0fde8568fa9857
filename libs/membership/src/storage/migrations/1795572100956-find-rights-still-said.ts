import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindRightsStillSaid1795572100956 implements MigrationInterface {
  readonly name = 'FindRightsStillSaid1795572100956';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "voting_rights_still_said" ON "membership"."voting_rights"  ("state_iso3", "known_to", "body", "valid_to", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
