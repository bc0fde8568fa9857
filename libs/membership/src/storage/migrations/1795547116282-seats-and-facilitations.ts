import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class SeatsAndFacilitations1795547116282 implements MigrationInterface {
  readonly name = 'SeatsAndFacilitations1795547116282';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "membership"."facilitation" ("id" uuid NOT NULL, "topic_code" text NOT NULL, "body_code" text NOT NULL, "role" text NOT NULL, "state_iso3" text NOT NULL, "holder_name" text, "valid_from" date, "valid_to" date, "end_reason" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "role_is_known" CHECK ("role" in ('FACILITATOR', 'CO_FACILITATOR', 'FOCAL_POINT', 'COUNTRY_FOCAL_POINT')), CONSTRAINT "topic_code_is_known" CHECK ("topic_code" in ('UNIVERSALITY', 'APIC', 'COOPERATION', 'ICC_UN', 'ICC_OTHER_ORGS', 'ELECTION_JUDGES', 'ELECTION_PROSECUTOR', 'COUNSEL', 'LEGAL_AID', 'EFFICIENCY', 'STRATEGIC_PLANNING', 'VICTIMS', 'TFV', 'GEOGRAPHY_GENDER', 'COMPLEMENTARITY', 'BUDGET', 'AMENDMENTS')), CONSTRAINT "body_code_is_known" CHECK ("body_code" in ('BUREAU', 'CBF', 'ACN', 'CREDENTIALS_COMMITTEE', 'THE_HAGUE_WORKING_GROUP', 'NEW_YORK_WORKING_GROUP', 'WGA', 'SGG', 'OVERSIGHT_COMMITTEE', 'TFV_BOARD', 'AUDIT_COMMITTEE')), CONSTRAINT "a_validity_ends_after_it_begins" CHECK ("valid_from" < "valid_to"), CONSTRAINT "one_appointment_at_a_time" EXCLUDE using gist (membership.keyrange("topic_code" || ' ' || "body_code" || ' ' || "role" || ' ' || "state_iso3", "topic_code" || ' ' || "body_code" || ' ' || "role" || ' ' || "state_iso3", '[]') with &&, daterange("valid_from", "valid_to") with &&), CONSTRAINT "PK_0828e140cdba934ea7aa8b0663d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "facilitation_state" ON "membership"."facilitation"  ("state_iso3", "valid_from", "id") `);
    await runner.query(`CREATE INDEX "facilitation_topic" ON "membership"."facilitation"  ("topic_code", "valid_from", "id") `);
    await runner.query(`CREATE INDEX "facilitation_body" ON "membership"."facilitation"  ("body_code", "valid_from", "id") `);
    await runner.query(`ALTER TABLE "membership"."body_seat" ADD "end_reason" text`);
    await runner.query(`ALTER TABLE "membership"."body_seat" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "membership"."body_seat" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "membership"."body_seat" ALTER COLUMN "first_session" DROP NOT NULL`);
    await runner.query(`ALTER TABLE "membership"."body_seat" ALTER COLUMN "last_session" DROP NOT NULL`);
    await runner.query(`ALTER TABLE "membership"."body_seat" ADD CONSTRAINT "one_president_at_each_instant" EXCLUDE using gist (membership.keyrange("body_code", "body_code", '[]') with &&, daterange("valid_from", "valid_to") with &&) where ("role" = 'PRESIDENT')`);
    // By the same names, so that TypeORM sees no difference.
    await runner.query(`ALTER TABLE "membership"."body_seat" DROP CONSTRAINT "role_is_known", ADD CONSTRAINT "role_is_known" CHECK ("role" in ('PRESIDENT', 'VICE_PRESIDENT', 'RAPPORTEUR', 'MEMBER', 'CHAIR', 'COORDINATOR'))`);
    await runner.query(`ALTER TABLE "membership"."body_seat" DROP CONSTRAINT "body_code_is_known", ADD CONSTRAINT "body_code_is_known" CHECK ("body_code" in ('BUREAU', 'CBF', 'ACN', 'CREDENTIALS_COMMITTEE', 'THE_HAGUE_WORKING_GROUP', 'NEW_YORK_WORKING_GROUP', 'WGA', 'SGG', 'OVERSIGHT_COMMITTEE', 'TFV_BOARD', 'AUDIT_COMMITTEE'))`);
    for (const table of ['body_seat', 'facilitation']) for (const statement of keepPast('membership', table)) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
