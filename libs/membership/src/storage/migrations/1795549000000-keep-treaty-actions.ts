import { keepPast } from '@assembly-graph/platform/sql';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepTreatyActions1795549000000 implements MigrationInterface {
  readonly name = 'KeepTreatyActions1795549000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE "membership"."treaty_action" ADD "depositary_reference" text`);
    await runner.query(`ALTER TABLE "membership"."treaty_action" ADD "known_from" TIMESTAMP WITH TIME ZONE`);
    // What was kept of the past by hand goes on in the way of all tables that keep theirs; why it was changed stands in the audit.
    await runner.query(`ALTER TABLE "membership"."treaty_action_past" RENAME TO "treaty_action_was"`);
    for (const statement of keepPast('membership', 'treaty_action')) await runner.query(statement);
    await runner.query(`insert into membership.treaty_action_past (id, state_iso3, treaty_code, kind, taken_on, rule_applied, version, confidence, source_keys, note, known_from, known_to)
      select action_id, was->>'stateIso3', was->>'treatyCode', was->>'kind', (was->>'takenOn')::date, was->>'ruleApplied', version, was->>'confidence',
             array(select jsonb_array_elements_text(was->'sourceKeys')), was->>'note', lag(known_to) over (partition by action_id order by known_to), known_to
        from membership.treaty_action_was`);
    await runner.query(`update membership.treaty_action a set known_from = (select max(known_to) from membership.treaty_action_past p where p.id = a.id) where version > 1`);
    await runner.query(`drop table membership.treaty_action_was`);
  }

  /** Forward only: what a migration did is undone by another one. */
  async down(): Promise<void> {
    throw new Error('Migrations go forward only.');
  }
}
