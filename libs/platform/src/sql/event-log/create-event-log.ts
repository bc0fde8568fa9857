import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The log of a subgraph, in its own schema: dense, in commit order, each event's hash over all before it.
 *
 * `append_events` is the last statement of a transaction at READ COMMITTED. It locks the one row of `feed_head` until the commit is
 * visible, so the order of numbers is the order of commits, and whoever sees number n sees all below it. A transaction that rolls back
 * gives its numbers back.
 */
export class CreateEventLog1795477000000 implements MigrationInterface {
  readonly name = 'CreateEventLog1795477000000';

  async up(runner: QueryRunner): Promise<void> {
    const { schema } = runner.connection.options as { schema: string };
    const feed = schema.replaceAll('_', '-');
    for (const statement of statements(`"${schema}"`, feed)) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}

const statements = (schema: string, feed: string): string[] => [
  `create table ${schema}.feed_head (
     feed      text primary key,
     last_seq  bigint not null default 0,
     last_hash bytea  not null default decode(repeat('00', 32), 'hex'),
     floor_seq bigint not null default 0,
     constraint the_floor_is_not_above_the_head check (floor_seq between 0 and last_seq)
   ) with (fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000)`,
  `insert into ${schema}.feed_head (feed) values ('${feed}')`,
  `create table ${schema}.event (
     seq             bigint      primary key,
     event_id        uuid        not null unique,
     type            text        not null,
     subject_type    text        not null,
     subject_id      uuid        not null,
     subject_key     text,
     subject_version bigint      not null,
     audience        text        not null,
     actor_role      text        not null,
     occurred_at     text,
     topics          text[]      not null,
     session         text,
     states          text[]      not null,
     organizations   text[]      not null,
     changed_fields  text[]      not null,
     correction_of   uuid,
     payload         jsonb       not null,
     recorded_at     timestamptz not null,
     hash            bytea       not null,
     constraint a_payload_is_small check (octet_length(payload::text) <= 65536)
   )`,
  `create index event_subject on ${schema}.event (subject_id, seq)`,
  `create table ${schema}.idempotency (
     actor        text        not null,
     key          text        not null,
     deed         text        not null,
     request_hash bytea       not null,
     response     jsonb,
     created_at   timestamptz not null default clock_timestamp(),
     primary key (actor, key),
     constraint a_key_has_8_to_255_characters check (length(key) between 8 and 255)
   )`,
  `create index idempotency_age on ${schema}.idempotency (created_at)`,
  `create table ${schema}.audit (
     id             bigint      generated always as identity primary key,
     at             timestamptz not null,
     actor          text        not null,
     role           text        not null,
     deed           text        not null,
     subject_type   text        not null,
     subject_id     uuid        not null,
     version        bigint      not null,
     changed_fields text[]      not null,
     reason         text
   )`,
  `create index audit_subject on ${schema}.audit (subject_id, id)`,
  // What is hashed is an array in JSON, so that no two different events give the same text.
  `create function ${schema}.event_hash(before bytea, feed text, e ${schema}.event) returns bytea
   language sql immutable as $$
     select sha256(before || convert_to(jsonb_build_array(feed, e.seq, e.event_id, e.type, e.subject_type, e.subject_id, e.subject_key, e.subject_version,
       e.audience, e.actor_role, e.occurred_at, e.topics, e.session, e.states, e.organizations, e.changed_fields, e.correction_of, e.payload)::text, 'UTF8'))
   $$`,
  `create function ${schema}.append_events(events jsonb, role text, at timestamptz) returns bigint
   language plpgsql as $$
   declare head ${schema}.feed_head; told jsonb; e ${schema}.event;
   begin
     if current_setting('transaction_isolation') <> 'read committed' then
       raise exception 'append_events needs READ COMMITTED' using errcode = '25001';
     end if;
     select * into strict head from ${schema}.feed_head for update;
     for told in select value from jsonb_array_elements(events) loop
       head.last_seq := head.last_seq + 1;
       e := jsonb_populate_record(null::${schema}.event, told);
       e.seq := head.last_seq;
       e.actor_role := role;
       e.recorded_at := at;
       head.last_hash := ${schema}.event_hash(head.last_hash, head.feed, e);
       e.hash := head.last_hash;
       insert into ${schema}.event select e.*;
     end loop;
     update ${schema}.feed_head set last_seq = head.last_seq, last_hash = head.last_hash where feed = head.feed;
     perform pg_notify('feed_' || head.feed, head.last_seq::text);
     return head.last_seq;
   end $$`,
];
