import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepArrears1795546539516 implements MigrationInterface {
  readonly name = 'KeepArrears1795546539516';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."state_code" ("id" uuid NOT NULL, "iso3" text NOT NULL, CONSTRAINT "state_code_iso3" UNIQUE ("iso3"), CONSTRAINT "PK_cb46b1ac13bba524405d4e81382" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "resolutions"."arrears_position" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "as_at" date NOT NULL, "held_until" date, "basis" text NOT NULL, "outstanding" numeric NOT NULL, "due_two_preceding_years" numeric NOT NULL, "preceding_years" integer array NOT NULL, "contributing_years" integer array NOT NULL, "threshold_reached" boolean NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_position_of_a_day" UNIQUE ("state_iso3", "as_at", "basis"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "basis_is_known" CHECK ("basis" in ('RECORDED', 'PAYMENTS')), CONSTRAINT "what_is_owed_is_not_negative" CHECK ("outstanding" >= 0 and "due_two_preceding_years" >= 0), CONSTRAINT "a_position_ends_after_it_began" CHECK ("held_until" is null or "held_until" >= "as_at"), CONSTRAINT "the_threshold_is_that_of_the_statute" CHECK ("threshold_reached" = ("due_two_preceding_years" > 0 and "outstanding" >= "due_two_preceding_years")), CONSTRAINT "PK_7a49ba9073083d48c52c4ff99bd" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "arrears_position_as_at" ON "resolutions"."arrears_position"  ("as_at", "id") `);
    await runner.query(`CREATE TABLE "resolutions"."payment" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "received_on" date NOT NULL, "amount" numeric NOT NULL, "year" integer, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "a_payment_is_not_negative" CHECK ("amount" >= 0), CONSTRAINT "PK_fcaec7df5adf9cac408c686b2ab" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "payment_state" ON "resolutions"."payment"  ("state_iso3", "received_on", "id") `);
    await runner.query(`CREATE INDEX "payment_received_on" ON "resolutions"."payment"  ("received_on", "id") `);
    for (const table of ['arrears_position', 'payment']) for (const statement of keepPast('resolutions', table)) await runner.query(statement);
    // A new kind of contribution; TypeORM compares constraints by name only.
    await runner.query(`ALTER TABLE "resolutions"."assessed_contribution" DROP CONSTRAINT "kind_is_known", ADD CONSTRAINT "kind_is_known" CHECK ("kind" in ('ASSESSED', 'PUBLISHED_SHARE', 'COMPUTED_SHARE'))`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
