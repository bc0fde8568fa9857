import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was decided was decided by a resolution that is on record, adopted by the instant at which the record says so. */
const DECIDED = [
  `create function resolutions.prove_fund_level() returns trigger language plpgsql as $$
   begin
     if new.stage = 'DECIDED' and not exists (
       select from resolutions.resolution r where r.id = new.resolution_id and r.adopted_on <= (coalesce(new.known_from, now()) at time zone 'UTC')::date
     ) then
       raise exception 'decided by no resolution adopted by then' using errcode = '23514', constraint = 'a_decided_level_was_decided';
     end if;
     return null;
   end $$`,
  `create constraint trigger prove_fund_level after insert or update on resolutions.fund_level
   deferrable initially deferred for each row execute function resolutions.prove_fund_level()`,
];

export class KeepTheFunds1795581220169 implements MigrationInterface {
  readonly name = 'KeepTheFunds1795581220169';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."fund_level" ("id" uuid NOT NULL, "fund" text NOT NULL, "stage" text NOT NULL, "as_at" date NOT NULL, "amount" numeric NOT NULL, "replenishment" numeric, "resolution_id" uuid, "document_symbol" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_fund_has_one_level_from_a_day" UNIQUE ("fund", "stage", "as_at"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "fund_is_known" CHECK ("fund" in ('WORKING_CAPITAL', 'CONTINGENCY', 'TFV', 'LDC_PARTICIPATION')), CONSTRAINT "stage_is_known" CHECK ("stage" in ('PROPOSED', 'CBF_RECOMMENDED', 'DECIDED', 'ACTUAL')), CONSTRAINT "a_fund_is_not_negative" CHECK ("amount" >= 0 and "replenishment" >= 0), CONSTRAINT "a_fund_is_replenished_to_its_level" CHECK ("replenishment" <= "amount"), CONSTRAINT "what_is_in_a_fund_replenishes_nothing" CHECK ("stage" <> 'ACTUAL' or "replenishment" is null), CONSTRAINT "a_decided_level_has_its_resolution" CHECK (("stage" = 'DECIDED') = ("resolution_id" is not null)), CONSTRAINT "PK_89c324db3e3007a2af1a3dfdf88" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "fund_level_as_at" ON "resolutions"."fund_level"  ("as_at", "fund", "stage", "id") `);
    await runner.query(`CREATE INDEX "fund_level_fund" ON "resolutions"."fund_level"  ("fund", "as_at", "stage", "id") `);
    for (const statement of [...keepPast('resolutions', 'fund_level'), ...DECIDED]) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
