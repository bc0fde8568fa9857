import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordSuccessions1795580820333 implements MigrationInterface {
  readonly name = 'RecordSuccessions1795580820333';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "membership"."state_succession" ("id" uuid NOT NULL, "predecessor_iso3" text, "predecessor_name" text, "successor_iso3" text NOT NULL, "succeeded_on" date NOT NULL, "kind" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "kind_is_known" CHECK ("kind" in ('TRANSFER_OF_TERRITORY', 'NEWLY_INDEPENDENT', 'UNITING', 'SEPARATION', 'CONTINUATION')), CONSTRAINT "a_predecessor_is_a_state_or_has_a_name" CHECK (num_nonnulls("predecessor_iso3", "predecessor_name") = 1), CONSTRAINT "a_state_succeeds_another" CHECK ("predecessor_iso3" <> "successor_iso3"), CONSTRAINT "PK_77f3836e0bd4cccdffa213506b8" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "state_succession_in_time" ON "membership"."state_succession"  ("succeeded_on", "id") `);
    await runner.query(`CREATE INDEX "state_succession_successor" ON "membership"."state_succession"  ("successor_iso3", "succeeded_on", "id") `);
    await runner.query(`CREATE INDEX "state_succession_predecessor" ON "membership"."state_succession"  ("predecessor_iso3", "succeeded_on", "id") `);
    // Whichever of the two succeeded the other.
    const predecessor = `coalesce("predecessor_iso3", "predecessor_name")`;
    await runner.query(`CREATE UNIQUE INDEX "one_succession_on_a_day" ON "membership"."state_succession" (least(${predecessor}, "successor_iso3"), greatest(${predecessor}, "successor_iso3"), "succeeded_on")`);
    for (const statement of keepPast('membership', 'state_succession')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
