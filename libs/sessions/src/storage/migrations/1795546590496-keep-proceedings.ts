import { createKeepPast, keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepProceedings1795546590496 implements MigrationInterface {
  readonly name = 'KeepProceedings1795546590496';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "sessions"."meeting" ("id" uuid NOT NULL, "session_code" text NOT NULL, "body_code" text NOT NULL, "format" text NOT NULL, "ordinal" integer, "title" text, "publicity" text NOT NULL, "exceptional_circumstances" text, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL, "room" text, "stream_url" text, "status" text NOT NULL, "sequence" integer NOT NULL, "convened_at" TIMESTAMP WITH TIME ZONE, "adjourned_at" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "meeting_ordinal" UNIQUE ("session_code", "body_code", "format", "ordinal"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "format_is_known" CHECK ("format" in ('PLENARY', 'WORKING_GROUP', 'INFORMAL_CONSULTATIONS', 'BUREAU', 'COMMITTEE', 'PANEL')), CONSTRAINT "publicity_is_known" CHECK ("publicity" in ('PUBLIC', 'PRIVATE')), CONSTRAINT "status_is_known" CHECK ("status" in ('SCHEDULED', 'MOVED', 'CONVENED', 'SUSPENDED', 'ADJOURNED', 'CANCELLED')), CONSTRAINT "a_meeting_ends_after_it_starts" CHECK ("starts_at" < "ends_at"), CONSTRAINT "a_meeting_is_adjourned_after_it_was_convened" CHECK ("adjourned_at" is null or "convened_at" <= "adjourned_at"), CONSTRAINT "a_meeting_of_the_assembly_is_public_unless_exceptional" CHECK ("format" <> 'PLENARY' or ("publicity" = 'PRIVATE') = ("exceptional_circumstances" is not null)), CONSTRAINT "PK_dccaf9e4c0e39067d82ccc7bb83" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "meeting_starts_at" ON "sessions"."meeting"  ("starts_at", "id") `);
    await runner.query(`CREATE INDEX "meeting_session" ON "sessions"."meeting"  ("session_code", "starts_at", "id") `);
    await runner.query(`CREATE TABLE "sessions"."agenda" ("id" uuid NOT NULL, "session_code" text NOT NULL, "kind" text NOT NULL, "ordinal" integer NOT NULL, "published_on" date NOT NULL, "document_symbol" text, "places" jsonb NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "agenda_ordinal" UNIQUE ("session_code", "ordinal"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "kind_is_known" CHECK ("kind" in ('PROVISIONAL', 'ANNOTATED', 'SUPPLEMENTARY', 'ADOPTED')), CONSTRAINT "PK_49397cfc20589bebaac8b43251d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "an_agenda_is_adopted_once" ON "sessions"."agenda"  ("session_code") WHERE "kind" = 'ADOPTED'`);
    await runner.query(`CREATE TABLE "sessions"."programme_entry" ("id" uuid NOT NULL, "session_code" text NOT NULL, "meeting_id" uuid, "agenda_item_id" uuid, "title" text NOT NULL, "starts_at" TIMESTAMP WITH TIME ZONE NOT NULL, "ends_at" TIMESTAMP WITH TIME ZONE NOT NULL, "time_zone" text NOT NULL, "room" text, "started_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "status" text NOT NULL, "change_reason" text, "topics" text array NOT NULL, "sequence" integer NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "status_is_known" CHECK ("status" in ('PLANNED', 'MOVED', 'UNDER_WAY', 'OVER', 'CANCELLED')), CONSTRAINT "what_is_planned_ends_after_it_starts" CHECK ("starts_at" < "ends_at"), CONSTRAINT "what_came_about_ended_after_it_started" CHECK ("ended_at" is null or "started_at" <= "ended_at"), CONSTRAINT "PK_6d3270c22730bd3bc171c50e2c8" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "programme_entry_starts_at" ON "sessions"."programme_entry"  ("starts_at", "id") `);
    await runner.query(`CREATE INDEX "programme_entry_session" ON "sessions"."programme_entry"  ("session_code", "starts_at", "id") `);
    await runner.query(`CREATE INDEX "programme_entry_known_from" ON "sessions"."programme_entry"  ("session_code", "known_from") `);
    await runner.query(`ALTER TABLE "sessions"."session" ADD "closed_on" date`);
    await runner.query(`ALTER TABLE "sessions"."session" ADD "convened_by" text`);
    await runner.query(`ALTER TABLE "sessions"."session" ADD "president_seat" uuid`);
    await runner.query(`ALTER TABLE "sessions"."session" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "sessions"."session" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "number" text`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "adopted" boolean NOT NULL DEFAULT false`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "parent_id" uuid`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "status" text`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "allocated_to" text`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "added_on" date`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "sessions"."session" ALTER COLUMN "president_key" DROP NOT NULL`);
    await runner.query(`CREATE UNIQUE INDEX "adopted_item_number" ON "sessions"."agenda_item"  ("session_code", "number") WHERE "adopted"`);
    await runner.query(`CREATE INDEX "agenda_item_parent" ON "sessions"."agenda_item"  ("parent_id", "position", "id") `);
    await runner.query(`ALTER TABLE "sessions"."session" ADD CONSTRAINT "convened_by_is_known" CHECK ("convened_by" in ('BUREAU', 'ONE_THIRD_OF_STATES_PARTIES'))`);
    await runner.query(`ALTER TABLE "sessions"."session" ADD CONSTRAINT "a_session_has_a_president" CHECK ("president_key" is not null or "president_seat" is not null)`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD CONSTRAINT "status_is_known" CHECK ("status" in ('OPEN', 'DEFERRED', 'CONCLUDED'))`);
    await runner.query(`ALTER TABLE "sessions"."agenda_item" ADD CONSTRAINT "an_adopted_item_has_a_number" CHECK (not "adopted" or "number" is not null)`);
    // By hand: TypeORM doesn't see what a CHECK says, only what it is called.
    await runner.query(`ALTER TABLE "sessions"."agenda_item" DROP CONSTRAINT "kind_is_known", ADD CONSTRAINT "kind_is_known" CHECK ("kind" in ('PROVISIONAL_AGENDA_ITEM', 'RECORDS_HEADING', 'DOCUMENTATION_HEADING', 'ANNOUNCED_TOPIC', 'STANDARD_ITEM', 'AGENDA_ITEM'))`);
    // Of a provisional agenda the data set has the numbers; a record that was loaded before this has them too.
    await runner.query(`UPDATE "sessions"."agenda_item" SET "number" = "position"::text WHERE "kind" = 'PROVISIONAL_AGENDA_ITEM'`);
    const kept = ['session', 'agenda_item', 'meeting', 'agenda', 'programme_entry'];
    for (const statement of [...createKeepPast('sessions'), ...kept.flatMap((table) => keepPast('sessions', table))]) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
