import { keepNoPastOf } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class ForgetHeadsOfDelegations1795549800000 implements MigrationInterface {
  readonly name = 'ForgetHeadsOfDelegations1795549800000';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of keepNoPastOf('sessions', 'delegation', 'head_name')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
