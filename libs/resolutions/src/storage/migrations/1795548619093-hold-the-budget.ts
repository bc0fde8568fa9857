import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What no single row can hold to, at the end of a transaction: the programmes of a year and stage add up to its totals, once all are there
 * (the parts of Major Programme VII come and go, I to VI are always there); the totals differ by the Host State Loan; and an approved
 * figure that a deed entered cites a resolution that was adopted by then.
 */
const SUMS_OF_A_BUDGET = [
  `create function resolutions.prove_budget() returns trigger language plpgsql as $$
   declare lines int; loan numeric; rest numeric; incl numeric; excl numeric;
   begin
     select count(*) filter (where programme_code in ('MP-I', 'MP-II', 'MP-III', 'MP-IV', 'MP-V', 'MP-VI')),
            sum(amount) filter (where programme_code = 'MP-VII-2'),
            sum(amount) filter (where programme_code <> 'MP-VII-2'),
            sum(amount) filter (where programme_code is null and scope = 'INCL_HOST_STATE_LOAN'),
            sum(amount) filter (where programme_code is null and scope = 'EXCL_HOST_STATE_LOAN')
       into lines, loan, rest, incl, excl
       from resolutions.budget_figure where year = new.year and stage = new.stage;
     if (lines = 6 and (rest <> excl or rest + coalesce(loan, 0) <> incl)) or incl - excl <> loan then
       raise exception 'the programmes of % do not add up to its totals', new.year using errcode = '23514', constraint = 'lines_sum_to_their_totals';
     end if;
     if tg_op = 'INSERT' and new.stage = 'APPROVED' and new.known_from is not null and not exists (
       select from resolutions.resolution r where r.id = new.resolution_id and r.adopted_on <= (new.known_from at time zone 'UTC')::date
     ) then
       raise exception 'approved by no resolution adopted by then' using errcode = '23514', constraint = 'an_approved_figure_cites_its_resolution';
     end if;
     return null;
   end $$`,
  `create constraint trigger prove_budget after insert or update on resolutions.budget_figure
   deferrable initially deferred for each row execute function resolutions.prove_budget()`,
];

export class HoldTheBudget1795548619093 implements MigrationInterface {
  readonly name = 'HoldTheBudget1795548619093';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."deflator_series" ("id" uuid NOT NULL, "code" text NOT NULL, "name" text NOT NULL, "indices" jsonb NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "deflator_series_code" UNIQUE ("code"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "a_deflator_series_has_indices" CHECK (jsonb_array_length("indices") > 0), CONSTRAINT "PK_e4b9a7619332687ac86b43d47eb" PRIMARY KEY ("id"))`);
    await runner.query(`ALTER TABLE "resolutions"."financial_year" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."financial_year" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."budget_figure" ADD "document_symbol" text`);
    await runner.query(`ALTER TABLE "resolutions"."budget_figure" ADD "paragraph" text`);
    await runner.query(`ALTER TABLE "resolutions"."budget_figure" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."budget_figure" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."budget_figure" ADD CONSTRAINT "an_amount_is_not_negative" CHECK ("amount" >= 0)`);
    await runner.query(`ALTER TABLE "resolutions"."budget_figure" DROP CONSTRAINT "stage_is_known", ADD CONSTRAINT "stage_is_known" CHECK ("stage" in ('PROPOSED', 'PROPOSED_REVISED', 'CBF_RECOMMENDED', 'APPROVED', 'SUPPLEMENTARY', 'CONTINGENCY_NOTIFIED', 'FORECAST', 'ACTUAL'))`);
    await runner.query(`CREATE UNIQUE INDEX "one_figure_of_a_line_and_stage" ON "resolutions"."budget_figure" ("year", "stage", coalesce("programme_code", ''), coalesce("scope", ''))`);
    for (const table of ['budget_figure', 'financial_year', 'deflator_series']) for (const statement of keepPast('resolutions', table)) await runner.query(statement);
    for (const statement of SUMS_OF_A_BUDGET) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
