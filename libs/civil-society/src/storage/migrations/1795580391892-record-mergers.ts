import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordMergers1795580391892 implements MigrationInterface {
  readonly name = 'RecordMergers1795580391892';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "civil_society"."organization_merger" ("id" uuid NOT NULL, "organization_code" text NOT NULL, "into_code" text NOT NULL, "merged_on" date NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "an_organization_merges_once" UNIQUE ("organization_code"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "an_organization_merges_into_another" CHECK ("organization_code" <> "into_code"), CONSTRAINT "PK_34c5c928401a872762f16849388" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "organization_merger_in_time" ON "civil_society"."organization_merger"  ("merged_on", "organization_code", "id") `);
    await runner.query(`CREATE INDEX "organization_merger_into" ON "civil_society"."organization_merger"  ("into_code", "merged_on", "organization_code", "id") `);
    await runner.query(`ALTER TABLE "civil_society"."organization_merger" ADD CONSTRAINT "who_merges_is_an_organization" FOREIGN KEY ("organization_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "civil_society"."organization_merger" ADD CONSTRAINT "what_is_merged_into_is_an_organization" FOREIGN KEY ("into_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // Mergers that follow each other have days that do: so none leads back to where it began, whatever else is entered at the same time.
    await runner.query(`CREATE FUNCTION "civil_society".mergers_follow() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('civil_society.organization_merger'));
        IF EXISTS (SELECT FROM "civil_society"."organization_merger" one WHERE one.id <> new.id
             AND (one.organization_code = new.into_code AND one.merged_on <= new.merged_on OR one.into_code = new.organization_code AND one.merged_on >= new.merged_on)) THEN
          RAISE EXCEPTION 'An organization merges into one that still stands by itself.' USING ERRCODE = '23514', CONSTRAINT = 'an_organization_merges_into_one_that_stands';
        END IF;
        RETURN new;
      END $$`);
    await runner.query(`CREATE TRIGGER mergers_follow BEFORE INSERT OR UPDATE ON "civil_society"."organization_merger" FOR EACH ROW EXECUTE FUNCTION "civil_society".mergers_follow()`);
    for (const statement of keepPast('civil_society', 'organization_merger')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
