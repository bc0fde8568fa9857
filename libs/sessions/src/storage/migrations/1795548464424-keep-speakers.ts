import { keepPast, keepSearchable } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Looked at when the deed is done, as the places are: together they make the order of a list a permutation. */
const ORDER_HAS_NO_GAPS = [
  `create function sessions.order_has_no_gaps() returns trigger language plpgsql as $$
   declare list uuid := coalesce(new.list_id, old.list_id);
   begin
     if (select coalesce(max(position), 0) <> count(position) from sessions.speaking_slot where list_id = list) then
       raise exception 'the order of a list has a gap' using errcode = '23514', schema = 'sessions', table = 'speaking_slot', constraint = 'the_order_of_a_list_has_no_gaps';
     end if;
     return null;
   end $$`,
  `create constraint trigger order_has_no_gaps after insert or update or delete on sessions.speaking_slot
     deferrable initially deferred for each row execute function sessions.order_has_no_gaps()`,
];

/** As before, and also by the States for which a statement was made. */
const STATEMENTS_ARE_FOUND_BY_STATES = keepSearchable('sessions', {
  table: 'statement', kind: 'STATEMENT',
  title: "coalesce(initcap(replace(new.segment, '_', ' ')), 'Statement')",
  labels: "concat_ws(' ', new.speaker_state, new.speaker_organization, nullif(array_to_string(new.on_behalf_of || new.on_behalf_of_states, ' '), ''))",
  detail: "concat_ws('. ', new.speaker_person, new.note)",
  topics: 'new.topics',
  sessionCode: 'new.session_code',
  bodies: 'array_remove(array[new.speaker_state, new.speaker_organization] || new.on_behalf_of || new.on_behalf_of_states, null)',
})[0]!.replace('create function', 'create or replace function');

export class KeepSpeakers1795548464424 implements MigrationInterface {
  readonly name = 'KeepSpeakers1795548464424';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "sessions"."speakers_list" ("id" uuid NOT NULL, "session_code" text NOT NULL, "segment" text NOT NULL, "meeting_id" uuid, "agenda_item_id" uuid, "opens_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closes_at" TIMESTAMP WITH TIME ZONE NOT NULL, "closed_at" TIMESTAMP WITH TIME ZONE, "ordering" text NOT NULL, "time_limits" jsonb NOT NULL, "admitted" text array NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "segment_is_known" CHECK ("segment" in ('GENERAL_DEBATE', 'REVIEW_PLENARY', 'COOPERATION_PLENARY', 'CLOSING')), CONSTRAINT "ordering_is_known" CHECK ("ordering" in ('RANK', 'INSCRIPTION')), CONSTRAINT "a_list_closes_after_it_opens" CHECK ("opens_at" < "closes_at"), CONSTRAINT "PK_2e2a407a2acd08e1f0eb9f9101e" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "a_part_of_a_session_has_one_list_of_speakers" ON "sessions"."speakers_list"  ("session_code", "segment") WHERE "meeting_id" is null`);
    await runner.query(`CREATE INDEX "speakers_list_session" ON "sessions"."speakers_list"  ("session_code", "opens_at", "id") `);
    await runner.query(`CREATE TABLE "sessions"."speaking_slot" ("id" uuid NOT NULL, "list_id" uuid NOT NULL, "session_code" text NOT NULL, "segment" text NOT NULL, "meeting_id" uuid, "position" integer, "speaker_state" text, "speaker_organization" text, "capacity" text NOT NULL, "requested_rank" text NOT NULL, "reply" boolean NOT NULL, "status" text NOT NULL, "called_at" TIMESTAMP WITH TIME ZONE, "started_at" TIMESTAMP WITH TIME ZONE, "ended_at" TIMESTAMP WITH TIME ZONE, "seconds" integer, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "the_places_of_a_list_are_different" UNIQUE ("list_id", "position") DEFERRABLE INITIALLY DEFERRED, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "segment_is_known" CHECK ("segment" in ('GENERAL_DEBATE', 'REVIEW_PLENARY', 'COOPERATION_PLENARY', 'CLOSING')), CONSTRAINT "capacity_is_known" CHECK ("capacity" in ('STATE_PARTY', 'OBSERVER_STATE', 'NGO', 'ORGANIZATION')), CONSTRAINT "requested_rank_is_known" CHECK ("requested_rank" in ('HEAD_OF_STATE', 'HEAD_OF_GOVERNMENT', 'MINISTER', 'VICE_MINISTER', 'HEAD_OF_DELEGATION', 'OTHER')), CONSTRAINT "status_is_known" CHECK ("status" in ('INSCRIBED', 'CONFIRMED', 'POSTPONED', 'RIGHT_OF_REPLY', 'CALLED', 'SPEAKING', 'DELIVERED', 'WITHDRAWN', 'WRITTEN_ONLY')), CONSTRAINT "either_a_state_has_a_slot_or_an_organization" CHECK (("speaker_state" is null) <> ("speaker_organization" is null)), CONSTRAINT "who_speaks_has_a_place" CHECK (("position" is null) = ("status" in ('WITHDRAWN', 'WRITTEN_ONLY')) and ("position" is null or "position" > 0)), CONSTRAINT "what_was_delivered_started_before_it_ended" CHECK (("status" = 'DELIVERED') = ("ended_at" is not null and "seconds" is not null) and ("ended_at" is null or "started_at" <= "ended_at")), CONSTRAINT "PK_d4d291e1a74956d2d443048ffa4" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "a_state_stands_on_a_list_once" ON "sessions"."speaking_slot"  ("list_id", "speaker_state") WHERE not "reply" and "status" <> 'WITHDRAWN'`);
    await runner.query(`CREATE UNIQUE INDEX "an_organization_stands_on_a_list_once" ON "sessions"."speaking_slot"  ("list_id", "speaker_organization") WHERE not "reply" and "status" <> 'WITHDRAWN'`);
    await runner.query(`CREATE INDEX "speaking_slot_session" ON "sessions"."speaking_slot"  ("session_code", "segment", "status") `);
    await runner.query(`CREATE INDEX "speaking_slot_state" ON "sessions"."speaking_slot"  ("speaker_state", "id") `);
    await runner.query(`CREATE INDEX "speaking_slot_organization" ON "sessions"."speaking_slot"  ("speaker_organization", "id") `);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "kind" text`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "slot_id" uuid`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "meeting_id" uuid`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "on_behalf_of_states" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "concerns" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "texts" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "video_offset" integer`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`CREATE INDEX "statement_slot" ON "sessions"."statement"  ("slot_id") `);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD CONSTRAINT "kind_is_known" CHECK ("kind" in ('GENERAL_DEBATE', 'EXPLANATION_BEFORE', 'EXPLANATION_AFTER', 'DISSOCIATION', 'RIGHT_OF_REPLY', 'INTRODUCTION', 'CLOSING', 'WRITTEN'))`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD CONSTRAINT "nobody_speaks_for_the_same_state_twice" CHECK (sessions.names_none_twice("on_behalf_of_states"))`);
    await runner.query(`ALTER TABLE "sessions"."statement" ADD CONSTRAINT "no_state_speaks_on_behalf_of_itself" CHECK ("speaker_state" <> all("on_behalf_of_states"))`);
    await runner.query(`ALTER TABLE "sessions"."speaking_slot" ADD CONSTRAINT "a_slot_is_on_a_list" FOREIGN KEY ("list_id") REFERENCES "sessions"."speakers_list"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // By hand: TypeORM writes no GIN index.
    await runner.query(`CREATE INDEX "statement_on_behalf_of_states" ON "sessions"."statement" USING gin ("on_behalf_of_states")`);
    await runner.query(`CREATE INDEX "statement_concerns" ON "sessions"."statement" USING gin ("concerns")`);
    const kept = ['statement', 'speakers_list', 'speaking_slot'].flatMap((table) => keepPast('sessions', table));
    for (const statement of [...kept, ...ORDER_HAS_NO_GAPS, STATEMENTS_ARE_FOUND_BY_STATES]) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
