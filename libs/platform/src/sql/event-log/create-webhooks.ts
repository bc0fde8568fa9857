import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The endpoints that are told the feed of a subgraph, and how far: in the schema of the log, so that a place and the log are restored together. */
export class CreateWebhooks1795558000000 implements MigrationInterface {
  readonly name = 'CreateWebhooks1795558000000';

  async up(runner: QueryRunner): Promise<void> {
    const { schema } = runner.connection.options as { schema: string };
    await runner.query(
      `create table "${schema}".webhook (
         id               uuid        primary key,
         version          bigint      not null default 1,
         owner            text        not null,
         role             text        not null,
         state            text,
         organization     text,
         url              text        not null,
         filter           jsonb,
         seq              bigint      not null,
         hash             text        not null,
         status           text        not null default 'ACTIVE',
         status_since     timestamptz not null,
         reason           text,
         secret           text        not null,
         secret_since     timestamptz not null,
         old_secret       text,
         old_secret_until timestamptz,
         attempts         int         not null default 0,
         next_attempt_at  timestamptz,
         failure          text,
         failed_at        timestamptz,
         delivered_at     timestamptz,
         test_id          uuid,
         test_asked_at    timestamptz,
         tested_at        timestamptz,
         test_outcome     text,
         lease            uuid,
         leased_until     timestamptz,
         created_at       timestamptz not null,
         constraint a_webhook_has_a_place check (seq >= 0 and hash ~ '^[0-9a-f]{16}$'),
         constraint a_webhook_is_disabled_for_a_reason check (status in ('ACTIVE', 'PAUSED', 'DISABLED') and (reason is not null) = (status = 'DISABLED')),
         constraint an_old_secret_ends check ((old_secret is null) = (old_secret_until is null))
       )`,
    );
    await runner.query(`create index webhook_owner on "${schema}".webhook (owner)`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
