import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindWhatOrganizationsHave1795570566525 implements MigrationInterface {
  readonly name = 'FindWhatOrganizationsHave1795570566525';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "participant_organization" ON "civil_society"."participant"  ("organization_code", "session_opens_on", "id") `);
    await runner.query(`CREATE INDEX "ngo_speaking_slot_organization" ON "civil_society"."ngo_speaking_slot"  ("organization_code", "session_opens_on", "place", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
