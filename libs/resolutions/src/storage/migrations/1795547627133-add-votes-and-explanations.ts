import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class AddVotesAndExplanations1795547627133 implements MigrationInterface {
  readonly name = 'AddVotesAndExplanations1795547627133';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."state_vote" ("id" uuid NOT NULL, "decision_id" uuid NOT NULL, "state_iso3" text NOT NULL, "cast_option" text NOT NULL, "intended_option" text, "region_at_vote" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "each_state_party_has_one_vote" UNIQUE ("decision_id", "state_iso3"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "cast_option_is_known" CHECK ("cast_option" in ('IN_FAVOUR', 'AGAINST', 'ABSTAINING', 'NOT_PARTICIPATING', 'ABSENT', 'NOT_ENTITLED')), CONSTRAINT "intended_option_is_known" CHECK ("intended_option" in ('IN_FAVOUR', 'AGAINST', 'ABSTAINING', 'NOT_PARTICIPATING', 'ABSENT', 'NOT_ENTITLED')), CONSTRAINT "region_at_vote_is_known" CHECK ("region_at_vote" in ('AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG')), CONSTRAINT "PK_aa6cf442f93f7dc1c3750f905c4" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "state_vote_state" ON "resolutions"."state_vote"  ("state_iso3", "id") `);
    await runner.query(`CREATE TABLE "resolutions"."amendment_proposal" ("id" uuid NOT NULL, "draft_id" uuid NOT NULL, "session_code" text NOT NULL, "topics" text array NOT NULL, "target" text, "paragraph_id" uuid, "proposers" text array NOT NULL, "proposed_on" date NOT NULL, "text" text, "disposition" text, "disposed_on" date, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "topics_are_known" CHECK ("topics" <@ array['UNIVERSALITY', 'APIC', 'COOPERATION', 'ICC_UN', 'ICC_OTHER_ORGS', 'ELECTION_JUDGES', 'ELECTION_PROSECUTOR', 'COUNSEL', 'LEGAL_AID', 'EFFICIENCY', 'STRATEGIC_PLANNING', 'VICTIMS', 'TFV', 'GEOGRAPHY_GENDER', 'COMPLEMENTARITY', 'BUDGET', 'AMENDMENTS']), CONSTRAINT "disposition_is_known" CHECK ("disposition" in ('ACCEPTED', 'MERGED', 'WITHDRAWN', 'REJECTED')), CONSTRAINT "a_proposal_is_made_by_states" CHECK (cardinality("proposers") > 0), CONSTRAINT "what_is_disposed_of_has_its_day" CHECK (("disposition" is null) = ("disposed_on" is null) and coalesce("disposed_on", "proposed_on") >= "proposed_on"), CONSTRAINT "PK_a6cc3109dd99a20a308d7bf5a6f" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "amendment_proposal_draft" ON "resolutions"."amendment_proposal"  ("draft_id", "proposed_on", "id") `);
    await runner.query(`CREATE INDEX "amendment_proposal_proposed_on" ON "resolutions"."amendment_proposal"  ("proposed_on", "id") `);
    await runner.query(`CREATE TABLE "resolutions"."explanation" ("id" uuid NOT NULL, "decision_id" uuid NOT NULL, "resolution_id" uuid, "session_code" text NOT NULL, "topics" text array NOT NULL, "kind" text NOT NULL, "state_iso3" text NOT NULL, "states" text array NOT NULL, "dissociated_from" text array NOT NULL, "statement_id" uuid, "made_on" date NOT NULL, "text" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "topics_are_known" CHECK ("topics" <@ array['UNIVERSALITY', 'APIC', 'COOPERATION', 'ICC_UN', 'ICC_OTHER_ORGS', 'ELECTION_JUDGES', 'ELECTION_PROSECUTOR', 'COUNSEL', 'LEGAL_AID', 'EFFICIENCY', 'STRATEGIC_PLANNING', 'VICTIMS', 'TFV', 'GEOGRAPHY_GENDER', 'COMPLEMENTARITY', 'BUDGET', 'AMENDMENTS']), CONSTRAINT "kind_is_known" CHECK ("kind" in ('POSITION', 'VOTE')), CONSTRAINT "who_speaks_is_among_those_for_whom" CHECK ("state_iso3" = any("states")), CONSTRAINT "PK_5b67db9ddae6771a7a2568fc58d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "explanation_decision" ON "resolutions"."explanation"  ("decision_id", "made_on", "id") `);
    await runner.query(`CREATE INDEX "explanation_resolution" ON "resolutions"."explanation"  ("resolution_id", "made_on", "id") `);
    await runner.query(`CREATE INDEX "explanation_made_on" ON "resolutions"."explanation"  ("made_on", "id") `);
    await runner.query(`CREATE TABLE "resolutions"."paragraph" ("id" uuid NOT NULL, "draft_id" uuid, "resolution_id" uuid, "part" text NOT NULL, "label" text NOT NULL, "position" integer NOT NULL, "verb" text, "topics" text array NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_label_names_one_paragraph_of_a_draft" UNIQUE ("draft_id", "part", "label"), CONSTRAINT "a_label_names_one_paragraph_of_a_resolution" UNIQUE ("resolution_id", "part", "label"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "topics_are_known" CHECK ("topics" <@ array['UNIVERSALITY', 'APIC', 'COOPERATION', 'ICC_UN', 'ICC_OTHER_ORGS', 'ELECTION_JUDGES', 'ELECTION_PROSECUTOR', 'COUNSEL', 'LEGAL_AID', 'EFFICIENCY', 'STRATEGIC_PLANNING', 'VICTIMS', 'TFV', 'GEOGRAPHY_GENDER', 'COMPLEMENTARITY', 'BUDGET', 'AMENDMENTS']), CONSTRAINT "part_is_known" CHECK ("part" in ('PREAMBULAR', 'OPERATIVE', 'ANNEX')), CONSTRAINT "a_paragraph_is_one_of_a_text" CHECK (num_nonnulls("draft_id", "resolution_id") > 0), CONSTRAINT "paragraphs_are_counted_from_one" CHECK ("position" > 0), CONSTRAINT "PK_c4000792b02bf27771092e4e3c7" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "explanation_states" ON "resolutions"."explanation" USING gin ("states")`);
    // The decision's row is locked, so that its mode does not change while its votes come.
    await runner.query(`
      create function resolutions.state_vote_is_of_a_recorded_vote() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and (new.cast_option, new.state_iso3, new.region_at_vote) is distinct from (old.cast_option, old.state_iso3, old.region_at_vote) then
          raise exception 'what was cast stays' using errcode = 'check_violation', constraint = 'what_was_cast_stays';
        end if;
        perform from resolutions.decision where id = new.decision_id and mode = 'RECORDED_VOTE' for share;
        if not found then
          raise exception 'no State is named' using errcode = 'check_violation', constraint = 'only_a_recorded_vote_names_states';
        end if;
        return new;
      end $$`);
    await runner.query('create trigger state_vote_is_of_a_recorded_vote before insert or update on resolutions.state_vote for each row execute function resolutions.state_vote_is_of_a_recorded_vote()');
    await runner.query(`
      create function resolutions.votes_stay_with_a_recorded_vote() returns trigger language plpgsql as $$
      begin
        if exists (select from resolutions.state_vote where decision_id = new.id) then
          raise exception 'States are named' using errcode = 'check_violation', constraint = 'only_a_recorded_vote_names_states';
        end if;
        return new;
      end $$`);
    await runner.query(`create trigger votes_stay_with_a_recorded_vote before update on resolutions.decision for each row
      when (new.mode is distinct from 'RECORDED_VOTE' and old.mode = 'RECORDED_VOTE') execute function resolutions.votes_stay_with_a_recorded_vote()`);
    for (const table of ['state_vote', 'amendment_proposal', 'explanation', 'paragraph']) {
      for (const statement of keepPast('resolutions', table)) await runner.query(statement);
    }
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
