import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class RecordCoalitionMemberships1795583478409 implements MigrationInterface {
  readonly name = 'RecordCoalitionMemberships1795583478409';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "civil_society"."coalition_membership" ("id" uuid NOT NULL, "coalition_code" text NOT NULL, "member_code" text NOT NULL, "valid_from" date, "valid_to" date, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "a_validity_ends_after_it_begins" CHECK ("valid_from" < "valid_to"), CONSTRAINT "an_organization_is_a_member_of_another" CHECK ("coalition_code" <> "member_code"), CONSTRAINT "one_membership_at_a_time" EXCLUDE using gist (civil_society.text_range("coalition_code" || ' ' || "member_code", "coalition_code" || ' ' || "member_code", '[]') with &&, daterange("valid_from", "valid_to") with &&), CONSTRAINT "PK_f564ee6c1bb5346384457b584d0" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "coalition_membership_coalition" ON "civil_society"."coalition_membership"  ("coalition_code", "member_code", "valid_to", "id") `);
    await runner.query(`CREATE INDEX "coalition_membership_member" ON "civil_society"."coalition_membership"  ("member_code", "coalition_code", "valid_to", "id") `);
    await runner.query(`CREATE INDEX "coalition_membership_from" ON "civil_society"."coalition_membership"  ("valid_from", "id") `);
    await runner.query(`CREATE INDEX "coalition_membership_to" ON "civil_society"."coalition_membership"  ("valid_to", "id") `);
    await runner.query(`ALTER TABLE "civil_society"."coalition_membership" ADD CONSTRAINT "what_has_members_is_an_organization" FOREIGN KEY ("coalition_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "civil_society"."coalition_membership" ADD CONSTRAINT "a_member_is_an_organization" FOREIGN KEY ("member_code") REFERENCES "civil_society"."organization"("code") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // While a membership holds, its coalition is no member of its member, by way of however many others that hold at the same time, whatever else is entered at once.
    await runner.query(`CREATE FUNCTION "civil_society".members_do_not_lead_back() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(hashtext('civil_society.coalition_membership'));
        IF new.coalition_code <> new.member_code AND EXISTS (
          WITH RECURSIVE above(code, during) AS (
            SELECT new.coalition_code, daterange(new.valid_from, new.valid_to)
            UNION
            SELECT m.coalition_code, above.during * daterange(m.valid_from, m.valid_to) FROM above JOIN "civil_society"."coalition_membership" m
              ON m.member_code = above.code AND m.id <> new.id AND above.code <> new.member_code AND daterange(m.valid_from, m.valid_to) && above.during
          ) SELECT FROM above WHERE code = new.member_code) THEN
          RAISE EXCEPTION 'An organization is at no time among the members of its own members.' USING ERRCODE = '23514', CONSTRAINT = 'no_organization_is_among_the_members_of_its_members';
        END IF;
        RETURN new;
      END $$`);
    await runner.query(`CREATE TRIGGER members_do_not_lead_back BEFORE INSERT OR UPDATE ON "civil_society"."coalition_membership" FOR EACH ROW EXECUTE FUNCTION "civil_society".members_do_not_lead_back()`);
    for (const statement of keepPast('civil_society', 'coalition_membership')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
