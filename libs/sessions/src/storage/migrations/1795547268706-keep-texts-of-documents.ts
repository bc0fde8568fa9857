import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Titles in other languages than English are found under their language; the entry of the English one is kept as before. */
const TITLES_ARE_SEARCHABLE = [
  `create function sessions.document_titles_are_searchable() returns trigger language plpgsql as $$
   begin
     insert into sessions.search_entry (subject_id, lang, kind, title, labels, topics, session_code, bodies)
       select new.id, title->>'lang', 'DOCUMENT', title->>'text', new.symbol, new.topics, new.session_code,
              array[case new.session_code when 'RC2010' then 'REVIEW_CONFERENCE' else 'ASSEMBLY' end]
         from jsonb_array_elements(new.titles) as title
       on conflict (subject_id, lang) do update set title = excluded.title, labels = excluded.labels, topics = excluded.topics, session_code = excluded.session_code;
     return null;
   end $$`,
  `create trigger document_titles_are_searchable after insert or update on sessions.document
     for each row when (new.titles <> '[]'::jsonb) execute function sessions.document_titles_are_searchable()`,
];

export class KeepTextsOfDocuments1795547268706 implements MigrationInterface {
  readonly name = 'KeepTextsOfDocuments1795547268706';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE "sessions"."document_expression" ("id" uuid NOT NULL, "document_id" uuid NOT NULL, "lang" text NOT NULL, "status" text NOT NULL, "published_at" TIMESTAMP WITH TIME ZONE NOT NULL, "official_at" TIMESTAMP WITH TIME ZONE, "manifestations" jsonb NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_document_has_one_text_in_a_language" UNIQUE ("document_id", "lang"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "lang_is_known" CHECK ("lang" in ('AR', 'ZH', 'EN', 'FR', 'RU', 'ES')), CONSTRAINT "status_is_known" CHECK ("status" in ('ADVANCE', 'OFFICIAL')), CONSTRAINT "an_official_text_came_out_as_official" CHECK (("status" = 'OFFICIAL') = ("official_at" is not null)), CONSTRAINT "a_text_is_official_when_it_came_out_or_later" CHECK ("official_at" is null or "published_at" <= "official_at"), CONSTRAINT "PK_f0af67de614e08ddd4fd2f44813" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "document_expression_published_at" ON "sessions"."document_expression"  ("published_at", "id") `);
    await runner.query(`CREATE TABLE "sessions"."document_relation" ("id" uuid NOT NULL, "kind" text NOT NULL, "from_symbol" text NOT NULL, "to_symbol" text NOT NULL, "confidence" text NOT NULL, "source_keys" text array NOT NULL, "note" text, "version" integer NOT NULL DEFAULT '1', "known_from" TIMESTAMP WITH TIME ZONE, CONSTRAINT "a_relation_is_entered_once" UNIQUE ("from_symbol", "kind", "to_symbol"), CONSTRAINT "confidence_is_known" CHECK ("confidence" in ('VERIFIED', 'REPORTED', 'RECALLED', 'DERIVED')), CONSTRAINT "a_fact_has_a_source" CHECK (cardinality("source_keys") > 0), CONSTRAINT "kind_is_known" CHECK ("kind" in ('ADDS', 'REVISES', 'CORRECTS', 'REPLACES', 'CITES', 'RESPONDS_TO', 'IMPLEMENTS')), CONSTRAINT "a_document_relates_to_another" CHECK ("from_symbol" <> "to_symbol"), CONSTRAINT "PK_dac3a8b8f3d2046383d97b4d80d" PRIMARY KEY ("id"))`);
    await runner.query(`CREATE INDEX "document_relation_to" ON "sessions"."document_relation"  ("to_symbol", "kind", "id") `);
    await runner.query(`ALTER TABLE "sessions"."document" ADD "titles" jsonb NOT NULL DEFAULT '[]'`);
    await runner.query(`ALTER TABLE "sessions"."document" ADD "category" text`);
    await runner.query(`ALTER TABLE "sessions"."document" ADD "agenda_items" uuid array NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE "sessions"."document" ADD "version" integer NOT NULL DEFAULT '1'`);
    await runner.query(`ALTER TABLE "sessions"."document" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    await runner.query(`ALTER TABLE "sessions"."document" ADD CONSTRAINT "category_is_known" CHECK ("category" in ('AGENDA', 'REPORT', 'PROPOSED_BUDGET', 'CBF_REPORT', 'CREDENTIALS_REPORT', 'DRAFT', 'RESOLUTION', 'DECISION', 'NOTE_VERBALE', 'INFORMATION', 'JOURNAL', 'OFFICIAL_RECORDS', 'STATEMENT', 'CANDIDATURE', 'NGO_PAPER'))`);
    await runner.query(`ALTER TABLE "sessions"."document_expression" ADD CONSTRAINT "a_text_is_of_a_document_on_record" FOREIGN KEY ("document_id") REFERENCES "sessions"."document"("id") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "sessions"."document_relation" ADD CONSTRAINT "a_relation_is_of_a_document_on_record" FOREIGN KEY ("from_symbol") REFERENCES "sessions"."document"("symbol") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    await runner.query(`ALTER TABLE "sessions"."document_relation" ADD CONSTRAINT "a_relation_points_to_a_document_on_record" FOREIGN KEY ("to_symbol") REFERENCES "sessions"."document"("symbol") ON DELETE NO ACTION ON UPDATE NO ACTION`);
    // By hand: TypeORM writes no GIN index.
    await runner.query(`CREATE INDEX "document_agenda_items" ON "sessions"."document" USING gin ("agenda_items")`);
    for (const statement of ['document', 'document_expression', 'document_relation'].flatMap((table) => keepPast('sessions', table))) await runner.query(statement);
    for (const statement of TITLES_ARE_SEARCHABLE) await runner.query(statement);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
