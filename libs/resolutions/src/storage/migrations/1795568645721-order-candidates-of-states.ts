import type { MigrationInterface, QueryRunner } from 'typeorm';

export class OrderCandidatesOfStates1795568645721 implements MigrationInterface {
  readonly name = 'OrderCandidatesOfStates1795568645721';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "candidature_nationality_in_order" ON "resolutions"."candidature"  ("nationality_iso3", "election_code", "candidate_name", "id") `);
    await runner.query(`CREATE INDEX "candidature_nationality_by_ballot" ON "resolutions"."candidature"  ("nationality_iso3", "elected_on_ballot", "id") `);
    await runner.query(`CREATE INDEX "candidature_nationality_by_term" ON "resolutions"."candidature"  ("nationality_iso3", "term_ends_on", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
