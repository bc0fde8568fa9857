import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepAllocatedSlots1795549693280 implements MigrationInterface {
  readonly name = 'KeepAllocatedSlots1795549693280';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "sessions"."allocated_slot" ("id" uuid NOT NULL, "session_code" text NOT NULL, "organization_code" text NOT NULL, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "PK_0e032991c9341b209830f0d1172" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "allocated_slot_session" ON "sessions"."allocated_slot"  ("session_code", "organization_code") `);
    for (const statement of keepPast('sessions', 'allocated_slot')) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
