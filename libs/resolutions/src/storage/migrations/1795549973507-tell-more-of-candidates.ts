import type { MigrationInterface, QueryRunner } from 'typeorm';

export class TellMoreOfCandidates1795549973507 implements MigrationInterface {
  readonly name = 'TellMoreOfCandidates1795549973507';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "languages" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "curriculum_vitae_url" text`);
    await runner.query(`ALTER TABLE "resolutions"."candidature" ADD "questionnaire_url" text`);
    // What was known before has the same columns, and said nothing in them.
    await runner.query(`ALTER TABLE "resolutions"."candidature_past" ADD "languages" text array NOT NULL DEFAULT '{}', ADD "curriculum_vitae_url" text, ADD "questionnaire_url" text`);
    for (const table of ['election', 'decision']) {
      await runner.query(`ALTER TABLE "resolutions"."${table}" DROP CONSTRAINT "office_is_known", ADD CONSTRAINT "office_is_known" CHECK ("office" in ('JUDGE', 'PROSECUTOR', 'DEPUTY_PROSECUTOR', 'REGISTRAR_RECOMMENDATION', 'PRESIDENT_ASP', 'BUREAU', 'CBF_MEMBER', 'TFV_BOARD_MEMBER', 'ACN_MEMBER'))`);
    }
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
