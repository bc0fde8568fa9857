import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepWhatWasKnown1795478328454 implements MigrationInterface {
  readonly name = 'KeepWhatWasKnown1795478328454';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "membership"."treaty_action" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "membership"."party_status" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "membership"."party_status" ADD "known_to" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "membership"."party_status" ADD CONSTRAINT "what_is_known_ends_after_it_begins" CHECK ("known_from" <= "known_to")`);
    await runner.query(`CREATE INDEX "party_status_known" ON "membership"."party_status" ("treaty_code", "status") WHERE "known_to" IS NULL`);
    // What was said of an action before it was corrected or taken back: never destroyed.
    await runner.query(`CREATE TABLE "membership"."treaty_action_past" ("action_id" uuid NOT NULL, "version" integer NOT NULL, "was" jsonb NOT NULL, "known_to" TIMESTAMP WITH TIME ZONE NOT NULL, "reason" text, PRIMARY KEY ("action_id", "version", "known_to"))`);
    // Exactly one status of a State and treaty at every moment, as the record stands.
    await runner.query(`CREATE UNIQUE INDEX "one_status_begins_on_a_day" ON "membership"."party_status" ("state_iso3", "treaty_code", coalesce("valid_from", '-infinity'::date)) WHERE "known_to" IS NULL`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
