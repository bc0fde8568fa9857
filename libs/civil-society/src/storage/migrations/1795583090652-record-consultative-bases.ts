import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordConsultativeBases1795583090652 implements MigrationInterface {
  readonly name = 'RecordConsultativeBases1795583090652';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "civil_society"."consultative_basis" ("id" uuid NOT NULL, "organization_code" text NOT NULL, "basis" text NOT NULL, "evidence" text NOT NULL, "valid_from" date, "valid_to" date, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "basis_is_known" CHECK ("basis" in ('ROME_CONFERENCE', 'PREPCOM_REGISTERED', 'ECOSOC_GENERAL', 'ECOSOC_SPECIAL', 'ECOSOC_ROSTER', 'INVITED_BY_ASSEMBLY')), CONSTRAINT "a_validity_ends_after_it_begins" CHECK ("valid_from" < "valid_to"), CONSTRAINT "one_basis_of_a_kind_at_a_time" EXCLUDE using gist (civil_society.text_range("organization_code" || ' ' || "basis", "organization_code" || ' ' || "basis", '[]') with &&, daterange("valid_from", "valid_to") with &&), CONSTRAINT "one_status_with_ecosoc_at_a_time" EXCLUDE using gist (civil_society.text_range("organization_code", "organization_code", '[]') with &&, daterange("valid_from", "valid_to") with &&) where (starts_with("basis", 'ECOSOC_')), CONSTRAINT "PK_a9f535b5b1f61f857cc10d40937" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "consultative_basis_organization" ON "civil_society"."consultative_basis"  ("organization_code", "basis", "valid_to", "id") `);
    await runner.query(`CREATE INDEX "consultative_basis_from" ON "civil_society"."consultative_basis"  ("valid_from", "id") `);
    await runner.query(`CREATE INDEX "consultative_basis_to" ON "civil_society"."consultative_basis"  ("valid_to", "id") `);
    await runner.query(`ALTER TABLE "civil_society"."consultative_basis" ADD CONSTRAINT "who_has_a_basis_is_an_organization" FOREIGN KEY ("organization_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    for (const statement of keepPast('civil_society', 'consultative_basis')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
