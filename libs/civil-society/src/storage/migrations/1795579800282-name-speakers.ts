import type { MigrationInterface, QueryRunner } from 'typeorm';

export class NameSpeakers1795579800282 implements MigrationInterface {
  readonly name = 'NameSpeakers1795579800282';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "speakers" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "speaker_states" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD "speaker_organizations" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."participant" ADD "speaks_as" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "civil_society"."side_event" ADD CONSTRAINT "a_speaker_is_a_state_or_an_organization_in_a_role" CHECK (jsonb_typeof("speakers") = 'array' and not jsonb_path_exists("speakers", '$[*] ? (!((@.state.type() == "string" && @.organization == null || @.organization.type() == "string" && @.state == null) && (@.role == "MODERATOR" || @.role == "OPENING_REMARKS" || @.role == "KEYNOTE" || @.role == "PANELLIST" || @.role == "CLOSING_REMARKS")))'))`);
    // What was said before there were speakers had none.
    await runner.query(`ALTER TABLE "civil_society"."side_event_past" ADD "speakers" jsonb NOT NULL DEFAULT '[]', ADD "speaker_states" text array NOT NULL DEFAULT '{}', ADD "speaker_organizations" text array NOT NULL DEFAULT '{}'`);
    // TypeORM compares checks by their names, so one that changes is written by hand.
    await runner.query(`ALTER TABLE "civil_society"."participant" DROP CONSTRAINT "of_whom_the_consent_is_withdrawn_nothing_is_kept", ADD CONSTRAINT "of_whom_the_consent_is_withdrawn_nothing_is_kept" CHECK (case when "erased_at" is null then "name" is not null else num_nonnulls("name", "contact") = 0 and cardinality("consents") = 0 and cardinality("speaks_as") = 0 end)`);
    // Written by hand: TypeORM does not describe GIN.
    for (const [table, column] of [['side_event', 'speaker_states'], ['side_event', 'speaker_organizations'], ['participant', 'speaks_as']]) {
      await runner.query(`CREATE INDEX "${table}_${column}" ON "civil_society"."${table}" USING gin ("${column}")`);
    }
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
