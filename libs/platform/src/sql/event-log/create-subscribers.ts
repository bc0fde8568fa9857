import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who follows the feed of a subgraph under a name, and how far it was acknowledged: in the schema of the log, so that a place and the log are restored together. */
export class CreateSubscribers1795556500000 implements MigrationInterface {
  readonly name = 'CreateSubscribers1795556500000';

  async up(runner: QueryRunner): Promise<void> {
    const { schema } = runner.connection.options as { schema: string };
    await runner.query(
      `create table "${schema}".subscriber (
         id              uuid        primary key,
         version         bigint      not null default 1,
         owner           text        not null,
         role            text        not null,
         state           text,
         organization    text,
         name            text        not null,
         filter          jsonb,
         seq             bigint      not null,
         hash            text        not null,
         registered_at   timestamptz not null,
         acknowledged_at timestamptz,
         constraint a_name_is_given_to_one_subscriber unique (owner, name),
         constraint a_subscriber_has_a_place check (seq >= 0 and hash ~ '^[0-9a-f]{16}$')
       )`,
    );
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
