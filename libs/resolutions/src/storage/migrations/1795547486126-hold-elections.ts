import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What no single row can hold to: at the end of a transaction the votes of a ballot are no more than its valid ballots have, and the elected
 * have the majority. Of ballots of the data set, whose figures are not on record, nothing is known to hold them to.
 */
const VOTES_OF_A_BALLOT = [
  `create function resolutions.prove_votes() returns trigger language plpgsql as $$
   declare of_ballot resolutions.ballot%rowtype; votes bigint; fewest int;
   begin
     select * into of_ballot from resolutions.ballot where id = new.ballot_id;
     select sum(r.votes), min(r.votes) filter (where r.elected) into votes, fewest from resolutions.ballot_result r where r.ballot_id = new.ballot_id;
     if votes > of_ballot.valid::bigint * of_ballot.max_votes_per_ballot then
       raise exception 'more votes than the valid ballots have' using errcode = '23514', constraint = 'votes_are_those_of_valid_ballots';
     end if;
     if fewest < of_ballot.required_majority then
       raise exception 'elected without the majority' using errcode = '23514', constraint = 'the_elected_have_the_majority';
     end if;
     return null;
   end $$`,
  `create constraint trigger prove_votes after insert or update on resolutions.ballot_result
   deferrable initially deferred for each row execute function resolutions.prove_votes()`,
];

export class HoldElections1795547486126 implements MigrationInterface {
  readonly name = 'HoldElections1795547486126';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."nomination_period" ("id" uuid NOT NULL, "election_code" text NOT NULL, "opens_on" date NOT NULL, "closes_on" date NOT NULL, "extension" integer NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "nomination_period_extension" UNIQUE ("election_code", "extension"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "a_nomination_period_is_extended_three_times_at_most" CHECK ("extension" between 0 and 3), CONSTRAINT "a_nomination_period_closes_after_it_opens" CHECK ("opens_on" < "closes_on"), CONSTRAINT "PK_fa861a103d2acdb77a3a67762b6" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "resolutions"."not_entitled" ("id" uuid NOT NULL, "ballot_id" uuid NOT NULL, "state_iso3" text NOT NULL, "reason" text NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "not_entitled_state" UNIQUE ("ballot_id", "state_iso3"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "reason_is_known" CHECK ("reason" in ('SUSPENDED_112_8', 'NOT_STATED')), CONSTRAINT "PK_c9ed5590b0940aed08a95311052" PRIMARY KEY ("id"))`);
    await runner.query(`ALTER TABLE "resolutions"."election" ADD "rules" text`);
    await runner.query(`ALTER TABLE "resolutions"."election" ADD "majority" text`);
    await runner.query(`ALTER TABLE "resolutions"."election" ADD "minimum_requirements" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "resolutions"."election" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."election" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "nominated_by_iso3" text`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "nominated_on" date`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "regional_group" text`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "withdrawn_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "status" text NOT NULL DEFAULT 'COUNTED'`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "opened_at" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "states_parties" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "entitled" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "ballots_cast" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "invalid" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "valid" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "abstentions" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "required_majority" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "max_votes_per_ballot" integer`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "minimum_requirements" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "declared_totals" jsonb`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."ballot_result" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."ballot_result" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."election" ADD CONSTRAINT "majority_is_known" CHECK ("majority" in ('TWO_THIRDS_PRESENT_AND_VOTING', 'ABSOLUTE_MAJORITY_OF_MEMBERS', 'SIMPLE_MAJORITY_PRESENT_AND_VOTING'))`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD CONSTRAINT "regional_group_is_known" CHECK ("regional_group" in ('AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG'))`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD CONSTRAINT "only_who_withdrew_did_so_at_an_instant" CHECK ("result" = 'WITHDRAWN' or "withdrawn_at" is null)`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD CONSTRAINT "status_is_known" CHECK ("status" in ('OPEN', 'COUNTED'))`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD CONSTRAINT "no_more_are_entitled_than_there_are" CHECK ("entitled" <= "states_parties")`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD CONSTRAINT "no_more_are_cast_than_are_entitled" CHECK ("ballots_cast" <= "entitled")`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD CONSTRAINT "valid_and_invalid_are_all_ballots" CHECK ("valid" + "invalid" = "ballots_cast" and "abstentions" <= "valid")`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD CONSTRAINT "what_is_counted_is_not_negative" CHECK (least("entitled", "ballots_cast", "invalid", "valid", "abstentions") >= 0)`);
    await runner.query(`ALTER TABLE "resolutions"."ballot" ADD CONSTRAINT "an_open_ballot_is_not_counted" CHECK ("status" = 'COUNTED' or num_nonnulls("ballots_cast", "invalid", "valid", "abstentions") = 0)`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" DROP CONSTRAINT "result_is_known", ADD CONSTRAINT "result_is_known" CHECK ("result" in ('ELECTED', 'NOT_ELECTED', 'WITHDRAWN', 'SHORT_LISTED', 'STANDING'))`);
    await runner.query(`CREATE UNIQUE INDEX "one_ballot_is_open_at_a_time" ON "resolutions"."ballot" ("election_code") WHERE "status" = 'OPEN'`);
    for (const table of ['election', 'candidature', 'ballot', 'ballot_result', 'nomination_period']) {
      for (const statement of keepPast('resolutions', table)) await runner.query(statement);
    }
    for (const statement of VOTES_OF_A_BALLOT) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
