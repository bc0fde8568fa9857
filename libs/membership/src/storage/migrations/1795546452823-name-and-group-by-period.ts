import { createKeepPast, keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameAndGroupByPeriod1795546452823 implements MigrationInterface {
  readonly name = 'NameAndGroupByPeriod1795546452823';

  async up(runner: QueryRunner): Promise<void> {
    // Plain GiST knows no equality of texts, but overlap of ranges: a range of one text needs no extension, nor a right outside the schema.
    await runner.query(`create type membership.keyrange as range (subtype = text, multirange_type_name = membership.keymultirange)`);
    await runner.query(`CREATE TABLE "membership"."state_name" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "language" text NOT NULL, "name" text NOT NULL, "valid_from" date, "valid_to" date, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "language_is_known" CHECK ("language" in ('AR', 'ZH', 'EN', 'FR', 'RU', 'ES')), CONSTRAINT "a_validity_ends_after_it_begins" CHECK ("valid_from" < "valid_to"), CONSTRAINT "one_name_at_each_instant" EXCLUDE using gist (membership.keyrange("state_iso3" || ' ' || "language", "state_iso3" || ' ' || "language", '[]') with &&, daterange("valid_from", "valid_to") with &&), CONSTRAINT "PK_4c69af96563ea901afb8811eb9d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "state_name_state" ON "membership"."state_name"  ("state_iso3") `);
    await runner.query(`ALTER TABLE "membership"."state" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "membership"."state" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "membership"."group_membership" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "membership"."group_membership" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "membership"."group_membership" ADD CONSTRAINT "one_group_at_each_instant" EXCLUDE using gist (membership.keyrange("state_iso3", "state_iso3", '[]') with &&, daterange("valid_from", "valid_to") with &&)`);
    await runner.query(`insert into membership.state_name (id, state_iso3, language, name, confidence, source_keys)
      select gen_random_uuid(), iso3, 'EN', name, confidence, source_keys from membership.state`);
    for (const statement of createKeepPast('membership')) await runner.query(statement);
    for (const table of ['state', 'state_name', 'group_membership']) for (const statement of keepPast('membership', table)) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
