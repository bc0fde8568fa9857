import type { MigrationInterface, QueryRunner } from 'typeorm';

export class HoldAtSize1795546612941 implements MigrationInterface {
  readonly name = 'HoldAtSize1795546612941';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX "resolution_verified_parts" ON "resolutions"."resolution" USING gin ("verified_parts")`);
    await runner.query(`CREATE INDEX "resolution_plenary_meeting" ON "resolutions"."resolution"  ("plenary_meeting", "sort_key", "id") `);
    await runner.query(`CREATE INDEX "candidature_name" ON "resolutions"."candidature"  ("candidate_name", "id") `);
    await runner.query(`CREATE INDEX "candidature_elected_on_ballot" ON "resolutions"."candidature"  ("elected_on_ballot", "id") `);
    await runner.query(`CREATE INDEX "candidature_votes_when_elected" ON "resolutions"."candidature"  ("votes_when_elected", "id") `);
    await runner.query(`CREATE INDEX "candidature_term_ends_on" ON "resolutions"."candidature"  ("term_ends_on", "id") `);
    await runner.query(`CREATE INDEX "scale_rate_to_year" ON "resolutions"."scale_rate"  ("to_year", "state_iso3", "id") `);
    await runner.query(`CREATE INDEX "scale_rate_rate" ON "resolutions"."scale_rate"  ("rate_percent", "id") `);
    await runner.query(`CREATE INDEX "scale_rate_confidence" ON "resolutions"."scale_rate"  ("confidence", "from_year", "state_iso3", "id") `);
    await runner.query(`CREATE INDEX "assessed_contribution_share" ON "resolutions"."assessed_contribution"  ("share_percent", "id") `);
    await runner.query(`CREATE INDEX "assessed_contribution_kind" ON "resolutions"."assessed_contribution"  ("kind", "year", "state_iso3", "id") `);
    await runner.query(`CREATE INDEX "assessed_contribution_confidence" ON "resolutions"."assessed_contribution"  ("confidence", "year", "state_iso3", "id") `);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
