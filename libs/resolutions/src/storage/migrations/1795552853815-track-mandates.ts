import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TrackMandates1795552853815 implements MigrationInterface {
  readonly name = 'TrackMandates1795552853815';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."mandate" ("id" uuid NOT NULL, "paragraph_id" uuid NOT NULL, "resolution_id" uuid NOT NULL, "session_code" text NOT NULL, "topics" text array NOT NULL, "addressee" text NOT NULL, "verb" text NOT NULL, "due_kind" text NOT NULL, "due_on" date, "due_session" text, "made_on" date NOT NULL, "status" text NOT NULL, "follow_up_symbols" text array NOT NULL, "follow_up_sessions" text array NOT NULL, "reported_on" date, "superseded_by_id" uuid, "superseded_on" date, "closed_on" date, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_paragraph_asks_a_thing_of_somebody_once" UNIQUE ("paragraph_id", "addressee", "verb"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "topics_are_known" CHECK ("topics" <@ array['UNIVERSALITY', 'APIC', 'COOPERATION', 'ICC_UN', 'ICC_OTHER_ORGS', 'ELECTION_JUDGES', 'ELECTION_PROSECUTOR', 'COUNSEL', 'LEGAL_AID', 'EFFICIENCY', 'STRATEGIC_PLANNING', 'VICTIMS', 'TFV', 'GEOGRAPHY_GENDER', 'COMPLEMENTARITY', 'BUDGET', 'AMENDMENTS']), CONSTRAINT "addressee_is_known" CHECK ("addressee" in ('BUREAU', 'COURT', 'REGISTRAR', 'SECRETARIAT', 'CBF', 'STATES_PARTIES', 'WORKING_GROUP', 'TFV')), CONSTRAINT "due_kind_is_known" CHECK ("due_kind" in ('DATE', 'SESSION', 'NONE')), CONSTRAINT "status_is_known" CHECK ("status" in ('OPEN', 'REPORTED', 'SUPERSEDED', 'CLOSED')), CONSTRAINT "a_mandate_is_due_in_one_way" CHECK (("due_kind" = 'DATE') = ("due_on" is not null) and ("due_kind" = 'SESSION') = ("due_session" is not null)), CONSTRAINT "a_mandate_is_due_after_it_was_given" CHECK ("due_on" >= "made_on"), CONSTRAINT "a_stage_follows_from_what_was_done" CHECK ("status" = case when "closed_on" is not null then 'CLOSED' when "superseded_on" is not null then 'SUPERSEDED' when "reported_on" is not null then 'REPORTED' else 'OPEN' end), CONSTRAINT "a_mandate_ends_once" CHECK (num_nonnulls("superseded_on", "closed_on") < 2), CONSTRAINT "what_is_superseded_has_what_supersedes_it" CHECK (("superseded_on" is null) = ("superseded_by_id" is null)), CONSTRAINT "a_mandate_is_superseded_by_a_later_one" CHECK ("superseded_on" > "made_on"), CONSTRAINT "what_comes_of_a_mandate_comes_after_it" CHECK ("reported_on" >= "made_on" and "closed_on" >= "made_on"), CONSTRAINT "a_mandate_ends_after_it_was_answered" CHECK (coalesce("closed_on", "superseded_on") >= "reported_on"), CONSTRAINT "what_was_answered_has_its_answers" CHECK (cardinality("follow_up_symbols") = cardinality("follow_up_sessions") and ("reported_on" is not null) = (cardinality("follow_up_symbols") > 0)), CONSTRAINT "PK_f11237628fce1a841910382b6de" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "mandate_made_on" ON "resolutions"."mandate"  ("made_on", "id") `);
    await runner.query(`CREATE INDEX "mandate_resolution" ON "resolutions"."mandate"  ("resolution_id", "made_on", "id") `);
    await runner.query(`CREATE INDEX "mandate_topics" ON "resolutions"."mandate" USING gin ("topics")`);
    for (const statement of keepPast('resolutions', 'mandate')) await runner.query(statement);
    await runner.query(`CREATE TABLE "resolutions"."session_day" ("id" uuid NOT NULL, "code" text NOT NULL, "closes_on" date NOT NULL, CONSTRAINT "session_day_code" UNIQUE ("code"), CONSTRAINT "PK_b3d85107476e4161d3b5f58865e" PRIMARY KEY ("id"))`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
