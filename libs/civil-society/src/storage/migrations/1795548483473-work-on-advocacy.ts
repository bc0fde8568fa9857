import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WorkOnAdvocacy1795548483473 implements MigrationInterface {
  readonly name = 'WorkOnAdvocacy1795548483473';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "civil_society"."recommendation" ("id" uuid NOT NULL, "document_id" uuid NOT NULL, "author_code" text NOT NULL, "session_code" text, "session_opens_on" date, "text" text NOT NULL, "topics" text array NOT NULL, "addressed_body" text, "addressed_state" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "addressed_body_is_known" CHECK ("addressed_body" in ('ASSEMBLY', 'BUREAU', 'STATES_PARTIES', 'COMMITTEE_ON_BUDGET_AND_FINANCE', 'SECRETARIAT', 'COURT', 'JUDICIARY', 'OFFICE_OF_THE_PROSECUTOR', 'REGISTRY', 'TRUST_FUND_FOR_VICTIMS')), CONSTRAINT "a_recommendation_is_addressed_to_one" CHECK (num_nonnulls("addressed_body", "addressed_state") = 1), CONSTRAINT "PK_17cb51984a6627ef2ce7370e23c" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "recommendation_in_time" ON "civil_society"."recommendation"  ("session_opens_on", "id") `);
    await runner.query(`CREATE INDEX "recommendation_document" ON "civil_society"."recommendation"  ("document_id", "id") `);
    await runner.query(`CREATE INDEX "recommendation_author" ON "civil_society"."recommendation"  ("author_code", "session_opens_on", "id") `);
    await runner.query(`CREATE INDEX "recommendation_session" ON "civil_society"."recommendation"  ("session_code", "id") `);
    await runner.query(`CREATE TABLE "civil_society"."outcome_link" ("id" uuid NOT NULL, "recommendation_id" uuid NOT NULL, "resolution_symbol" text, "decision_id" uuid, "relation" text NOT NULL, "assessor_code" text, "evidence" text NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "relation_is_known" CHECK ("relation" in ('REFLECTED', 'PARTLY_REFLECTED', 'NOT_REFLECTED', 'OPPOSED')), CONSTRAINT "an_outcome_is_a_resolution_or_a_decision" CHECK (num_nonnulls("resolution_symbol", "decision_id") = 1), CONSTRAINT "PK_f81b92ca1f6a59d8df39363a49b" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "civil_society"."engagement" ("id" uuid NOT NULL, "kind" text NOT NULL, "title" text NOT NULL, "held_on" date NOT NULL, "session_code" text, "session_opens_on" date, "with_body" text, "with_states" text array NOT NULL, "organizations" text array NOT NULL, "topics" text array NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "kind_is_known" CHECK ("kind" in ('MEETING', 'PRESS_BRIEFING', 'CONSULTATION')), CONSTRAINT "with_body_is_known" CHECK ("with_body" in ('ASSEMBLY', 'BUREAU', 'STATES_PARTIES', 'COMMITTEE_ON_BUDGET_AND_FINANCE', 'SECRETARIAT', 'COURT', 'JUDICIARY', 'OFFICE_OF_THE_PROSECUTOR', 'REGISTRY', 'TRUST_FUND_FOR_VICTIMS')), CONSTRAINT "an_engagement_is_of_an_organization" CHECK (cardinality("organizations") > 0), CONSTRAINT "PK_08aef5bffed6ae054d4022b0b00" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "engagement_in_time" ON "civil_society"."engagement"  ("held_on", "id") `);
    await runner.query(`CREATE INDEX "engagement_session" ON "civil_society"."engagement"  ("session_code", "held_on", "id") `);
    await runner.query(`CREATE TABLE "civil_society"."ngo_speaking_slot" ("id" uuid NOT NULL, "session_code" text NOT NULL, "session_opens_on" date NOT NULL, "place" integer NOT NULL, "organization_code" text NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_slot_is_given_once" UNIQUE ("session_code", "place"), CONSTRAINT "an_organization_has_one_slot" UNIQUE ("session_code", "organization_code"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "places_are_counted_from_one" CHECK ("place" >= 1), CONSTRAINT "PK_ffe22328a0f9a2205a449f716d3" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "ngo_speaking_slot_in_time" ON "civil_society"."ngo_speaking_slot"  ("session_opens_on", "place", "id") `);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "co_author_codes" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "signatories" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "addressed_bodies" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "addressed_states" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "addressed_organizations" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "languages" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "url" text`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "licence" text`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD CONSTRAINT "bodies_addressed_are_known" CHECK ("addressed_bodies" <@ array['ASSEMBLY', 'BUREAU', 'STATES_PARTIES', 'COMMITTEE_ON_BUDGET_AND_FINANCE', 'SECRETARIAT', 'COURT', 'JUDICIARY', 'OFFICE_OF_THE_PROSECUTOR', 'REGISTRY', 'TRUST_FUND_FOR_VICTIMS'])`);
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" ADD CONSTRAINT "an_author_does_not_sign" CHECK (not (("author_code" || "co_author_codes") && "signatories"))`);
    await runner.query(`ALTER TABLE "civil_society"."recommendation" ADD CONSTRAINT "a_recommendation_stands_in_a_document" FOREIGN KEY ("document_id") REFERENCES "civil_society"."advocacy_document"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "civil_society"."outcome_link" ADD CONSTRAINT "an_outcome_is_of_a_recommendation" FOREIGN KEY ("recommendation_id") REFERENCES "civil_society"."recommendation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "civil_society"."outcome_link" ADD CONSTRAINT "an_opinion_is_of_an_organization" FOREIGN KEY ("assessor_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "civil_society"."ngo_speaking_slot" ADD CONSTRAINT "a_slot_is_of_an_organization" FOREIGN KEY ("organization_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // TypeORM compares checks by their names, so one that changes is written by hand.
    await runner.query(`ALTER TABLE "civil_society"."advocacy_document" DROP CONSTRAINT "kind_is_known", ADD CONSTRAINT "kind_is_known" CHECK ("kind" in ('POSITION_PAPER', 'RECOMMENDATIONS', 'BRIEFING', 'MEMORANDUM', 'BACKGROUND_PAPER', 'BUDGET_PAPER', 'GUIDE', 'SUBMISSION', 'STATEMENT', 'PRESS_RELEASE', 'SESSION_REPORT', 'SUMMARY', 'LETTER', 'QUESTIONNAIRE'))`);
    // Written by hand: TypeORM describes neither GIN nor that nulls are alike.
    for (const [table, column] of [
      ['advocacy_document', 'co_author_codes'], ['advocacy_document', 'signatories'], ['recommendation', 'topics'],
      ['engagement', 'organizations'], ['engagement', 'with_states'], ['engagement', 'topics'],
    ]) {
      await runner.query(`CREATE INDEX "${table}_${column}" ON "civil_society"."${table}" USING gin ("${column}")`);
    }
    await runner.query(`CREATE UNIQUE INDEX "one_opinion_on_each" ON "civil_society"."outcome_link" ("recommendation_id", "resolution_symbol", "decision_id", "assessor_code") NULLS NOT DISTINCT`);
    for (const statement of keepPast('civil_society', 'advocacy_document')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
