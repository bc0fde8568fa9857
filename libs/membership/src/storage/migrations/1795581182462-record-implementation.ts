import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordImplementation1795581182462 implements MigrationInterface {
  readonly name = 'RecordImplementation1795581182462';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "membership"."implementation_status" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "subject" text NOT NULL, "level" text NOT NULL, "evidence" text NOT NULL, "valid_from" date, "valid_to" date, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "subject_is_known" CHECK ("subject" in ('COOPERATION_LEGISLATION', 'COMPLEMENTARITY_LEGISLATION', 'APIC', 'WITNESS_AGREEMENT', 'SENTENCE_ENFORCEMENT')), CONSTRAINT "level_is_known" CHECK ("level" in ('NONE', 'UNDER_WAY', 'PARTIAL', 'COMPLETE')), CONSTRAINT "a_validity_ends_after_it_begins" CHECK ("valid_from" < "valid_to"), CONSTRAINT "one_level_at_each_instant" EXCLUDE using gist (membership.keyrange("state_iso3" || ' ' || "subject", "state_iso3" || ' ' || "subject", '[]') with &&, daterange("valid_from", "valid_to") with &&), CONSTRAINT "PK_8c5fd30cd58e77954afb88cbe96" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "implementation_status_state" ON "membership"."implementation_status"  ("state_iso3", "subject", "valid_to", "id") `);
    await runner.query(`CREATE INDEX "implementation_status_from" ON "membership"."implementation_status"  ("valid_from", "id") `);
    await runner.query(`CREATE INDEX "implementation_status_to" ON "membership"."implementation_status"  ("valid_to", "id") `);
    for (const statement of keepPast('membership', 'implementation_status')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
