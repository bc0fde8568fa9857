import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What stands in the table already, and what it said before: of the steps of its credentials that were entered by then, the last. */
const FILL = ['delegation', 'delegation_past'].flatMap((table) => [
  `UPDATE "sessions"."${table}" SET "persons" = "representatives" + "alternates" + "advisers"`,
  `UPDATE "sessions"."${table}" AS d SET "credentials_form" = step."form", "credentials_verdict" = step."verdict"
     FROM (SELECT DISTINCT ON (t."id", t."known_from") t."id", t."known_from", c."form", c."verdict" FROM "sessions"."${table}" t
             JOIN "sessions"."credentials" c ON c."delegation_id" = t."id" AND c."known_from" <= t."known_from" ORDER BY t."id", t."known_from", c."ordinal" DESC) AS step
    WHERE step."id" = d."id" AND step."known_from" = d."known_from"`,
  `ALTER TABLE "sessions"."${table}" ALTER "persons" SET NOT NULL`,
]);

export class SumUpDelegations1795581657727 implements MigrationInterface {
  readonly name = 'SumUpDelegations1795581657727';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['delegation', 'delegation_past']) await runner.query(`ALTER TABLE "sessions"."${table}" ADD "persons" integer, ADD "credentials_form" text, ADD "credentials_verdict" text`);
    for (const statement of FILL) await runner.query(statement);
    await runner.query(`ALTER TABLE "sessions"."delegation" ADD CONSTRAINT "credentials_form_is_known" CHECK ("credentials_form" in ('ORIGINAL', 'COPY', 'EMAIL_OR_FAX', 'NOTE_VERBALE', 'NONE'))`);
    await runner.query(`ALTER TABLE "sessions"."delegation" ADD CONSTRAINT "credentials_verdict_is_known" CHECK ("credentials_verdict" in ('ACCEPTED', 'PROVISIONAL', 'QUESTIONED', 'REJECTED'))`);
    await runner.query(`ALTER TABLE "sessions"."delegation" ADD CONSTRAINT "a_delegation_is_all_of_its_persons" CHECK ("persons" = "representatives" + "alternates" + "advisers")`);
    await runner.query(`ALTER TABLE "sessions"."delegation" ADD CONSTRAINT "credentials_are_those_of_states" CHECK ("credentials_form" is null or "state_iso3" is not null)`);
    await runner.query(`ALTER TABLE "sessions"."delegation" ADD CONSTRAINT "what_was_found_was_found_of_credentials" CHECK ("credentials_verdict" is null or "credentials_form" is not null)`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
