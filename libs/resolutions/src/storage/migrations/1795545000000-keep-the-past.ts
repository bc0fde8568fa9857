import { createKeepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Before the first table of the schema that keeps its past. */
export class KeepThePast1795545000000 implements MigrationInterface {
  readonly name = 'KeepThePast1795545000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of createKeepPast('resolutions')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
