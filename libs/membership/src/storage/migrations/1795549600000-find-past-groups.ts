import type { MigrationInterface, QueryRunner } from 'typeorm';

export class FindPastGroups1795549600000 implements MigrationInterface {
  readonly name = 'FindPastGroups1795549600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create index group_membership_past_state on membership.group_membership_past (state_iso3)`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
