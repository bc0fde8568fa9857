import { createKeepPast, keepPast, keepSearchableFor } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WorkOnSideEvents1795546473304 implements MigrationInterface {
  readonly name = 'WorkOnSideEvents1795546473304';

  async up(runner: QueryRunner): Promise<void> {
    // Two texts are the same room if their ranges overlap: so an exclusion needs no extension.
    await runner.query(`CREATE TYPE "civil_society".text_range AS RANGE (subtype = text, collation = "C")`);
    await runner.query(`CREATE TABLE "civil_society"."known_session" ("id" uuid NOT NULL, "code" text NOT NULL, "opens_on" date, CONSTRAINT "known_session_code" UNIQUE ("code"), CONSTRAINT "PK_3a19d90be459ef82312fc74d188" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE TABLE "civil_society"."known_state" ("id" uuid NOT NULL, "iso3" text NOT NULL, "regional_group" text, CONSTRAINT "known_state_iso3" UNIQUE ("iso3"), CONSTRAINT "regional_group_is_known" CHECK ("regional_group" in ('AFRICAN', 'ASIA_PACIFIC', 'EASTERN_EUROPEAN', 'GRULAC', 'WEOG')), CONSTRAINT "PK_f9f1a274905b0c220a73dbf33c2" PRIMARY KEY ("id"))`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "organizer_roles" jsonb`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "status" text`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "announced" boolean NOT NULL DEFAULT true`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "requested_by_state" text`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "requested_by_organization" text`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "format" text`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "languages" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "capacity" integer`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "stream_url" text`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "sequence" integer NOT NULL DEFAULT '0'`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "attendance" integer`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "report_url" text`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "status_is_known" CHECK ("status" in ('REQUESTED', 'UNDER_REVIEW', 'APPROVED', 'SCHEDULED', 'MOVED', 'CANCELLED', 'HELD'))`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "format_is_known" CHECK ("format" in ('IN_PERSON', 'HYBRID', 'ONLINE'))`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "a_scheduled_side_event_has_its_time_and_place" CHECK ("status" not in ('SCHEDULED', 'MOVED', 'HELD') or num_nulls("room", "held_on", "start_time", "end_time") = 0)`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "what_everybody_may_know_was_announced" CHECK ("announced" or "status" not in ('SCHEDULED', 'MOVED', 'HELD'))`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "nobody_but_one_requests_a_side_event" CHECK (num_nonnulls("requested_by_state", "requested_by_organization") <= 1)`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "people_are_not_below_zero" CHECK (least("capacity", "attendance", "sequence") >= 0)`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "a_room_holds_one_side_event_at_a_time" EXCLUDE USING gist (civil_society.text_range(lower("room"), lower("room"), '[]') WITH &&, tsrange("held_on" + make_time(left("start_time", 2)::int, right("start_time", 2)::int, 0), "held_on" + make_time(left("end_time", 2)::int, right("end_time", 2)::int, 0)) WITH &&)
        WHERE ("status" in ('SCHEDULED', 'MOVED', 'HELD') and "room" <> 'online')`);
    const statements = [
      ...createKeepPast('civil_society'),
      ...keepPast('civil_society', 'side_event'),
      ...keepSearchableFor('civil_society', {
        table: 'side_event', kind: 'SIDE_EVENT',
        title: 'new.title',
        labels: "array_to_string(new.co_host_states || new.co_host_organizations, ' ')",
        detail: "concat_ws('. ', new.room, new.note)",
        topics: 'new.topics',
        sessionCode: 'new.session_code',
        bodies: 'new.co_host_states || new.co_host_organizations',
        audience: "case when new.announced then 'PUBLIC' else 'RESTRICTED' end",
      }),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
