import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CountTheStaff1795582040974 implements MigrationInterface {
  readonly name = 'CountTheStaff1795582040974';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."staff_snapshot" ("id" uuid NOT NULL, "as_at" date NOT NULL, "desirable_ranges" jsonb NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_snapshot_of_the_staff_of_a_day" UNIQUE ("as_at"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "staff_is_not_recalled" CHECK ("confidence" <> 'RECALLED'), CONSTRAINT "PK_cff3d55bc33308a8bb0f24aec5d" PRIMARY KEY ("id"))`);
    // Of whom it counts no past is kept: see decision 42.
    for (const statement of keepPast('resolutions', 'staff_snapshot')) await runner.query(statement);
    await runner.query(`CREATE TABLE "resolutions"."staff_count" ("id" uuid NOT NULL, "snapshot_id" uuid NOT NULL, "as_at" date NOT NULL, "state_iso3" text NOT NULL, "grade" text NOT NULL, "women" integer NOT NULL, "men" integer NOT NULL, CONSTRAINT "a_nationality_and_grade_is_counted_once" UNIQUE ("snapshot_id", "state_iso3", "grade"), CONSTRAINT "a_grade_is_one_of_the_common_system" CHECK ("grade" ~ '^(USG|ASG|D-[12]|P-[1-5]|NO-[A-D]|G-[1-7])$'), CONSTRAINT "a_count_is_of_somebody" CHECK ("women" >= 0 and "men" >= 0 and "women" + "men" > 0), CONSTRAINT "PK_f5e7a84885d9ac344aaa9692be1" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "staff_count_as_at" ON "resolutions"."staff_count"  ("as_at", "state_iso3", "grade", "id") `);
    await runner.query(`CREATE INDEX "staff_count_state" ON "resolutions"."staff_count"  ("state_iso3", "as_at", "grade", "id") `);
    await runner.query(`CREATE INDEX "staff_count_grade" ON "resolutions"."staff_count"  ("grade", "as_at", "state_iso3", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
