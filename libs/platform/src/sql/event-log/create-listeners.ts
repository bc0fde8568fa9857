import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far the listeners of a subgraph have heard the feeds of others: in its own schema, so that it is kept with what they did. */
export class CreateListeners1795545724731 implements MigrationInterface {
  readonly name = 'CreateListeners1795545724731';

  async up(runner: QueryRunner): Promise<void> {
    const { schema } = runner.connection.options as { schema: string };
    await runner.query(
      `create table "${schema}".listener (
         name     text        primary key,
         feed     text        not null,
         place    text,
         heard_at timestamptz not null default clock_timestamp()
       )`,
    );
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
