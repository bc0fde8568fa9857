import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellOnTheDay1795548427237 implements MigrationInterface {
  readonly name = 'TellOnTheDay1795548427237';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "membership"."told_until" ("only" boolean NOT NULL, "day" date NOT NULL, CONSTRAINT "told_until_is_one_row" CHECK ("only"), CONSTRAINT "PK_ec86d4e41cfab061af39a52db01" PRIMARY KEY ("only"))`);
    await runner.query(`ALTER TABLE "membership"."party_status" ADD CONSTRAINT "one_status_at_each_instant" EXCLUDE using gist (membership.keyrange("state_iso3" || ' ' || "treaty_code", "state_iso3" || ' ' || "treaty_code", '[]') with &&, daterange("valid_from", "valid_to") with &&, tstzrange("known_from", "known_to") with &&)`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
