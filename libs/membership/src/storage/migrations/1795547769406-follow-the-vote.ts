import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FollowTheVote1795547769406 implements MigrationInterface {
  readonly name = 'FollowTheVote1795547769406';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "membership"."exemption_request" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "session_code" text NOT NULL, "submitted_at" TIMESTAMP WITH TIME ZONE NOT NULL, "grounds" text NOT NULL, "status" text NOT NULL, "decision_id" uuid, "effective_at" TIMESTAMP WITH TIME ZONE, "until" TIMESTAMP WITH TIME ZONE, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "status_is_known" CHECK ("status" in ('REQUESTED', 'RECOMMENDED', 'GRANTED', 'DENIED', 'WITHDRAWN')), CONSTRAINT "a_permission_has_a_beginning" CHECK (("status" = 'GRANTED') = ("effective_at" is not null)), CONSTRAINT "a_permission_follows_a_request" CHECK ("effective_at" >= "submitted_at"), CONSTRAINT "a_permission_ends_after_it_begins" CHECK ("until" is null or ("effective_at" is not null and "effective_at" < "until")), CONSTRAINT "PK_e7c2278e867e33f14830a1f1e85" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "exemption_request_state" ON "membership"."exemption_request"  ("state_iso3", "submitted_at", "id") `);
    await runner.query(`CREATE INDEX "exemption_request_session" ON "membership"."exemption_request"  ("session_code", "submitted_at", "id") `);
    await runner.query(`CREATE TABLE "membership"."voting_rights" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "body" text NOT NULL, "standing" text NOT NULL, "valid_from" TIMESTAMP WITH TIME ZONE, "valid_to" TIMESTAMP WITH TIME ZONE, "rule" text NOT NULL, "arrears_position_id" uuid, "exemption_id" uuid, "known_from" TIMESTAMP WITH TIME ZONE, "known_to" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "body_is_known" CHECK ("body" in ('ASSEMBLY', 'BUREAU')), CONSTRAINT "standing_is_known" CHECK ("standing" in ('ENTITLED', 'SUSPENDED_112_8', 'EXEMPTED', 'NOT_PARTY')), CONSTRAINT "a_right_ends_after_it_begins" CHECK ("valid_from" < "valid_to"), CONSTRAINT "what_is_known_ends_after_it_begins" CHECK ("known_from" <= "known_to"), CONSTRAINT "an_exemption_was_granted" CHECK (("standing" = 'EXEMPTED') = ("exemption_id" is not null)), CONSTRAINT "a_vote_is_lost_by_arrears" CHECK ("standing" not in ('SUSPENDED_112_8', 'EXEMPTED') or "arrears_position_id" is not null), CONSTRAINT "one_standing_at_each_instant" EXCLUDE using gist (membership.keyrange("state_iso3" || ' ' || "body", "state_iso3" || ' ' || "body", '[]') with &&, tstzrange("valid_from", "valid_to") with &&, tstzrange("known_from", "known_to") with &&), CONSTRAINT "PK_3f24e15f66c307af139f6d4d577" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "voting_rights_state" ON "membership"."voting_rights"  ("state_iso3", "body") `);
    await runner.query(`CREATE TABLE "membership"."heard_arrears" ("id" uuid NOT NULL, "state_iso3" text NOT NULL, "as_at" date NOT NULL, "threshold_reached" boolean NOT NULL, "outstanding" numeric NOT NULL, "heard_version" integer NOT NULL, CONSTRAINT "PK_319503d0f3faece56137202f5b0" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "heard_arrears_state" ON "membership"."heard_arrears"  ("state_iso3", "as_at") `);
    await runner.query(`ALTER TABLE "membership"."voting_rights" ADD CONSTRAINT "an_exemption_was_asked_for" FOREIGN KEY ("exemption_id") REFERENCES "membership"."exemption_request"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`CREATE UNIQUE INDEX "one_request_is_open" ON "membership"."exemption_request" ("state_iso3", "session_code") WHERE "status" in ('REQUESTED', 'RECOMMENDED')`);
    for (const statement of keepPast('membership', 'exemption_request')) await runner.query(statement);
    // Of a record that is there already: no arrears were heard yet, so the vote follows from the status alone, as ever it was known.
    await runner.query(`insert into membership.voting_rights (id, state_iso3, body, standing, valid_from, valid_to, rule, known_from, known_to, confidence, source_keys)
      select gen_random_uuid(), state_iso3, body, case when status in ('PARTY', 'WITHDRAWING') then 'ENTITLED' else 'NOT_PARTY' end,
             valid_from::timestamp at time zone 'UTC', valid_to::timestamp at time zone 'UTC',
             case when status in ('PARTY', 'WITHDRAWING') then 'Rome Statute, art. 112(7)' else 'Rome Statute, art. 112(1)' end,
             known_from, known_to, case confidence when 'VERIFIED' then 'DERIVED' else confidence end, source_keys
        from membership.party_status cross join unnest(array['ASSEMBLY', 'BUREAU']) as body where treaty_code = 'ROME_STATUTE'`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
