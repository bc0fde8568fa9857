import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HoldAtSize1795546606729 implements MigrationInterface {
  readonly name = 'HoldAtSize1795546606729';

  async up(runner: QueryRunner): Promise<void> {
    // What holds at a moment, as known at a moment, among all that was ever said.
    await runner.query(`CREATE INDEX "party_status_moments" ON "membership"."party_status" USING gist (tstzrange("known_from", "known_to"), daterange("valid_from", "valid_to"))`);
    await runner.query(`CREATE INDEX "party_status_of_state" ON "membership"."party_status" ("state_iso3", "valid_from", "id") WHERE "known_to" IS NULL`);
    await runner.query(`CREATE INDEX "treaty_action_kind" ON "membership"."treaty_action"  ("kind", "taken_on", "id") `);
    await runner.query(`CREATE INDEX "treaty_action_confidence" ON "membership"."treaty_action"  ("confidence", "taken_on", "id") `);
    await runner.query(`CREATE INDEX "party_status_known_to" ON "membership"."party_status"  ("state_iso3", "treaty_code", "known_to") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
