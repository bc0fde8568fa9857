import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KnowResolutions1795549556453 implements MigrationInterface {
  readonly name = 'KnowResolutions1795549556453';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "civil_society"."known_resolution" ("id" uuid NOT NULL, "symbol" text NOT NULL, CONSTRAINT "known_resolution_symbol" UNIQUE ("symbol"), CONSTRAINT "PK_8d4aecffbb1476060e3ee107409" PRIMARY KEY ("id"))`);
    // What was loaded before there were tables of what others know is loaded again at the next start; a synthetic assembly never is.
    await runner.query(`DELETE FROM "civil_society"."loaded_data" WHERE "digest" NOT LIKE 'synthetic%'`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
