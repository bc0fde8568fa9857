import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a CHECK can't say of a list by itself. */
const OF_LISTS = [
  'create function resolutions.all_different(texts text[]) returns boolean language sql immutable strict return (select count(distinct one) = count(*) from unnest(texts) as one)',
  'create function resolutions.adds_up_to_one(shares numeric[]) returns boolean language sql immutable strict return (select coalesce(sum(one) = 1 and min(one) > 0 and count(one) = count(*), false) from unnest(shares) as one)',
];

export class FollowTheConcordance1795580606738 implements MigrationInterface {
  readonly name = 'FollowTheConcordance1795580606738';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of OF_LISTS) await runner.query(statement);
    await runner.query(`CREATE TABLE "resolutions"."concordance" ("id" uuid NOT NULL, "year" integer NOT NULL, "programme_code" text NOT NULL, "into_year" integer NOT NULL, "into_codes" text array NOT NULL, "into_shares" numeric array NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_line_is_continued_once" UNIQUE ("programme_code", "year"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "a_line_is_continued_later" CHECK ("into_year" > "year"), CONSTRAINT "each_line_continues_once" CHECK (resolutions.all_different("into_codes")), CONSTRAINT "shares_of_a_line_add_up" CHECK (cardinality("into_shares") = 0 or (cardinality("into_shares") = cardinality("into_codes") and resolutions.adds_up_to_one("into_shares"))), CONSTRAINT "the_loan_stands_alone" CHECK ("programme_code" <> 'MP-VII-2' and not 'MP-VII-2' = any("into_codes")), CONSTRAINT "PK_4bb3583188e861021833e959b9b" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "concordance_year" ON "resolutions"."concordance"  ("year", "programme_code", "id") `);
    await runner.query(`CREATE INDEX "concordance_into_year" ON "resolutions"."concordance"  ("into_year", "id") `);
    await runner.query(`CREATE INDEX "concordance_into_codes" ON "resolutions"."concordance" USING gin ("into_codes")`);
    for (const statement of keepPast('resolutions', 'concordance')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
