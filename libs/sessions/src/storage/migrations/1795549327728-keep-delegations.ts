import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a session opens: with its first plenary meeting that is on record, or else with its first day by the clocks at its venue. */
const OPENED_AT = `create function sessions.opened_at(of_code text) returns timestamptz language sql stable as $$
  select coalesce(
    (select min(coalesce(m.convened_at, m.starts_at)) from sessions.meeting m
      where m.session_code = of_code and m.body_code = 'ASSEMBLY' and m.format = 'PLENARY' and m.status <> 'CANCELLED'),
    (select s.opens_on::timestamp at time zone
            (case s.city when 'The Hague' then 'Europe/Amsterdam' when 'New York' then 'America/New_York' when 'Kampala' then 'Africa/Kampala' else 'UTC' end)
       from sessions.session s where s.code = of_code))
$$`;

export class KeepDelegations1795549327728 implements MigrationInterface {
  readonly name = 'KeepDelegations1795549327728';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "sessions"."delegation" ("id" uuid NOT NULL, "session_code" text NOT NULL, "state_iso3" text, "organization_code" text, "capacity" text NOT NULL, "representatives" integer NOT NULL, "alternates" integer NOT NULL, "advisers" integer NOT NULL, "head_name" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_state_has_one_delegation_at_a_session" UNIQUE ("session_code", "state_iso3"), CONSTRAINT "an_organization_has_one_delegation_at_a_session" UNIQUE ("session_code", "organization_code"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "capacity_is_known" CHECK ("capacity" in ('STATE_PARTY', 'OBSERVER_STATE', 'INVITED_STATE', 'IGO', 'OTHER_BODY', 'NGO')), CONSTRAINT "a_delegation_is_of_a_state_or_an_organization" CHECK (("state_iso3" is null) <> ("organization_code" is null)), CONSTRAINT "a_state_takes_part_as_a_state" CHECK (("capacity" in ('STATE_PARTY', 'OBSERVER_STATE', 'INVITED_STATE')) = ("state_iso3" is not null)), CONSTRAINT "a_state_party_has_one_representative" CHECK ("capacity" <> 'STATE_PARTY' or "representatives" <= 1), CONSTRAINT "PK_a2cb6c9b942d68b109131beab44" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "delegation_state" ON "sessions"."delegation"  ("state_iso3", "id") `);
    await runner.query(`CREATE INDEX "delegation_organization" ON "sessions"."delegation"  ("organization_code", "id") `);
    await runner.query(`CREATE TABLE "sessions"."credentials" ("id" uuid NOT NULL, "delegation_id" uuid NOT NULL, "session_code" text NOT NULL, "ordinal" integer NOT NULL, "form" text NOT NULL, "received_at" TIMESTAMP WITH TIME ZONE NOT NULL, "verdict" text, "report_symbol" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "credentials_come_one_after_the_other" UNIQUE ("delegation_id", "ordinal"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "form_is_known" CHECK ("form" in ('ORIGINAL', 'COPY', 'EMAIL_OR_FAX', 'NOTE_VERBALE', 'NONE')), CONSTRAINT "verdict_is_known" CHECK ("verdict" in ('ACCEPTED', 'PROVISIONAL', 'QUESTIONED', 'REJECTED')), CONSTRAINT "only_credentials_in_due_form_are_accepted" CHECK ("verdict" is distinct from 'ACCEPTED' or "form" = 'ORIGINAL'), CONSTRAINT "PK_1e38bc43be6697cdda548ad27a6" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "credentials_session" ON "sessions"."credentials"  ("session_code", "delegation_id", "received_at") `);
    await runner.query(`ALTER TABLE "sessions"."credentials" ADD CONSTRAINT "credentials_are_of_a_delegation" FOREIGN KEY ("delegation_id") REFERENCES "sessions"."delegation"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(OPENED_AT);
    for (const statement of ['delegation', 'credentials'].flatMap((table) => keepPast('sessions', table))) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
