import { keepPast, keepSearchable, keepSearchableFor } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const MODES = `'CONSENSUS', 'ACCLAMATION', 'WITHOUT_VOTE', 'SILENCE_PROCEDURE', 'VOTE', 'RECORDED_VOTE', 'NON_RECORDED_VOTE', 'SECRET_BALLOT'`;
const SUBJECTS = `'RESOLUTION', 'REMOVAL_FROM_OFFICE', 'REPORT', 'AGENDA', 'CREDENTIALS', 'EXEMPTION', 'PROCEDURE', 'ELECTION_RESULT'`;

const SEARCHABLE_DRAFT = {
  table: 'draft', kind: 'DRAFT',
  title: 'new.title',
  labels: "coalesce(new.symbol, '')",
  detail: "coalesce(new.note, '')",
  topics: 'new.topics',
  sessionCode: 'new.session_code',
  bodies: "new.sponsor_states || new.sponsor_bodies || array_remove(array[new.facilitator_iso3], null)",
  audience: "case when new.tabled_on is null then 'RESTRICTED' else 'PUBLIC' end",
};

/** What may follow on what, as the domain has it: a draft never goes back, but to a revision. */
const MOVES = [
  ['CONCEPT', 'INFORMAL', 'TABLED', 'WITHDRAWN'], ['INFORMAL', 'TABLED', 'WITHDRAWN'],
  ...['TABLED', 'REVISED', 'ORALLY_AMENDED'].map((from) => [from, 'REVISED', 'ORALLY_AMENDED', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'NO_ACTION']),
].flatMap(([from, ...next]) => next.map((to) => `'${from} ${to}'`));

export class AddDrafts1795546815921 implements MigrationInterface {
  readonly name = 'AddDrafts1795546815921';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "resolutions"."draft" ("id" uuid NOT NULL, "symbol" text, "sort_key" text NOT NULL, "session_code" text NOT NULL, "agenda_item_id" uuid, "title" text NOT NULL, "kind" text NOT NULL, "topics" text array NOT NULL, "sponsor_states" text array NOT NULL, "sponsor_bodies" text array NOT NULL, "facilitator_iso3" text, "status" text NOT NULL, "revision" integer NOT NULL, "started_on" date NOT NULL, "tabled_on" date, "resolution_id" uuid, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "draft_symbol" UNIQUE ("symbol"), CONSTRAINT "draft_becomes_one_resolution" UNIQUE ("resolution_id"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "kind_is_known" CHECK ("kind" in ('OMNIBUS', 'BUDGET', 'COOPERATION', 'COMPLEMENTARITY', 'AMENDMENT', 'REVIEW', 'REMUNERATION', 'PROCEDURE', 'PREMISES', 'OTHER')), CONSTRAINT "status_is_known" CHECK ("status" in ('CONCEPT', 'INFORMAL', 'TABLED', 'REVISED', 'ORALLY_AMENDED', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'NO_ACTION')), CONSTRAINT "topics_are_known" CHECK ("topics" <@ array['UNIVERSALITY', 'APIC', 'COOPERATION', 'ICC_UN', 'ICC_OTHER_ORGS', 'ELECTION_JUDGES', 'ELECTION_PROSECUTOR', 'COUNSEL', 'LEGAL_AID', 'EFFICIENCY', 'STRATEGIC_PLANNING', 'VICTIMS', 'TFV', 'GEOGRAPHY_GENDER', 'COMPLEMENTARITY', 'BUDGET', 'AMENDMENTS']), CONSTRAINT "a_symbol_comes_with_the_tabling" CHECK (("symbol" is null) = ("tabled_on" is null)), CONSTRAINT "only_what_was_tabled_is_before_the_assembly" CHECK ("status" = 'WITHDRAWN' or ("status" in ('CONCEPT', 'INFORMAL')) = ("tabled_on" is null)), CONSTRAINT "what_is_adopted_is_a_resolution" CHECK (("status" = 'ADOPTED') = ("resolution_id" is not null)), CONSTRAINT "a_draft_is_brought_by_somebody" CHECK (cardinality("sponsor_states") + cardinality("sponsor_bodies") > 0 or "facilitator_iso3" is not null), CONSTRAINT "a_draft_is_tabled_once_there_is_one" CHECK ("started_on" <= "tabled_on"), CONSTRAINT "PK_0b2b03d3f2c998450423648bc65" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "draft_sort_key" ON "resolutions"."draft"  ("sort_key", "id") `);
    await runner.query(`CREATE INDEX "draft_session" ON "resolutions"."draft"  ("session_code", "sort_key", "id") `);
    await runner.query(`CREATE TABLE "resolutions"."lifecycle_step" ("id" uuid NOT NULL, "draft_id" uuid, "resolution_id" uuid, "position" integer NOT NULL, "stage" text NOT NULL, "taken_on" date, "symbol" text, "revision" integer, "lang" text, "silence_until" TIMESTAMP WITH TIME ZONE, "url" text, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "stage_is_known" CHECK ("stage" in ('CONCEPT', 'INFORMAL', 'TABLED', 'REVISED', 'ORALLY_AMENDED', 'ADOPTED', 'NOT_ADOPTED', 'WITHDRAWN', 'NO_ACTION', 'ADVANCE_VERSION', 'OFFICIAL', 'CORRECTED')), CONSTRAINT "lang_is_known" CHECK ("lang" in ('AR', 'ZH', 'EN', 'FR', 'RU', 'ES')), CONSTRAINT "a_step_is_one_of_a_text" CHECK (num_nonnulls("draft_id", "resolution_id") > 0), CONSTRAINT "only_what_is_issued_has_a_language" CHECK (("stage" in ('ADVANCE_VERSION', 'OFFICIAL', 'CORRECTED')) = ("lang" is not null)), CONSTRAINT "silence_is_kept_on_an_informal_paper" CHECK ("silence_until" is null or "stage" = 'INFORMAL'), CONSTRAINT "PK_c1b8af4d7623f051792d56bf795" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE UNIQUE INDEX "steps_of_a_draft_are_counted" ON "resolutions"."lifecycle_step"  ("draft_id", "position") WHERE "draft_id" is not null`);
    await runner.query(`CREATE INDEX "lifecycle_step_resolution" ON "resolutions"."lifecycle_step"  ("resolution_id", "position", "id") `);
    await runner.query(`CREATE UNIQUE INDEX "a_resolution_is_adopted_once" ON "resolutions"."lifecycle_step"  ("resolution_id") WHERE "stage" = 'ADOPTED'`);
    await runner.query(`CREATE UNIQUE INDEX "a_text_is_issued_once_in_a_language" ON "resolutions"."lifecycle_step"  ("resolution_id", "lang", "stage") WHERE "stage" in ('ADVANCE_VERSION', 'OFFICIAL')`);
    await runner.query(`CREATE UNIQUE INDEX "a_corrigendum_is_issued_once_in_a_language" ON "resolutions"."lifecycle_step"  ("symbol", "lang") WHERE "stage" = 'CORRECTED'`);
    await runner.query(`ALTER TABLE "resolutions"."resolution" ADD "text_status" text`);
    await runner.query(`ALTER TABLE "resolutions"."resolution" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."resolution" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "votes_against" integer`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "abstentions" integer`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "not_participating" integer`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "states_parties" integer`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "states_present" integer`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "requirement" text`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "result" text NOT NULL DEFAULT 'ADOPTED'`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "plenary_meeting" integer`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "draft_id" uuid`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "matter" text`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "topics" text array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`CREATE INDEX "decision_draft" ON "resolutions"."decision"  ("draft_id", "decided_on", "id") `);
    await runner.query(`ALTER TABLE "resolutions"."resolution" ADD CONSTRAINT "text_status_is_known" CHECK ("text_status" in ('ADVANCE', 'OFFICIAL', 'CORRECTED'))`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD CONSTRAINT "requirement_is_known" CHECK ("requirement" in ('CONSENSUS', 'SIMPLE_PRESENT_VOTING', 'TWO_THIRDS_PRESENT_VOTING', 'TWO_THIRDS_STATES_PARTIES', 'ABSOLUTE_MAJORITY_STATES_PARTIES'))`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD CONSTRAINT "result_is_known" CHECK ("result" in ('ADOPTED', 'REJECTED', 'POSTPONED', 'NO_ACTION'))`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD CONSTRAINT "what_is_decided_without_a_vote_has_none" CHECK ("mode" not in ('CONSENSUS', 'ACCLAMATION', 'WITHOUT_VOTE', 'SILENCE_PROCEDURE') or num_nonnulls("votes_in_favour", "votes_against", "abstentions", "not_participating") = 0)`);
    await runner.query(`ALTER TABLE "resolutions"."decision" ADD CONSTRAINT "votes_are_those_of_states_parties" CHECK (least("votes_in_favour", "votes_against", "abstentions", "not_participating", "states_present", 0) = 0 and coalesce("votes_in_favour", 0) + coalesce("votes_against", 0) + coalesce("abstentions", 0) + coalesce("not_participating", 0) <= coalesce("states_parties", 1000) and "states_present" <= "states_parties")`);
    await runner.query(`CREATE INDEX "draft_topics" ON "resolutions"."draft" USING gin ("topics")`);
    await runner.query(`CREATE INDEX "draft_sponsors" ON "resolutions"."draft" USING gin ("sponsor_states")`);
    for (const [table, column, values] of [['resolution', 'adoption_mode', MODES], ['decision', 'mode', MODES], ['decision', 'subject', SUBJECTS]]) {
      await runner.query(`ALTER TABLE "resolutions"."${table}" DROP CONSTRAINT "${column}_is_known", ADD CONSTRAINT "${column}_is_known" CHECK ("${column}" in (${values}))`);
    }
    await runner.query(`
      create function resolutions.draft_goes_forward() returns trigger language plpgsql as $$
      begin
        if new.status <> old.status and not (old.status || ' ' || new.status = any(array[${MOVES.join(', ')}])) then
          raise exception 'a draft that is % does not become %', old.status, new.status using errcode = 'check_violation', constraint = 'a_draft_goes_forward';
        end if;
        return new;
      end $$`);
    await runner.query('create trigger draft_goes_forward before update on resolutions.draft for each row execute function resolutions.draft_goes_forward()');
    // What the data set says of resolutions that were loaded before: the next data set says the same in its own words.
    await runner.query(`update resolutions.decision set plenary_meeting = r.plenary_meeting, topics = r.topics from resolutions.resolution r where r.id = resolution_id`);
    await runner.query(`insert into resolutions.lifecycle_step (id, resolution_id, position, stage, taken_on, symbol, confidence, source_keys, note)
      select gen_random_uuid(), r.id, 1, 'ADOPTED', r.adopted_on, r.symbol, coalesce(d.confidence, r.confidence), r.source_keys, r.note
      from resolutions.resolution r left join resolutions.decision d on d.resolution_id = r.id`);
    const statements = [
      ...['resolution', 'decision', 'draft', 'lifecycle_step'].flatMap((table) => keepPast('resolutions', table)),
      ...keepSearchable('resolutions', SEARCHABLE_DRAFT),
      ...keepSearchableFor('resolutions', SEARCHABLE_DRAFT),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
